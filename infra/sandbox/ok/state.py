"""All that the played OK remembers; every change is saved at once."""

import secrets
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, replace

from infra.sandbox.ok import content
from infra.sandbox.ok.content import Comment, Item
from infra.sandbox.ok.memory import AdminToken, Memory, Play, Session, Subscription, read_memory
from infra.sandbox.ok.messages import Message, Written
from infra.sandbox.ok.people import Person
from infra.sandbox.storage import JsonFile

SESSIONS_KEPT = 500
MESSAGES_KEPT = 100  # per person
ADMIN = "570000000001"


class OkState:
    def __init__(self, file: JsonFile, admin_token: str) -> None:
        self._file = file
        self._admin_token = admin_token
        self._lock = threading.RLock()
        saved = file.load()
        self._memory = read_memory(saved) if saved else Memory()

    # People

    def people(self) -> list[Person]:
        with self._lock:
            return list(self._memory.people.values())

    def person(self, user: str) -> Person | None:
        return self._memory.people.get(user)

    def put_person(self, person: Person) -> None:
        with self._lock:
            self._memory.people[person.id] = person
            self._save()

    # Sessions and tokens

    def session(self, key: str) -> Session | None:
        return self._memory.sessions.get(key)

    def open_session(self, session: Session) -> None:
        with self._lock:
            sessions = self._memory.sessions
            sessions[session.key] = session
            while len(sessions) > SESSIONS_KEPT:
                del sessions[next(iter(sessions))]
            self._save()

    def last_launch(self, user: str) -> str | None:
        return self._memory.launches.get(user)

    def remember_launch(self, user: str, query: str) -> None:
        with self._lock:
            self._memory.launches[user] = query
            self._save()

    def tokens(self) -> dict[str, AdminToken]:
        with self._lock:
            return {self._admin_token: AdminToken(ADMIN), **self._memory.tokens}

    def put_token(self, token: str, admin: AdminToken) -> None:
        with self._lock:
            self._memory.tokens[token] = admin
            self._save()

    def issue_token(self, user: str) -> str:
        """A new token; those the person had are revoked, as when he lets the application in anew."""
        with self._lock:
            for token, admin in self.tokens().items():
                if admin.user == user:
                    self._memory.tokens[token] = replace(admin, state="revoked")
            issued = f"sandbox-admin-{secrets.token_hex(12)}"
            self.put_token(issued, AdminToken(user))
            return issued

    # Messages

    def deliver(self, user: str, message: Message) -> None:
        with self._lock:
            inbox = self._memory.inboxes.setdefault(user, [])
            inbox.append(message)
            del inbox[:-MESSAGES_KEPT]
            self._save()

    def inbox(self, user: str) -> list[Message]:
        """Newest first."""
        with self._lock:
            return self._memory.inboxes.get(user, [])[::-1]

    def write(self, user: str, written: Written) -> None:
        with self._lock:
            own = self._memory.written.setdefault(user, [])
            own.append(written)
            del own[:-MESSAGES_KEPT]
            self._save()

    def written(self, user: str) -> list[Written]:
        """Newest first."""
        with self._lock:
            return self._memory.written.get(user, [])[::-1]

    def subscriptions(self) -> Sequence[Subscription]:
        with self._lock:
            return tuple(self._memory.subscriptions)

    def subscribe(self, url: str, types: list[str]) -> None:
        """Once more is the same subscription."""
        with self._lock:
            kept = [each for each in self._memory.subscriptions if each.url != url]
            self._memory.subscriptions = [*kept, Subscription(url, types, time.time_ns() // 1_000_000)]
            self._save()

    def drop_subscriptions(self, url: str | None = None) -> bool:
        """That of an address, or all; whether there was any."""
        with self._lock:
            kept = [each for each in self._memory.subscriptions if url is not None and each.url != url]
            dropped = len(kept) < len(self._memory.subscriptions)
            self._memory.subscriptions = kept
            self._save()
            return dropped

    # The group's pages

    def items(self) -> list[Item]:
        with self._lock:
            return list(self._memory.content.items.values())

    def item(self, number: str) -> Item | None:
        return self._memory.content.items.get(number)

    def comments(self, item: str) -> list[Comment]:
        """Oldest first."""
        with self._lock:
            own = [each for each in self._memory.content.comments.values() if each.item == item]
            return sorted(own, key=lambda comment: (comment.at_ms, int(comment.id)))

    def add_comment(
        self, item: str, author: str | None, *, text: str, at_ms: int, reply_to: str | None = None
    ) -> Comment:
        with self._lock:
            comment = content.add_comment(self._memory.content, item, author, text=text, at_ms=at_ms, reply_to=reply_to)
            self._save()
            return comment

    def remove_comment(self, number: str) -> bool:
        with self._lock:
            removed = self._memory.content.comments.pop(number, None)
            self._save()
            return removed is not None

    def add_item(self, kind: str, title: str, text: str) -> Item:
        with self._lock:
            item = content.add_item(self._memory.content, kind, title, text)
            self._save()
            return item

    def remove_item(self, number: str) -> None:
        with self._lock:
            content.remove_item(self._memory.content, number)
            self._save()

    # The manner of the play

    @property
    def play(self) -> Play:
        return self._memory.play

    def choose(self, play: Play) -> None:
        with self._lock:
            self._memory.play = play
            self._save()

    def reset(self) -> None:
        with self._lock:
            self._memory = Memory()
            self._save()

    def _save(self) -> None:
        self._file.save({"v": 1, **asdict(self._memory)})
