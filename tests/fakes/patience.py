"""Time that ends after some attempts, without anybody waiting."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.usecases.ports import Patience

PLENTY = 60.0


@dataclass
class FewRests:
    """So many rests are taken of one work; then there is no time left for it, and the next one has plenty again."""

    most: int = 4
    taken: int = 0

    def remaining(self) -> float:
        if self.taken < self.most:
            return PLENTY
        self.taken = 0
        return 0.0

    def rest(self, attempt: int) -> None:
        self.taken = attempt + 1

    @property
    def patience(self) -> Patience:
        return Patience(self.remaining, self.rest)
