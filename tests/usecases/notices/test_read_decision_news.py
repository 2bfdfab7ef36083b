"""What is read for a notice that asks for a decision: the purchase, its progress, what waits beside it."""

import pytest

from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event
from chalicelib.usecases.notices.decision_news import DecisionNews
from tests.factories import an_entry, an_order
from tests.usecases.house import House
from tests.usecases.notices.stories import told_of
from tests.usecases.notices.test_decision_news import below

ASKED = told_of(Event.DECISION_ASKED, data={"organizer": "maria"})


def test_what_others_run_and_what_is_decided_is_not_told(house: House) -> None:
    for name, organizer in (("hers", "maria"), ("his", "boris"), ("nobodys", None)):
        house.save(below(name, organizer=organizer))
    house.save(an_order(purchase="below", number="1009"))
    news = house.container.notices.news.read(ASKED)
    assert isinstance(news, DecisionNews)
    assert (news.purchase.id, news.waits, news.progress.orders) == ("below", True, 1)
    assert [each.id for each in news.others] == ["hers"]


def test_of_a_stop_that_has_passed_nothing_more_is_read(house: House) -> None:
    news = house.container.notices.news.read(told_of(Event.DECISION_ASKED, data={"decision": "below@earlier"}))
    assert news
    assert not news.waits
    assert not news.others


def test_one_that_is_gone_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        house.container.notices.news.read(an_entry(event=Event.DECISION_ASKED, subject="purchase/gone"))
