"""A person's words in the files of imports, which would else wait there for their thirty days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from chalicelib.domain.differences import nameless
from chalicelib.domain.file_rows import BuyerRows
from chalicelib.domain.imports import IMPORTS_FOLDER, is_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.buyers import Buyer
    from chalicelib.usecases.ports import Files


class ImportFiles(Struct, frozen=True):
    files: Files

    def forget(self, person: Buyer) -> None:
        """Plans keep what he ordered, for imports on their way; what else there is of such a file is removed.

        A file that nobody has read yet is left alone: it belongs to an import that is still to come. Safe to repeat.
        """
        folders: dict[str, list[str]] = {}
        for name in self.files.names(person.community, IMPORTS_FOLDER):
            folders.setdefault(name.rpartition("/")[0], []).append(name)
        for names in folders.values():
            self._forget(person, names)

    def _forget(self, person: Buyer, names: Sequence[str]) -> None:
        """What names him comes last: through it the folder is found by the next try."""
        read = {name: self.files.read(person.community, name) for name in names if name.endswith(".json")}
        number = person.ok_id.encode()
        if not person.ok_id or not any(number in content for content in read.values()):
            return
        plans = [name for name in names if is_plan(name)]
        for name in sorted(names, key=lambda each: number in read.get(each, b"")):
            if name not in plans:
                self.files.remove(person.community, name)
        for name in plans:
            if number in read[name]:
                self.files.write(person.community, name, _nameless(read[name], person.ok_id))


def _nameless(plan: bytes, ok_id: str) -> bytes:
    rows = msgspec.json.decode(plan, type=list[BuyerRows])
    return msgspec.json.encode([nameless(each) if each.ok_id == ok_id else each for each in rows])
