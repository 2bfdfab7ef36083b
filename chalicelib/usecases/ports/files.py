"""Object storage and what is read from files."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chalicelib.domain.imports.tables import Table


class UploadForm(Struct, frozen=True):
    """Where a browser posts a file, with these fields before it (S3's POST policy)."""

    url: str
    fields: Mapping[str, str] = field(default_factory=dict)


class Files(Protocol):
    """Object storage. Names are relative to the community: ``imports/<id>/file``."""

    def upload_form(self, community: str, name: str, largest: int, kind: str | None = None) -> UploadForm:
        """A form good for an hour and at most ``largest`` bytes; of the media type ``kind``, if one is given."""

    def size(self, community: str, name: str) -> int | None:
        """In bytes; None when there is no such file."""

    def open(self, community: str, name: str) -> BinaryIO:
        """The whole file, seekable. Raises NotFound."""

    def read(self, community: str, name: str) -> bytes:
        """Raises NotFound."""

    def write(self, community: str, name: str, content: bytes) -> None: ...

    def link(self, community: str, name: str, saved_as: str) -> str:
        """A private address good for an hour; a browser saves what it finds there, never shows it."""

    def names(self, community: str, folder: str) -> Sequence[str]:
        """Of all files whose names begin so."""

    def remove(self, community: str, names: Sequence[str]) -> None:
        """Safe to repeat; nothing happens for a name that is not there."""


class Proofs(Protocol):
    """Proofs of payments: taken over from the uploads, and kept for as long as the claim."""

    def keep(self, community: str, uploaded: str, name: str, beginning: int) -> bytes:
        """Take a file over from the uploads; its first bytes. Raises NotFound. Safe to repeat."""

    def drop(self, community: str, name: str) -> None:
        """Forget a file that turned out to be no proof; nothing happens when there is none."""

    def link(self, community: str, name: str, saved_as: str, kind: str, minutes: int = 5) -> str:
        """A private address good for so long, of a file of the media type ``kind``.

        A browser that is led there saves what it finds and never shows it. A page may show a picture from it: that
        runs nothing.
        """

    def count(self, community: str, buyer: str) -> int:
        """How many files of a person there are: those taken over, and the uploads that are not forgotten yet."""

    def forget(self, community: str, buyer: str) -> None:
        """Remove all of them. Safe to repeat."""


class Sheets(Protocol):
    def read(self, file: BinaryIO) -> Table:
        """The table of orders in a file. Raises Invalid with a reason when there is none or the file is hostile, and
        while its rows are gone through, too.
        """

    def write(self, rows: Iterable[Sequence[str]]) -> bytes:
        """A CSV that spreadsheets open as it is and no cell of which runs as a formula."""
