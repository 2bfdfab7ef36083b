"""What the local runtime remembers between starts, all of it under .runtime/."""

import fcntl
import json
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from infra.local import snapshots
from infra.local.environments import RUNTIME
from infra.local.files import replace
from infra.local.ports import LOOPBACK, free_port
from infra.local.problem import Problem


class Memory:
    """The places of the state, and the choices that must be the same at the next start."""

    def __init__(self, place: Path = RUNTIME) -> None:
        self.place = place
        self.backend = place / "state"
        self.sandbox = place / "sandbox"
        self.bookmarks = place / "bookmarks"
        self.logs = place / "logs"
        self.scratch = place / "scratch"
        self.environment = place / "environment.json"
        self.processes = place / "processes.json"
        self._choices = place / "choices.json"

    def lock(self) -> IO[str]:
        """Held for as long as the file stays open: two runtimes would overwrite each other's state."""
        try:
            self.place.mkdir(exist_ok=True)
            handle = (self.place / "lock").open("w")
        except OSError as error:
            raise Problem(f"Cannot write {self.place}: {error.strerror}.") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            handle.close()
            raise Problem("Kabinet is already running from this folder; stop it first.") from error
        return handle

    def forget(self) -> None:
        """All data and choices; the environments stay, they only take time to make again."""
        for place in (self.backend, self.sandbox, self.bookmarks, self.logs, self.scratch):
            shutil.rmtree(place, ignore_errors=True)
        for file in (self.environment, self.processes, self._choices):
            file.unlink(missing_ok=True)

    def backend_port(self) -> int:
        """The same as last time when it is free; addresses inside the kept state follow a change."""
        before = self._choice("backend_port")
        port = free_port(before)
        if before and port != before:
            self._move(f"{LOOPBACK}:{before}", f"{LOOPBACK}:{port}")
        self._choose("backend_port", port)
        return port

    def token_key(self) -> str:
        """Made once per folder: sessions survive a restart, and no two developers share a key."""
        key: str = self._choice("token_key") or secrets.token_urlsafe(32)
        self._choose("token_key", key)
        return key

    @property
    def filled(self) -> bool:
        """Whether there ever was data here; the store itself knows what is in it."""
        return bool(self._choice("seeded"))

    def remember_filled(self) -> None:
        self._choose("seeded", True)

    def _move(self, before: str, after: str) -> None:
        """The backend keeps the addresses of its queues whole. Broken off, the next start does it again."""
        found = snapshots.newest(self.backend)
        for file in found.place.glob("*.json") if found else ():
            replace(file, file.read_text("utf-8").replace(before, after))

    def _choice(self, name: str) -> Any:
        return self._read().get(name)

    def _choose(self, name: str, value: object) -> None:
        replace(self._choices, json.dumps(self._read() | {name: value}))

    def _read(self) -> dict[str, Any]:
        with suppress(FileNotFoundError, json.JSONDecodeError):
            read: dict[str, Any] = json.loads(self._choices.read_text())
            return read
        return {}
