"""What every played marketplace has for its page: keys to connect it with, what was said of orders, a buyer's pen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from infra.sandbox.diary import Diary
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply
from infra.sandbox.wishes import only, read_text

LONGEST = 1_000
"""Characters of a message."""


@dataclass(frozen=True)
class Access:
    """An account that can be connected: the fields of the cabinet's form for it. They open nothing but the sandbox."""

    title: str
    settings: Mapping[str, str]
    secrets: Mapping[str, str]


def tell_nobody(order: str, text: str) -> None:
    """Of a marketplace that does not push, or of which nobody knows how it pushes messages."""


@dataclass(frozen=True)
class Counter:
    """``tell``: how its marketplace pushes what a buyer wrote of his order."""

    name: str
    accesses: Callable[[], Sequence[Access]]
    diary: Diary
    tell: Callable[[str, str], None] = tell_nobody

    @property
    def routes(self) -> Sequence[Route]:
        return (
            Route("GET", rf"/sandbox/{self.name}/keys", self.show_keys),
            Route("GET", rf"/sandbox/{self.name}/diary", self.show_diary),
            Route("POST", rf"/sandbox/{self.name}/write", self.write),
        )

    def show_keys(self, request: Request) -> Reply:
        accounts = [
            {"title": each.title, "settings": dict(each.settings), "secrets": dict(each.secrets)}
            for each in self.accesses()
        ]
        return json_reply({"accounts": accounts})

    def show_diary(self, request: Request) -> Reply:
        return json_reply({"orders": self.diary.shown()})

    def write(self, request: Request) -> Reply:
        """As the buyer: kept for whoever asks for it, and pushed where the marketplace pushes messages."""
        wish = request.json_object()
        only(wish, "order", "text")
        order, text = str(wish.get("order", "")), read_text(wish, "text", LONGEST)
        if not self.diary.knows(order):
            raise Refused("order must be the number of an order.", 404)
        self.diary.wrote(order, text)
        self.tell(order, text)
        return json_reply({"notes": self.diary.of(order)})
