"""Control calls of the bot's chats: a person writes or presses a button, deliveries misbehave, the limit changes."""

from dataclasses import asdict, dataclass
from typing import Any

from infra.sandbox.limit import Limit
from infra.sandbox.ok.deliveries import created, pressed
from infra.sandbox.ok.hooks import MANNERS, Hooks, Manner
from infra.sandbox.ok.messages import Message, new_written
from infra.sandbox.ok.people import Person
from infra.sandbox.ok.state import OkState
from infra.sandbox.ok.wishes import read_attachments, read_user
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply
from infra.sandbox.wishes import only, read_number, read_text


@dataclass(frozen=True)
class ChatControl:
    state: OkState
    hooks: Hooks
    limit: Limit

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", r"/sandbox/inbox", self.read_inbox),
            Route("POST", r"/sandbox/write", self.write),
            Route("POST", r"/sandbox/press", self.press),
            Route("GET", r"/sandbox/hooks", self.show_hooks),
            Route("POST", r"/sandbox/hooks", self.choose_manner),
            Route("POST", r"/sandbox/hooks/drop", self.drop),
            Route("GET", r"/sandbox/limit", lambda request: json_reply({"limit": self.limit.shown()})),
            Route("POST", r"/sandbox/limit", self.choose_limit),
        )

    def read_inbox(self, request: Request) -> Reply:
        person = read_user(request.parameters(), self.state.person)
        written = [asdict(each) for each in self.state.written(person.id)]
        return json_reply({"messages": [asdict(m) for m in self.state.inbox(person.id)], "written": written})

    def write(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "user", "text", "attachments", "reply_to")
        person = read_user(wish, self.state.person)
        reply_to = self._message(person, wish["reply_to"]).id if wish.get("reply_to") else None
        text, attachments = read_text(wish, "text", 5000, least=0), read_attachments(wish)
        if not (text or attachments):
            raise Refused("text must not be empty.")
        written = new_written(person.id, text=text, attachments=attachments, reply_to=reply_to)
        self.state.write(person.id, written)
        self.hooks.tell(created(person, written))
        return json_reply({"written": asdict(written)})

    def press(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "user", "message", "payload")
        person = read_user(wish, self.state.person)
        message = self._message(person, wish.get("message"))
        button = next((each for each in callbacks(message) if each["payload"] == wish.get("payload")), None)
        if button is None:
            raise Refused("payload must be that of a button under the message.")
        written = new_written(person.id, text=button["text"], under=message.id, payload=button["payload"])
        self.state.write(person.id, written)
        self.hooks.tell(pressed(person, written))
        return json_reply({"written": asdict(written)})

    def show_hooks(self, request: Request) -> Reply:
        return json_reply({**self.summary(), "manners": MANNERS, "deliveries": self.hooks.shown()})

    def choose_manner(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "manner", "seconds", "retry")
        kind = wish.get("manner", self.hooks.manner.kind)
        if kind not in MANNERS:
            raise Refused(f"manner must be one of: {', '.join(MANNERS)}.")
        seconds = read_number(wish, "seconds", self.hooks.manner.seconds, least=0, most=3600)
        self.hooks.manner = Manner(
            kind, seconds, read_number(wish, "retry", self.hooks.manner.retry, least=0.05, most=3600)
        )
        return json_reply(self.summary())

    def drop(self, request: Request) -> Reply:
        only(request.json_object())
        self.state.drop_subscriptions()
        return json_reply(self.summary())

    def choose_limit(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "per_second")
        per_second = wish.get("per_second")
        if per_second is not None:
            per_second = int(read_number(wish, "per_second", 0, least=1, most=10_000))
        self.limit.choose(per_second)
        return json_reply({"limit": self.limit.shown()})

    def summary(self) -> dict[str, Any]:
        manner = self.hooks.manner
        return {
            "manner": manner.kind,
            "seconds": manner.seconds,
            "retry": manner.retry,
            "subscriptions": [{"types": each.types, "time": each.time} for each in self.state.subscriptions()],
        }

    def _message(self, person: Person, number: object) -> Message:
        found = next((each for each in self.state.inbox(person.id) if each.id == number), None)
        if found is None:
            raise Refused("There is no such message in this inbox.")
        return found


def callbacks(message: Message) -> list[dict[str, Any]]:
    keyboards = [each["payload"]["keyboard"] for each in message.attachments if each["type"] == "INLINE_KEYBOARD"]
    rows = [row for keyboard in keyboards for row in keyboard["buttons"]]
    return [button for row in rows for button in row if button["type"] == "CALLBACK"]
