"""All that the played OK remembers; every change is saved at once."""

import threading
from dataclasses import asdict

from infra.sandbox.ok.memory import Memory, Session, read_memory
from infra.sandbox.ok.messages import Message
from infra.sandbox.ok.people import Person
from infra.sandbox.storage import JsonFile

SESSIONS_KEPT = 500
MESSAGES_KEPT = 100  # per person


class OkState:
    def __init__(self, file: JsonFile) -> None:
        self._file = file
        self._lock = threading.RLock()
        saved = file.load()
        self._memory = read_memory(saved) if saved else Memory()

    def people(self) -> list[Person]:
        with self._lock:
            return list(self._memory.people.values())

    def person(self, user: str) -> Person | None:
        return self._memory.people.get(user)

    def put_person(self, person: Person) -> None:
        with self._lock:
            self._memory.people[person.id] = person
            self._save()

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

    @property
    def memberships(self) -> str:
        return self._memory.memberships

    def choose_memberships(self, shape: str) -> None:
        with self._lock:
            self._memory.memberships = shape
            self._save()

    def reset(self) -> None:
        with self._lock:
            self._memory = Memory()
            self._save()

    def _save(self) -> None:
        self._file.save({"v": 1, **asdict(self._memory)})
