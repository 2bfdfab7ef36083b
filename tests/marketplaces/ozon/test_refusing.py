"""Reasons to refuse with."""

from typing import Any

import pytest

from chalicelib.marketplaces.ozon.refusing import cancelling, read_reasons
from chalicelib.usecases.ports import CallRefused, RefusalReason, Refusing


def test_only_a_sellers_reasons_are_offered() -> None:
    reasons: list[Any] = [
        {"id": "352", "title": "Товар закончился", "type_id": "seller"},
        {"id": "402", "title": "Другое", "type_id": "seller"},
        {"id": "402", "title": "Другое", "type_id": "seller"},
        {"id": "665", "title": "Не забрал", "type_id": "buyer"},
        {"id": "401", "title": "Арбитраж", "is_available_for_cancellation": False},
        {"title": "без номера"},
        None,
    ]
    other = {"posting_number": "2-2", "reasons": [{"id": "1"}]}
    answer = {"result": [{"posting_number": "1-1", "reasons": reasons}, other]}
    assert read_reasons("1-1", answer) == (
        RefusalReason("352", "Товар закончился"),
        RefusalReason("402", "Другое", needs_text=True),
    )
    assert read_reasons("1-1", {}) == read_reasons("1-1", {"result": [{"reasons": None}]}) == ()


def test_words_go_with_what_wants_them() -> None:
    assert cancelling("1-1", Refusing("352")) == {
        "posting_number": "1-1",
        "cancel_reason_id": 352,
        "cancel_reason_message": "Товар закончился на складе продавца",
    }
    assert cancelling("1-1", Refusing("402", " Разбит "))["cancel_reason_message"] == "Разбит"
    assert cancelling("1-1", Refusing("777")) == {"posting_number": "1-1", "cancel_reason_id": 777}


@pytest.mark.parametrize(
    "refusing", [Refusing(), Refusing("x"), Refusing("402"), Refusing("402", "  "), Refusing("777", pieces={"5": 1})]
)
def test_a_reason_that_would_be_refused_is_not_sent(refusing: Refusing) -> None:
    with pytest.raises(CallRefused, match="reason_refused"):
        cancelling("1-1", refusing)
