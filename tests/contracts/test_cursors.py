"""Cursors lead on in their own list, and nowhere else."""

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.signing.cursors import SignedCursors
from chalicelib.usecases.ports import Cursors
from tests.fakes import MemoryCursors

BOTH = pytest.mark.parametrize("cursors", [SignedCursors(["key"]), MemoryCursors()], ids=["signed", "memory"])


@BOTH
def test_a_place_is_read_back(cursors: Cursors) -> None:
    assert cursors.read("c1#anna", cursors.write("c1#anna", ("c1#1001", "2026-11-22"))) == ["c1#1001", "2026-11-22"]


@BOTH
@pytest.mark.parametrize("cursor", ["made up", "ы", "a.b.c", "bnVsbA=="])
def test_what_was_not_written_is_refused(cursors: Cursors, cursor: str) -> None:
    with pytest.raises(Invalid):
        cursors.read("c1#anna", cursor)


@BOTH
def test_anothers_is_refused(cursors: Cursors) -> None:
    with pytest.raises(Invalid):
        cursors.read("c1#elena", cursors.write("c1#anna", ("1",)))
