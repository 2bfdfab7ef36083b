"""What a change of a purchase would do is seen before, and is what it does then."""

from collections import Counter
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Consent, Topic
from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NOTICE_TYPES
from chalicelib.domain.purchases.editing import Draft
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.notices import purchase_audience
from chalicelib.usecases.notices.preview_change import Preview
from tests.factories import COMMUNITY, a_buyer, a_line, a_principal, a_purchase, an_order, payable
from tests.usecases.house import House

MARIA = a_principal()
BUYERS: dict[str, dict[str, Any]] = {
    "anna": {},
    "boris": {"consent": Consent.DENIED},
    "elena": {"muted": frozenset({Topic.STAGE, Topic.ORDER_CHANGED})},
    "vera": {"language": "en"},
}


@pytest.fixture
def house() -> House:
    house = House()
    house.save(a_purchase(terms=payable(), place="", hours="", version=1))
    for place, (name, fields) in enumerate(BUYERS.items()):
        house.join(a_buyer(id=name, ok_id=str(570000000300 + place), **fields))
        order = an_order((a_line(price=10_000 * (place + 1)),), number=str(1_001 + place), buyer=name)
        house.save(replace(order, terms=payable(), paid=5_000 * (place % 2)))
    return house


def preview(house: House, **draft: Any) -> Preview:
    change = house.container.purchases.manage.drafted(MARIA, "shoes", Draft(**draft))
    before = dict(house.memory.things), len(house.memory.journal)
    found = house.container.notices.preview_change.preview(*change)
    assert (house.memory.things, len(house.memory.journal)) == before
    return found


def told(found: Preview) -> dict[str, tuple[int, dict[str, int]]]:
    return {each.template: (each.buyers, dict(each.unreached)) for each in found.messages}


def test_a_delivery_shows_whose_sums_change_and_who_hears_of_it(house: House) -> None:
    found = preview(house, wish=lambda it: replace(it, delivery_cost=2_000))
    assert (found.looked, found.complete, found.changed, found.after - found.before) == (4, True, 4, 2_000)
    assert told(found) == {"delivery_recalculated": (2, {"no_consent": 1, "muted": 1})}
    assert "1001" in found.messages[0].example
    assert "Было: 110\xa0₽\nСтало: 112\xa0₽" in found.messages[0].example
    assert "изменилась её стоимость" in found.messages[0].example


def test_what_was_shown_is_what_happens(house: House) -> None:
    found = preview(house, wish=lambda it: replace(it, delivery_cost=10_003, fee=0))
    house.container.purchases.manage.edit(
        MARIA, "shoes", house.purchase().version, lambda it: replace(it, delivery_cost=10_003, fee=0)
    )
    house.spread()
    assert sum(order.total for order in house.memory.orders(COMMUNITY)) == found.after
    said = Counter(entry.data["number"] for entry in house.memory.journal if entry.event == Event.ORDER_CHANGED)
    assert len(said) == 4


@pytest.mark.parametrize(
    ("stage", "template"), [(Stage.STOPPED, "order_stopped"), (Stage.CANCELLED, "order_cancelled")]
)
def test_a_stage_shows_who_gets_which_message(house: House, stage: Stage, template: str) -> None:
    found = preview(house, stage=stage)
    assert (found.changed, told(found)) == (0, {template: (2, {"no_consent": 1, "muted": 1})})


def test_a_cancellation_shows_its_word_and_what_is_to_be_given_back(house: House) -> None:
    found = preview(house, message="Поставщик отказал")
    assert (found.refunds, found.paid) == (2, 10_000)
    assert found.messages[0].example.endswith("Поставщик отказал")


def test_what_nobody_hears_of_is_told_to_nobody(house: House) -> None:
    found = preview(house, wish=lambda it: replace(it, title="Зима", minimum_count=3))
    assert (found.changed, found.messages) == (0, [])
    assert preview(house, stage=Stage.COLLECTING).messages == []


def test_a_change_that_would_be_refused_is_refused(house: House) -> None:
    for draft, refusal in (
        ({"stage": Stage.COMPLETED}, Conflict),
        ({"message": "я" * 501}, Invalid),
        ({"wish": lambda it: replace(it, title=" ")}, Invalid),
    ):
        with pytest.raises(refusal):
            preview(house, **draft)
    with pytest.raises(NotFound):
        house.container.purchases.manage.drafted(MARIA, "missing", Draft(stage=Stage.STOPPED))


def test_a_large_purchase_is_looked_at_in_part_and_it_is_said(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purchase_audience, "LOOKED_AT", 3)
    found = preview(house, stage=Stage.STOPPED)
    assert (found.looked, found.complete) == (3, False)
    assert {each.template for each in found.messages} <= {kind.template for kind in NOTICE_TYPES.values()}
