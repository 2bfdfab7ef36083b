"""Who of a purchase's buyers would hear something, counted by kind of message and by why not."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Consent, Topic
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NOTICE_TYPES
from chalicelib.usecases.notices import purchase_audience
from chalicelib.usecases.notices.purchase_audience import Audience, PurchaseAudience, Telling
from tests.factories import COMMUNITY, NOW, a_buyer, a_purchase, an_order
from tests.usecases.house import House

READY, MESSAGE = NOTICE_TYPES[Event.ORDER_READY], NOTICE_TYPES[Event.ORDER_MESSAGED]
BUYERS: dict[str, dict[str, Any]] = {
    "boris": {"consent": Consent.DENIED},
    "elena": {"muted": frozenset({Topic.STAGE})},
    "gone": {"erased_at": NOW},
    "vera": {"language": "en"},
}


@pytest.fixture
def house() -> House:
    house = House()
    for place, (name, fields) in enumerate(BUYERS.items()):
        house.join(a_buyer(id=name, ok_id=str(570000000300 + place), **fields))
        house.save(an_order(number=str(1_001 + place), buyer=name))
    house.save(a_purchase(id="books"), an_order(number="1099", buyer="vera", purchase="books"))
    return house


def audience(house: House) -> PurchaseAudience:
    return house.container.notices.audience


def counted(found: list[Audience]) -> dict[str, tuple[int, dict[str, int]]]:
    return {each.template: (each.buyers, dict(each.unreached)) for each in found}


def tellings(house: House, **words: Any) -> list[Telling]:
    return [Telling(each, MESSAGE, **words) for each in audience(house).look(COMMUNITY, "shoes").orders]


def test_each_who_would_not_hear_it_is_counted_by_the_reason(house: House) -> None:
    found = audience(house).of(COMMUNITY, tellings(house))
    assert counted(found) == {"purchase_message": (1, {"no_consent": 1, "muted": 1, "erased": 1})}


def test_whose_buyer_is_not_there_at_all_is_told_nothing(house: House) -> None:
    strange = Telling(an_order(number="1055", buyer="nobody"), MESSAGE)
    assert counted(audience(house).of(COMMUNITY, [strange])) == {"purchase_message": (0, {"erased": 1})}


def test_the_example_is_what_one_who_hears_it_reads_in_his_language(house: House) -> None:
    (found,) = audience(house).of(COMMUNITY, tellings(house, words="Moved to Saturday"))
    assert found.example.startswith("Purchase “Осенняя обувь”")
    assert "1004" in found.example
    assert found.example.endswith("Moved to Saturday")


def test_where_nobody_hears_it_the_example_is_of_the_first(house: House) -> None:
    (found,) = audience(house).of(COMMUNITY, tellings(house)[:1])
    assert (found.buyers, "1001" in found.example) == (0, True)


def test_kinds_are_told_apart_in_the_order_in_which_they_come(house: House) -> None:
    several = [replace(each, type=kind) for kind in (READY, MESSAGE) for each in tellings(house)]
    assert [each.template for each in audience(house).of(COMMUNITY, several)] == ["order_ready", "purchase_message"]
    assert audience(house).of(COMMUNITY, []) == []


def test_of_a_purchase_all_orders_are_looked_at_or_it_is_said_that_these_are_not_all(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = audience(house).look(COMMUNITY, "shoes")
    assert ({each.purchase for each in looked.orders}, len(looked.orders), looked.complete) == ({"shoes"}, 4, True)
    monkeypatch.setattr(purchase_audience, "LOOKED_AT", 3)
    looked = audience(house).look(COMMUNITY, "shoes")
    assert (len(looked.orders), looked.complete) == (3, False)
