"""Object storage and what is read from files."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
