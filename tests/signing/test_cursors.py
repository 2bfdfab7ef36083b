"""Cursors: of use to their owner only."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.signing.cursors import SignedCursors

CURSORS = SignedCursors(["new", "old"])
OWNER = "c1/anna"
GENUINE = CURSORS.write(OWNER, ["2026-11-22T10:00:00Z", "1042"])


@settings(deadline=None)
@given(st.text(), st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]))))
def test_a_cursor_leads_its_owner_back_to_the_place(owner: str, place: list[str]) -> None:
    assert CURSORS.read(owner, CURSORS.write(owner, place)) == place


@pytest.mark.parametrize("owner", ["c1/elena", "c2/anna", "c1/ann", "c1/anna ", ""])
def test_another_owner_has_no_use_for_it(owner: str) -> None:
    with pytest.raises(Invalid, match="cursor_foreign") as refused:
        CURSORS.read(owner, GENUINE)
    assert refused.value.field == "cursor"


def test_during_a_rotation_the_old_key_verifies_and_the_new_one_signs() -> None:
    assert CURSORS.read(OWNER, SignedCursors(["old"]).write(OWNER, ["1"])) == ["1"]
    assert SignedCursors(["new"]).read(OWNER, CURSORS.write(OWNER, ["1"])) == ["1"]


def test_a_foreign_key_opens_nothing() -> None:
    with pytest.raises(Invalid, match="cursor_foreign"):
        SignedCursors(["other"]).read(OWNER, GENUINE)


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_junk_is_no_cursor(cursor: str) -> None:
    with pytest.raises(Invalid, match="cursor_foreign"):
        CURSORS.read(OWNER, cursor)


@settings(deadline=None, max_examples=300)
@given(st.integers(0, len(GENUINE) - 1), st.characters())
def test_a_touched_cursor_leads_nowhere_else(place: int, sign: str) -> None:
    found: object
    try:
        found = CURSORS.read(OWNER, GENUINE[:place] + sign + GENUINE[place + 1 :])
    except Invalid as refusal:
        found = refusal.reason
    assert found in ("cursor_foreign", CURSORS.read(OWNER, GENUINE))  # the last sign of a base64 carries spare bits


@pytest.mark.parametrize("cursor", ["", "\ud800", ".", "a.b", "." * 10_000, "0" * 100_000])
def test_broken_cursors_are_refused_and_nothing_breaks(cursor: str) -> None:
    with pytest.raises(Invalid, match="cursor_foreign"):
        CURSORS.read(OWNER, cursor)
