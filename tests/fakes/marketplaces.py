"""What stands around a marketplace in tests: whose turn it is, and what is written down of its calls."""

from dataclasses import dataclass, field

from chalicelib.domain.errors import NotYet
from chalicelib.marketplaces.http import CallMade


@dataclass
class FakeLimiter:
    """Lets everybody by who comes before ``left`` is used up; None: everybody."""

    left: int | None = None
    taken: int = 0
    charged: int = 0
    paused: int = 0

    def take(self) -> None:
        if self.paused or self.left == 0:
            raise NotYet("marketplace_limit", retry_after=self.paused or 1)
        self.taken += 1
        self.left = None if self.left is None else self.left - 1

    def charge(self, calls: int) -> None:
        self.charged += calls

    def pause(self, seconds: int) -> None:
        self.paused = seconds


@dataclass
class CallLog:
    """``made`` in order."""

    made: list[CallMade] = field(default_factory=list)

    def __call__(self, call: CallMade) -> None:
        self.made.append(call)
