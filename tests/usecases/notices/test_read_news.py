"""What an event is read for: claims, a decision, or nothing but an order."""

from collections.abc import Mapping

from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import CLAIMS, DECISIONS, NOTICE_TYPES
from chalicelib.usecases.notices.claim_news import ClaimNews
from chalicelib.usecases.notices.decision_news import DecisionNews
from tests.usecases.house import House
from tests.usecases.notices.stories import told_of

TOLD: Mapping[str, type] = {CLAIMS: ClaimNews, DECISIONS: DecisionNews}


def test_every_event_is_read_for_what_its_letter_speaks_of(house: House) -> None:
    read = {event: house.container.notices.news.read(told_of(event)) for event in NOTICE_TYPES}
    expected = {event: TOLD.get(kind.gathered) for event, kind in NOTICE_TYPES.items()}
    expected[Event.CLAIM_ANSWERED] = ClaimNews
    assert {event: type(news) if news else None for event, news in read.items()} == expected
