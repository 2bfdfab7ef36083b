"""What there is to say at the desk of an event: of its order as it is, and never of a person."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.external.sighting import SeenBuyer
from chalicelib.domain.journal import Event
from chalicelib.usecases.notices.desk_news import KINDS, DeskNews, Values
from tests.factories import a_sighting, an_account, an_entry
from tests.usecases.external.market import NUMBER, Market

LINE = a_sighting().lines[0]
ANNA = SeenBuyer(id="b7", name="Анна", phone="+7 916 123-45-67", email="anna@example.org")


@pytest.fixture
def market() -> Market:
    return Market()


def news(market: Market, event: Event = Event.EXTERNAL_OPENED, **data: Any) -> Values | None:
    place = {"account": market.account.id, "order": NUMBER}
    stores = market.house.stores
    return DeskNews(stores.accounts, stores.external_orders).of(an_entry(event=event, data={**place, **data}))


def test_of_an_order_where_it_is_how_much_it_is_and_nothing_of_its_buyer(market: Market) -> None:
    market.seen(lines=(LINE, replace(LINE, key="2", sum=5_050)), buyer=ANNA, comment="звонить Анне", city="Тверь")
    told = news(market, status="awaiting", phase="open")
    place = {"account": market.account.id, "order": NUMBER, "title": market.account.title}
    assert told == {**place, "lines": 2, "total": 105_050, "currency": "RUB"}


def test_a_sum_that_is_not_told_of_every_line_is_not_told(market: Market) -> None:
    market.seen(lines=(LINE, replace(LINE, key="2", sum=None)))
    assert "total" not in (news(market) or {"total": 0})


def test_of_lines_only_those_that_the_event_names_are_counted(market: Market) -> None:
    market.seen(lines=(LINE, replace(LINE, key="2"), replace(LINE, key="3")))
    cancelled = news(market, Event.EXTERNAL_CANCELLED, lines=["1", "3"], number="1001")
    assert cancelled
    assert (cancelled["lines"], cancelled["number"]) == (2, "1001")


def test_a_push_that_went_well_and_an_order_that_is_gone_are_no_news(market: Market) -> None:
    market.seen()
    failed = news(market, Event.EXTERNAL_PUSHED, problem="push_given_up", lines=["1"])
    assert failed
    assert failed["problem"] == "push_given_up"
    assert news(market, Event.EXTERNAL_PUSHED, problem="") is None
    assert news(market, order="gone") is news(market, account=an_account(id="ozon-none").id) is None


@pytest.mark.parametrize("event", [Event.ACCOUNT_REFUSED, Event.ACCOUNT_SILENT, Event.ACCOUNT_KEY_ENDS])
def test_of_an_account_what_the_event_says(market: Market, event: Event) -> None:
    told = news(market, event, title="Ozon", trouble="", found=3, ends=None, seller="7")
    assert told == {"title": "Ozon", "found": 3}


def test_every_event_that_is_told_has_something_to_say(market: Market) -> None:
    market.seen()
    for event in KINDS:
        assert news(market, Event(event), problem="x", reason="bot_token_refused", title="Ozon"), event
