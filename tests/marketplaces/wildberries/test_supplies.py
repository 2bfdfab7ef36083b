"""Supplies that tasks are taken in with."""

from datetime import UTC, datetime

import pytest

from chalicelib.domain.errors import Unavailable
from chalicelib.marketplaces.wildberries.supplies import Kind, RememberedSupplies, Supplies, read_kind
from chalicelib.usecases.ports import AnswerLost
from chalicelib.usecases.ports.marketplaces import CallRefused
from tests.marketplaces.wildberries.world import Wildberries

DAY = "22.11.2026"
LOCAL = Kind(b2b=False, cargo="1", cross_border="0", warehouse="658434")


def supplies(wb: Wildberries, record: RememberedSupplies | None = None) -> Supplies:
    return Supplies(wb.transport(), record or RememberedSupplies({}))


def test_a_name_tells_the_day_and_the_kind() -> None:
    assert LOCAL.name(DAY) == "Кабинет 22.11.2026 · склад 658434 · тип 1"
    other = Kind(b2b=True, cargo="3", cross_border="1", warehouse="7", apart=True)
    assert other.name(DAY) == "Кабинет 22.11.2026 · склад 7 · тип 3 · граница 1 · B2B · без маркировки"
    assert len(Kind(b2b=False, warehouse="9" * 300).name(DAY)) == 128


def test_the_kind_stands_with_the_order() -> None:
    extra = {"b2b": "no", "cargo": "1", "cross_border": "0", "warehouse": "658434", "supply": "WB-GI-1"}
    assert read_kind(extra) == LOCAL
    assert read_kind({}) == Kind(b2b=False)
    assert read_kind({"b2b": "yes"}, apart=True) == Kind(b2b=True, apart=True)


def test_an_open_one_of_the_kind_takes_it_and_an_empty_one_takes_all() -> None:
    of_it = {"id": "WB-GI-1", "done": False, "isB2b": False, "cargoType": 1, "crossBorderType": 0}
    empty = {"id": "WB-GI-1", "done": False, "isB2b": None, "cargoType": 0, "crossBorderType": None}
    for supply in (of_it, empty, {"id": "WB-GI-1"}, {**of_it, "cargoType": "1", "isB2b": "false"}):
        assert LOCAL.fits(supply), supply
    for change in (
        *({"done": True}, {"closedAt": "2022-05-04T07:56:29Z"}, {"isB2b": True}, {"cargoType": 2}, {"id": None}),
        {"crossBorderType": 1},
    ):
        assert not LOCAL.fits({**of_it, **change}), change
    assert not LOCAL.fits({"id": "WB-GI-1", "isB2B": True})
    assert Kind(b2b=False).fits(of_it)


def test_one_is_made_and_from_then_on_known(wb: Wildberries) -> None:
    record = RememberedSupplies({})
    made = supplies(wb, record).open_one(LOCAL, DAY)
    assert wb.paths() == ["GET /api/v3/supplies", "POST /api/v3/supplies"]
    assert supplies(wb, record).open_one(LOCAL, DAY) == made
    assert wb.paths() == [f"GET /api/v3/supplies/{made}"]


def test_whoever_has_forgotten_it_finds_it_by_its_name(wb: Wildberries) -> None:
    made = supplies(wb).open_one(LOCAL, DAY)
    assert supplies(wb).open_one(LOCAL, DAY) == made
    assert supplies(wb).open_one(LOCAL, "23.11.2026") != made
    assert supplies(wb).open_one(Kind(b2b=True, cargo="1", cross_border="0", warehouse="658434"), DAY) != made


def test_one_that_was_closed_or_deleted_is_replaced(wb: Wildberries) -> None:
    record = RememberedSupplies({})
    first = supplies(wb, record).open_one(LOCAL, DAY)
    supplies(wb).add(first, wb.task())
    wb.token_call("PATCH", f"/api/v3/supplies/{first}/deliver")
    second = supplies(wb, record).open_one(LOCAL, DAY)
    assert second != first
    wb.token_call("DELETE", f"/api/v3/supplies/{second}")
    assert supplies(wb, record).open_one(LOCAL, DAY) not in (first, second)


def test_it_is_found_on_a_later_page(wb: Wildberries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chalicelib.marketplaces.wildberries.supplies.PAGE", 2)
    days = [datetime(2026, 11, day, tzinfo=UTC).strftime("%d.%m.%Y") for day in range(1, 6)]
    made = [supplies(wb).open_one(LOCAL, day) for day in days]
    wb.paths()
    assert supplies(wb).open_one(LOCAL, days[-1]) == made[-1]
    assert wb.paths() == ["GET /api/v3/supplies"] * 3


def test_where_the_list_is_refused_a_new_one_is_made(wb: Wildberries) -> None:
    first = supplies(wb).open_one(LOCAL, DAY)
    wb.misbehave("conflict")
    assert supplies(wb).open_one(LOCAL, DAY) != first
    for kind in ("page", "shape", "5xx"):
        wb.misbehave(kind)
        with pytest.raises(Unavailable):
            supplies(wb).open_one(LOCAL, DAY)


def test_what_does_not_fit_is_refused_and_a_lost_answer_leaves_a_doubt(wb: Wildberries) -> None:
    supply = supplies(wb).open_one(LOCAL, DAY)
    supplies(wb).add(supply, wb.task())
    with pytest.raises(CallRefused) as refused:
        supplies(wb).add(supply, wb.task(isB2B=True))
    assert refused.value.reason == "call_refused"
    assert "FailedToAddSupplyOrder" in refused.value.said
    wb.misbehave("lost")
    with pytest.raises(AnswerLost):
        supplies(wb).add(supply, wb.task())
    for kind in ("page", "shape", "lost"):
        wb.misbehave(kind)
        with pytest.raises(AnswerLost):
            supplies(wb)._make("x")
