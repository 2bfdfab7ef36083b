"""An organizer's purchases."""

import pytest

from chalicelib.domain.access.principals import operator_in
from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Event
from chalicelib.domain.money import HIGHEST
from tests.factories import COMMUNITY, a_principal
from tests.usecases.house import House


def test_a_purchase_is_created_with_its_journal_entry(house: House) -> None:
    purchase = house.container.purchases.manage.create(a_principal(), "  Осенний   трикотаж ", 1_050, 150_000)
    stored = house.stores.purchases.get(COMMUNITY, purchase.id)
    assert (stored.title, stored.fee, stored.delivery_cost, stored.currency) == (
        "Осенний трикотаж",
        1_050,
        150_000,
        "RUB",
    )
    entry = house.memory.journal[-1]
    assert (entry.event, entry.subject) == (Event.PURCHASE_CREATED, f"purchase/{purchase.id}")


def test_it_belongs_to_the_organizer_who_is_calling(house: House) -> None:
    assert house.container.purchases.manage.create(a_principal(organizer="org"), "Обувь", 0, 0).organizer == "org"


def test_an_operator_at_a_terminal_is_nobody(house: House) -> None:
    assert house.container.purchases.manage.create(operator_in(COMMUNITY), "Обувь", 0, 0).organizer is None


def test_newest_come_first(house: House) -> None:
    house.clock.pass_by(days=1)
    created = house.container.purchases.manage.create(a_principal(), "Книги", 0, 0)
    assert [each.id for each in house.container.purchases.manage.list(a_principal(), None).things] == [
        created.id,
        "shoes",
    ]


@pytest.mark.parametrize(
    ("title", "fee", "cost", "field"),
    [
        (" ", 0, 0, "title"),
        ("я" * 81, 0, 0, "title"),
        ("Обувь", -1, 0, "feePercent"),
        ("Обувь", 10_001, 0, "feePercent"),
        ("Обувь", 0, -1, "deliveryCost"),
        ("Обувь", 0, HIGHEST + 1, "deliveryCost"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(house: House, title: str, fee: int, cost: int, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        house.container.purchases.manage.create(a_principal(), title, fee, cost)
    assert refusal.value.field == field
    assert house.memory.journal == []
