"""What the played Wildberries remembers: tasks, supplies, marks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

GOOD = frozenset({"filled", "optional", "deadlineExceeded"})
"""Decisions on marks with which a supply may leave, beside those of what may be sold."""


@dataclass
class Mark:
    value: str | None
    decision: str

    @property
    def good(self) -> bool:
        return self.decision in GOOD or self.decision.endswith(("MaySell", "SoldB2B", "Introduced"))


@dataclass
class Task:
    """``about`` is as the list of new tasks shows it; a ``hidden`` one is in no list."""

    id: int
    seller: str
    about: dict[str, Any]
    at: int  # unix seconds
    supplier: str = "new"
    wb: str = "waiting"
    supply: str = ""
    hidden: bool = False
    marks: dict[str, Mark] = field(default_factory=dict)

    @property
    def cancellable(self) -> bool:
        return self.supplier in ("new", "confirm") and self.wb == "waiting"

    @property
    def kind(self) -> tuple[Any, ...]:
        """What all tasks of a supply have in common."""
        about = self.about
        return about["options"]["isB2B"], about["cargoType"], about["crossBorderType"], about["warehouseId"]

    @property
    def unmarked(self) -> Mapping[str, Mark]:
        return {key: mark for key, mark in self.marks.items() if not mark.good}


@dataclass
class Supply:
    id: str
    seller: str
    name: str
    created: str
    closed: str = ""


@dataclass
class Memory:
    tasks: dict[int, Task] = field(default_factory=dict)
    supplies: dict[str, Supply] = field(default_factory=dict)
    number: int = 5_632_422


def read_memory(saved: Mapping[str, Any]) -> Memory:
    tasks = [
        Task(**{**each, "marks": {key: Mark(**mark) for key, mark in each["marks"].items()}})
        for each in saved["tasks"].values()
    ]
    supplies = [Supply(**each) for each in saved["supplies"].values()]
    return Memory({each.id: each for each in tasks}, {each.id: each for each in supplies}, saved["number"])
