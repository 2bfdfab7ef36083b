"""What is remembered, and for how long."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from infra.sandbox.ozon.postings import Good, Posting
from infra.sandbox.ozon.state import OzonState, Seller
from infra.sandbox.storage import JsonFile, Unreadable

TIME = "2026-11-28T10:00:00Z"


def state(folder: Path) -> OzonState:
    return OzonState(JsonFile(folder / "ozon.json"), [Seller("7", "k"), Seller("8", "k")])


def posting(number: str, at: str = TIME, seller: str = "7") -> Posting:
    return Posting(
        seller=seller,
        posting_number=number,
        order_number="1-1",
        in_process_at=at,
        shipment_date=at,
        changed_at=at,
        products=[Good(5, "BX", "Свеча", 1, "10.00")],
    )


def test_a_key_lives_three_months(tmp_path: Path) -> None:
    kept = state(tmp_path)
    known = kept.seller("7")
    assert known is not None
    assert known.expires_at > kept.now().isoformat()
    assert kept.seller("9") is None


def test_postings_are_in_order_and_each_sellers_own(tmp_path: Path) -> None:
    kept = state(tmp_path)
    for each in (posting("b"), posting("a"), posting("c", "2026-01-01T00:00:00Z"), posting("d", seller="8")):
        kept.put_posting(each)
    assert [each.posting_number for each in kept.postings("7")] == ["c", "a", "b"]
    assert kept.posting("d") is not None
    assert kept.posting(5) is None
    assert kept.new_order()[1] != kept.new_order()[1]


def test_what_was_saved_is_there_again(tmp_path: Path) -> None:
    kept = state(tmp_path)
    kept.put_posting(posting("a"))
    kept.put_seller(replace(kept.sellers()[0], hook="http://127.0.0.1/x"))
    kept.new_order()
    kept.stop()
    again = state(tmp_path)
    assert again.posting("a") == posting("a")
    assert again.sellers() == kept.sellers()
    assert again.new_order() == kept.new_order()
    again.reset()
    assert again.posting("a") is None
    assert again.sellers()[0].hook == ""


def test_a_file_of_another_release_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "ozon.json").write_text(json.dumps({"v": 1, "postings": {"a": {"x": 1}}}))
    with pytest.raises(Unreadable, match=r"ozon\.json"):
        state(tmp_path)
