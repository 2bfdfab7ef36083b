"""What an organizer is told of claims: of the one at hand, and of those beside it that he has not heard of."""

from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import CLAIMS, NOTICE_TYPES
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.usecases.notices.claim_news import CLAIM_EVENTS, ClaimNews
from tests.factories import NOW, a_claim

FIRST, SECOND, THIRD = (a_claim(id=each) for each in ("c1", "c2", "c3"))


def test_it_waits_for_as_long_as_nobody_has_decided() -> None:
    assert ClaimNews(FIRST).waits
    for state in (ClaimState.CONFIRMED, ClaimState.REJECTED):
        assert not ClaimNews(a_claim(state=state, decided_at=NOW)).waits


def test_of_what_he_has_heard_of_nothing_is_said() -> None:
    news = ClaimNews(FIRST, [SECOND, THIRD], decided_by="Мария")
    assert (news.is_many, news.template) == (True, "claims_reported")
    assert news.matters(()) == ["c1", "c2", "c3"]
    assert news.matters(["c2"]) == ["c1", "c3"]
    left = news.unheard(["c2"])
    assert ([each.id for each in left.others], left.claim, left.decided_by) == (["c3"], FIRST, "Мария")


def test_the_one_that_the_event_is_of_is_told_again_and_alone_in_its_own_letter() -> None:
    news = ClaimNews(FIRST, [SECOND]).unheard(["c1", "c2"])
    assert (news.matters(["c1"]), news.is_many, news.template) == (["c1"], False, None)


def test_what_is_gathered_is_told_of_claims() -> None:
    assert {event for event, kind in NOTICE_TYPES.items() if kind.gathered == CLAIMS} == {Event.CLAIM_REPORTED}
    assert NOTICE_TYPES.keys() >= CLAIM_EVENTS
