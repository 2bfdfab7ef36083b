"""A message to the buyers of a purchase: to them only, once, with their consent; and whom it did not reach."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Consent, Topic
from chalicelib.domain.errors import Conflict, Invalid, NotFound, NotYet
from chalicelib.domain.journal import Event
from chalicelib.domain.purchases.message import MOST_A_DAY
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.notices.message_buyers import MessageBuyers
from tests.factories import COMMUNITY, a_buyer, a_line, a_principal, a_purchase, an_order
from tests.usecases.house import House

MARIA = a_principal()
TEXT = "Раздача переносится на субботу, {number} не меняется"
BUYERS: dict[str, dict[str, Any]] = {
    "anna": {},
    "boris": {"consent": Consent.DENIED},
    "elena": {"muted": frozenset({Topic.STAGE})},
    "vera": {"language": "en"},
}


@pytest.fixture
def house() -> House:
    house = House()
    for place, (name, fields) in enumerate(BUYERS.items()):
        house.join(a_buyer(id=name, ok_id=str(570000000300 + place), **fields))
        house.save(an_order((a_line(price=10_000),), number=str(1_001 + place), buyer=name))
    house.join(a_buyer(id="empty", ok_id="570000000398"), a_buyer(id="stranger", ok_id="570000000399"))
    house.save(an_order((), number="1098", buyer="empty"))
    house.save(a_purchase(id="books"), an_order(number="1099", buyer="stranger", purchase="books"))
    return house


def messages(house: House) -> MessageBuyers:
    return house.container.notices.message_buyers


def deliver(house: House) -> None:
    """The chain, and every notice twice."""
    house.spread()
    for entry in [each for each in house.memory.journal if each.event == Event.ORDER_MESSAGED]:
        for _ in range(2):
            try:
                house.container.notices.send.send(entry)
            except NotYet:
                house.clock.pass_by(seconds=1)


def unreached(house: House, message: str) -> dict[str, str]:
    found: dict[str, str] = {}
    cursor: str | None = None
    while True:
        page = messages(house).unreached(MARIA, "shoes", message, cursor)
        found |= {each.buyer.id: each.reason for each in page.things}
        if not (cursor := page.cursor):
            return found


def test_it_is_seen_before_who_would_hear_it_and_nothing_is_sent(house: House) -> None:
    found = messages(house).preview(MARIA, "shoes", TEXT)
    assert (found.looked, found.complete) == (5, True)
    assert found.audience
    assert (found.audience.buyers, dict(found.audience.unreached)) == (2, {"no_consent": 1, "muted": 1})
    assert found.audience.example.endswith(TEXT)
    assert "1001" in found.audience.example
    assert (house.memory.journal, house.purchase().messages) == ([], ())


def test_it_reaches_the_buyers_who_let_it_once_and_nobody_else(house: House) -> None:
    sent = messages(house).send(MARIA, "shoes", TEXT)
    assert unreached(house, sent.id) == {"anna": "pending", "boris": "pending", "elena": "pending", "vera": "pending"}
    deliver(house)
    texts = {message.user: message.text for message in house.partners.bot.sent}
    assert len(house.partners.bot.sent) == len(texts) == 2
    assert texts.keys() == {"570000000300", "570000000303"}
    assert texts["570000000300"] == f"Закупка «Осенняя обувь» (Закупаемся вместе), Ваш заказ № 1001.\n\n{TEXT}"
    assert texts["570000000303"].startswith("Purchase “Осенняя обувь”")
    assert unreached(house, sent.id) == {"boris": "no_consent", "elena": "muted"}
    assert messages(house).sent(MARIA, "shoes") == (sent,)


def test_whom_it_did_not_reach_is_told_page_by_page(house: House) -> None:
    for place in range(CHUNK):
        house.join(a_buyer(id=f"one{place:03}", ok_id=str(570000002000 + place), consent=Consent.DENIED))
        house.save(an_order((a_line(),), number=str(2_001 + place), buyer=f"one{place:03}"))
    sent = messages(house).send(MARIA, "shoes", TEXT)
    deliver(house)
    found = unreached(house, sent.id)
    assert len(found) == CHUNK + 2
    assert set(found.values()) == {"no_consent", "muted"}


def test_quiet_hours_and_an_order_of_later_are_no_failures(house: House) -> None:
    sent = messages(house).send(MARIA, "shoes", TEXT)
    deliver(house)
    later = house.clock() + timedelta(hours=1)
    house.join(a_buyer(id="olga", ok_id="570000000377"))
    house.save(an_order((a_line(),), number="1077", buyer="olga", created_at=later))
    assert "olga" not in unreached(house, sent.id)


def test_more_than_a_few_a_day_are_refused_also_before_they_are_sent(house: House) -> None:
    for _ in range(MOST_A_DAY):
        messages(house).send(MARIA, "shoes", TEXT)
    for refused in (messages(house).send, messages(house).preview):
        with pytest.raises(Conflict, match="messages_too_many"):
            refused(MARIA, "shoes", TEXT)
    house.clock.pass_by(days=1)
    messages(house).send(MARIA, "shoes", TEXT)


def test_what_cannot_be_is_refused(house: House) -> None:
    for text in (" ", "я" * 501):
        with pytest.raises(Invalid):
            messages(house).send(MARIA, "shoes", text)
    for principal, purchase in ((MARIA, "missing"), (a_principal(community="c2"), "shoes")):
        with pytest.raises(NotFound):
            messages(house).send(principal, purchase, TEXT)
        with pytest.raises(NotFound):
            messages(house).preview(principal, purchase, TEXT)
    with pytest.raises(NotFound, match="message_missing"):
        messages(house).unreached(MARIA, "shoes", "missing", None)
    sent = messages(house).send(MARIA, "shoes", TEXT)
    with pytest.raises(Invalid):
        messages(house).unreached(MARIA, "shoes", sent.id, "junk")


def test_an_erased_buyer_is_not_written_to(house: House) -> None:
    sent = messages(house).send(MARIA, "shoes", TEXT)
    anna = house.stores.buyers.get(COMMUNITY, "anna")
    house.save(replace(anna, erased_at=house.clock()))
    deliver(house)
    assert unreached(house, sent.id)["anna"] == "erased"
