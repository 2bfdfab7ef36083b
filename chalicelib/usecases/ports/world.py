"""The clock, ids, signatures, texts, and how the world hears of what was committed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from chalicelib.domain.journal import Entry


class Clock(Protocol):
    def __call__(self) -> datetime:
        """Aware UTC."""


class NewId(Protocol):
    def __call__(self) -> str:
        """A new id: letters and digits, unguessable."""


class Patience(Struct, frozen=True):
    """How long a work may go on trying: seconds that ``remaining`` says, and a ``rest`` before each further attempt."""

    remaining: Callable[[], float]
    rest: Callable[[int], None]


class Cursors(Protocol):
    """``owner`` is whose list it is; a cursor of another's list is refused."""

    def write(self, owner: str, place: Sequence[str]) -> str: ...

    def read(self, owner: str, cursor: str) -> Sequence[str]:
        """Raises Invalid."""


class Signer(Protocol):
    """Short texts that only we can have written: the code of an order, the address of a community's webhook."""

    def sign(self, purpose: str, text: str) -> str:
        """``text`` with our signature, fit for an address."""

    def unsign(self, purpose: str, signed: str) -> str | None:
        """The text; None when it was not signed by us for this purpose."""


class Publisher(Protocol):
    def publish(self, entries: Sequence[Entry]) -> set[str]:
        """Tell the world of journal entries; the ids of those it could not take."""


class JobQueue(Protocol):
    def ask(self, jobs: Sequence[Entry]) -> None:
        """Put work into the queue of jobs; what is lost here comes with the next tick."""


class Phrases(Protocol):
    """Texts for people, from the catalogue."""

    def phrase(self, language: str, key: str, **values: object) -> str: ...

    def template(self, language: str, key: str) -> str:
        """The text with its places still empty."""

    def money(self, language: str, amount: int, currency: str) -> str:
        """Kopecks as people write them."""

    def figure(self, language: str, figure: str) -> str:
        """A number such as ``12.5`` with the sign that people write before its decimals."""

    def day(self, language: str, day: date) -> str:
        """A day as people write it, without the year."""

    def moment(self, language: str, at: datetime, zone: str) -> str:
        """A day and a time as people of that zone write them."""
