"""A person's data as it is handed out: all of it, and under the names it is kept by."""

import pytest

from chalicelib.api.wire.privacy import ErasureAsked, PersonalData, write_document
from tests.api.wire.plain import told
from tests.factories import NOW

PARTS = (
    *("orders", "payments", "claims", "proofs", "notices", "desk_notices", "passkeys", "history"),
    *("comments", "messages"),
)
DOCUMENT = {"about": {"ru": "О чём", "en": "About"}, "made_at": NOW, "buyer": {"ok_id": "1"}, **{p: [] for p in PARTS}}


def test_the_document_is_told_as_it_is_kept() -> None:
    """No camels: a row may have any field, and is copied with all of them."""
    row = {"paid_at": "2026", "anything_new": {"a": [1, None]}}
    shown = told(write_document({**DOCUMENT, "payments": [row]}))
    assert shown["payments"] == [row]
    assert shown["made_at"] == "2026-11-22T10:00:00Z"
    assert shown.keys() == set(PersonalData.__struct_fields__)


def test_a_part_that_nobody_has_a_place_for_is_no_silent_loss() -> None:
    for wrong in ({**DOCUMENT, "carts": []}, {key: value for key, value in DOCUMENT.items() if key != "comments"}):
        with pytest.raises(TypeError):
            write_document(wrong)


def test_an_erasure_is_asked_for_and_not_done_yet() -> None:
    assert told(ErasureAsked()) == {"state": "asked"}
