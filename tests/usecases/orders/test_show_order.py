"""All that the desk is told of one order."""

import pytest

from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.editing import LineEdit, OrderAction
from chalicelib.usecases.orders import show_order
from tests.factories import a_buyer, a_claim, a_claim_mark, a_notice, a_principal, an_order
from tests.usecases.house import House, with_anna

MARIA = a_principal()


@pytest.fixture
def house() -> House:
    house = with_anna()
    house.save(a_buyer(id="maria", ok_id="", name="Мария Орлова"))
    marks = (a_claim_mark(id="c1"), a_claim_mark(id="c2"))
    house.save(a_claim(id="c1", proof="p1"), a_claim(id="c2"), an_order(claims=marks))
    house.save(a_notice(), a_notice(id="event/1", number="1002"))
    house.acting = MARIA
    for quantity in (2, 3):
        edits = [LineEdit(OrderAction.CHANGE, 0, quantity=quantity)]
        house.container.orders.edit.edit_lines(MARIA, "1001", quantity - 1, edits=edits, reason="Ошиблись")
    return house


def test_an_order_comes_with_its_buyer_proofs_history_and_messages(house: House) -> None:
    view = house.container.orders.show.show(MARIA, "1001")
    assert (view.order.number, view.buyer.name, view.proofs) == ("1001", "Анна Петрова", ["c1"])
    assert [entry.event for entry in view.journal] == [Event.ORDER_CHANGED] * 2
    assert view.journal[0].data["after"] > view.journal[1].data["after"]  # type: ignore[operator]
    assert view.people[view.journal[0].actor].name == "Мария Орлова"
    assert [notice.number for notice in view.notices] == ["1001"]


def test_of_a_long_history_the_latest_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show_order, "LATEST", 1)
    (entry,) = house.container.orders.show.show(MARIA, "1001").journal
    assert entry.data["lines"] == [[["Б-1", "38", 2, 349_000], ["Б-1", "38", 3, 349_000]]]


def test_a_foreign_order_is_missing(house: House) -> None:
    for principal, number in ((a_principal(community="c2"), "1001"), (MARIA, "404")):
        with pytest.raises(NotFound, match="order_missing"):
            house.container.orders.show.show(principal, number)
