"""Control calls of the group's pages: what is there, comments that come and go, the administrator's token."""

import time
from dataclasses import asdict, dataclass, replace
from typing import Any

from infra.sandbox.ok.application import Application
from infra.sandbox.ok.content import DISCUSSIONS, KINDS, Item
from infra.sandbox.ok.state import ADMIN, OkState
from infra.sandbox.ok.wishes import read_user
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply
from infra.sandbox.wishes import one_of, only, read_number, read_text

TOKEN_STATES = ("active", "expired", "revoked")


@dataclass(frozen=True)
class GroupControl:
    app: Application
    state: OkState
    address: str

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", r"/sandbox/group", self.show),
            Route("POST", r"/sandbox/comment", self.comment),
            Route("POST", r"/sandbox/comment/remove", self.remove_comment),
            Route("POST", r"/sandbox/item", self.add_item),
            Route("POST", r"/sandbox/item/remove", self.remove_item),
            Route("POST", r"/sandbox/token", self.change_token),
            Route("POST", r"/sandbox/token/issue", self.issue_token),
            Route("GET", rf"/group/{self.app.group}/(?:[a-z]+/)*(?:[0-9]+/)?([0-9]+)", self.open_item),
        )

    def show(self, request: Request) -> Reply:
        items = [self._shown(item) for item in sorted(self.state.items(), key=lambda item: -item.created_ms)]
        tokens = [{"token": token, **asdict(admin)} for token, admin in self.state.tokens().items()]
        return json_reply({"items": items, "tokens": tokens, "states": TOKEN_STATES})

    def comment(self, request: Request) -> Reply:
        """Without a user as the group itself; `at` is unix milliseconds, now when it is not given."""
        wish = request.json_object()
        only(wish, "item", "user", "text", "reply_to", "at")
        item = self._item(wish.get("item"))
        author = None if wish.get("user") is None else read_user(wish, self.state.person).id
        reply_to = wish.get("reply_to")
        if reply_to is not None and reply_to not in {each.id for each in self.state.comments(item.id)}:
            raise Refused("reply_to must be a comment of this item.")
        at_ms = int(read_number(wish, "at", time.time_ns() // 1_000_000, least=0, most=4_000_000_000_000))
        made = self.state.add_comment(
            item.id, author, text=read_text(wish, "text", 5000), at_ms=at_ms, reply_to=reply_to
        )
        return json_reply({"comment": asdict(made)})

    def remove_comment(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "comment")
        if not self.state.remove_comment(str(wish.get("comment"))):
            raise Refused("There is no such comment.")
        return json_reply({"removed": True})

    def add_item(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "kind", "title", "text")
        kind, title = one_of(wish, "kind", KINDS), read_text(wish, "title", 200)
        item = self.state.add_item(kind, title, read_text({"text": "", **wish}, "text", 2000, least=0))
        return json_reply({"item": self._shown(item)})

    def remove_item(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "item")
        self.state.remove_item(self._item(wish.get("item")).id)
        return json_reply({"removed": True})

    def change_token(self, request: Request) -> Reply:
        """Of the token named, else of the administrator's first."""
        wish = request.json_object()
        only(wish, "token", "state")
        tokens = self.state.tokens()
        token = wish.get("token", self.app.admin_token)
        if token not in tokens:
            raise Refused("There is no such token.")
        self.state.put_token(token, replace(tokens[token], state=one_of(wish, "state", TOKEN_STATES)))
        return json_reply({"state": wish["state"]})

    def issue_token(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "user")
        person = read_user({"user": ADMIN, **wish}, self.state.person)
        return json_reply({"token": self.state.issue_token(person.id)})

    def open_item(self, request: Request, item: str) -> Reply:
        """The address of a discussion, as OK's own would be: opens the panel of the group there."""
        return Reply(302, b"", headers={"Location": f"/?tab=group&item={item}"})

    def _item(self, number: object) -> Item:
        item = self.state.item(number) if isinstance(number, str) else None
        if item is None:
            raise Refused("item must be the id of a good, a topic or a photo.")
        return item

    def _shown(self, item: Item) -> dict[str, Any]:
        comments = [asdict(each) for each in self.state.comments(item.id)]
        picture = None if item.kind == "topic" else f"{self.address}picture/{item.id}.svg"
        return {**asdict(item), "type": DISCUSSIONS[item.kind], "picture": picture, "comments": comments}
