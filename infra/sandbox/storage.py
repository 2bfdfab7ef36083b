"""A JSON file that is never half written: data survives a restart."""

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any


class Unreadable(Exception):
    """The file of an earlier run cannot be used; the message is a sentence for the operator."""


class JsonFile:
    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> dict[str, Any] | None:
        """What was saved, or None when nothing was."""
        try:
            value = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            raise Unreadable(f"cannot read {self.path}: delete it to start afresh") from None
        if not isinstance(value, dict) or value.get("v") != 1:
            raise Unreadable(f"{self.path} is of another version: delete it to start afresh")
        return value

    def save(self, value: dict[str, Any]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False)
        Path(name).replace(self.path)


class Keeping:
    """Writes what ``taken`` shows into a file: in a burst not each change of it, all of it when its owner ends.

    Between two writings pass a second, and twenty times as long as the last one took. Without a file nothing is kept.
    """

    EVERY, SHARE = 1.0, 20

    def __init__(self, file: JsonFile | None, taken: Callable[[], dict[str, Any]]) -> None:
        self._file, self._taken = file, taken
        self._after = 0.0
        self._owing = False

    def changed(self) -> None:
        self._owing = True
        if monotonic() >= self._after:
            self.save()

    def save(self) -> None:
        """What is owed; nothing is written of what nobody has touched."""
        if self._file is None or not self._owing:
            return
        begun = monotonic()
        self._file.save({"v": 1, **self._taken()})
        ended = monotonic()
        self._owing, self._after = False, ended + max(self.EVERY, self.SHARE * (ended - begun))
