"""Object storage in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO

from chalicelib.domain.errors import NotFound
from chalicelib.domain.payments.proofs import proof_folders
from chalicelib.usecases.ports import UploadForm

Key = tuple[str, ...]


@dataclass
class MemoryFiles:
    contents: dict[Key, bytes] = field(default_factory=dict)

    def upload_form(self, community: str, name: str, largest: int, kind: str | None = None) -> UploadForm:
        return UploadForm(
            "memory://uploads", {"key": f"{community}/{name}", **({"Content-Type": kind} if kind else {})}
        )

    def size(self, community: str, name: str) -> int | None:
        content = self.contents.get((community, name))
        return None if content is None else len(content)

    def open(self, community: str, name: str) -> BinaryIO:
        return BytesIO(self.read(community, name))

    def read(self, community: str, name: str) -> bytes:
        if (community, name) not in self.contents:
            raise NotFound("file_missing")
        return self.contents[community, name]

    def write(self, community: str, name: str, content: bytes) -> None:
        self.contents[community, name] = content

    def link(self, community: str, name: str, saved_as: str) -> str:
        return f"memory://{community}/{name}?as={saved_as}"

    def names(self, community: str, folder: str) -> Sequence[str]:
        return [key[1] for key in self.contents if key[0] == community and key[1].startswith(folder)]

    def remove(self, community: str, names: Sequence[str]) -> None:
        for name in names:
            self.contents.pop((community, name), None)


@dataclass
class MemoryProofs:
    uploads: MemoryFiles
    kept: dict[Key, bytes] = field(default_factory=dict)

    def keep(self, community: str, uploaded: str, name: str, beginning: int) -> bytes:
        self.kept[community, name] = self.uploads.read(community, uploaded)
        return self.kept[community, name][:beginning]

    def drop(self, community: str, name: str) -> None:
        self.kept.pop((community, name), None)

    def link(self, community: str, name: str, saved_as: str, kind: str, minutes: int = 5) -> str:
        lasting = "" if minutes == 5 else f"&minutes={minutes}"
        return f"memory://proofs/{community}/{name}?as={saved_as}{lasting}"

    def view(self, community: str, name: str, minutes: int = 5) -> str:
        return f"memory://proofs/{community}/{name}?framed"

    def count(self, community: str, buyer: str) -> int:
        return len(self._own(community, buyer))

    def forget(self, community: str, buyer: str) -> None:
        for key in self._own(community, buyer):
            self.uploads.contents.pop(key, None)
            self.kept.pop(key, None)

    def _own(self, community: str, buyer: str) -> Sequence[Key]:
        there = zip(proof_folders(buyer), (self.uploads.contents, self.kept), strict=True)
        return [key for folder, files in there for key in files if key[0] == community and key[1].startswith(folder)]
