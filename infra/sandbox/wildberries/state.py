"""All that the played Wildberries remembers. Kept in a file."""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from infra.sandbox.storage import JsonFile, Keeping
from infra.sandbox.wildberries.memory import Mark, Memory, Supply, Task, read_memory


class WildberriesState:
    def __init__(self, file: JsonFile) -> None:
        self._keeping = Keeping(file, lambda: asdict(self._memory))
        self._lock = threading.RLock()
        self._depth = 0
        saved = file.load()
        self._memory = read_memory(saved) if saved else Memory()

    @contextmanager
    def change(self) -> Iterator[Memory]:
        """All that is done within is one, and never kept by half; what fails half way is not undone."""
        with self._lock:
            self._depth += 1
            try:
                yield self._memory
            finally:
                self._depth -= 1
                if not self._depth:
                    self._keeping.changed()

    def tasks(self, seller: str) -> Sequence[Task]:
        """By number."""
        with self._lock:
            return sorted((t for t in self._memory.tasks.values() if t.seller == seller), key=lambda task: task.id)

    def task(self, number: int, seller: str | None = None) -> Task | None:
        found = self._memory.tasks.get(number)
        return found if found and seller in (None, found.seller) else None

    def all_tasks(self) -> Sequence[Task]:
        with self._lock:
            return list(self._memory.tasks.values())

    def all_supplies(self) -> Sequence[Supply]:
        with self._lock:
            return list(self._memory.supplies.values())

    def supplies(self, seller: str) -> Sequence[Supply]:
        return [each for each in self.all_supplies() if each.seller == seller]

    def supply(self, name: str, seller: str) -> Supply | None:
        found = self._memory.supplies.get(name)
        return found if found and found.seller == seller else None

    def within(self, supply: str) -> Sequence[Task]:
        return [each for each in self.all_tasks() if each.supply == supply]

    def add_task(self, seller: str, about: Mapping[str, Any]) -> Task:
        """The marks it needs are missing at first."""
        with self.change() as memory:
            memory.number += 1
            made = str(about.get("createdAt") or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
            at = int(datetime.fromisoformat(made).timestamp()) if about.get("createdAt") else int(time.time())
            task = Task(memory.number, seller, {**about, "id": memory.number, "createdAt": made}, at)
            task.marks = {key: Mark(None, "required") for key in about["requiredMeta"]}
            task.marks |= {key: Mark(None, "optional") for key in about["optionalMeta"]}
            memory.tasks[task.id] = task
            return task

    def add_supply(self, seller: str, name: str) -> Supply:
        with self.change() as memory:
            memory.number += 1
            supply = Supply(f"WB-GI-{memory.number}", seller, name, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
            memory.supplies[supply.id] = supply
            return supply

    def reset(self) -> None:
        with self._lock:
            self._memory = Memory()
            self._keeping.changed()

    def stop(self) -> None:
        with self._lock:
            self._keeping.save()
