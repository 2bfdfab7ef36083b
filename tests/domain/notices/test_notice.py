"""A notice: what it speaks of, and what is remembered of it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Topic
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import (
    CREDITS,
    FINAL,
    MUTED,
    NOTICE_TYPES,
    SHARED_ANEW,
    NoticeState,
    notice_id,
    notice_of,
    notice_type_of,
)
from chalicelib.domain.notices.templates import PLACES
from chalicelib.domain.orders.order import Order
from chalicelib.domain.orders.sums import ChangeReason, SumChange
from chalicelib.usecases.payments.move_credits import Way
from tests.factories import NOW, a_notice, an_entry, an_order, order_saved

LETTERS = [kind.template for kind in NOTICE_TYPES.values()]
OF_CREDITS = {kind.template for kind in CREDITS.values()}
LATER = NOW + timedelta(minutes=2)
SAVED = order_saved(an_order())
CHANGED = order_saved(an_order(), id="e2", event=Event.ORDER_CHANGED)
STOPPED = order_saved(an_order(), id="e3", event=Event.ORDER_STOPPED)


def test_every_story_has_a_letter_of_its_own() -> None:
    assert len(set(LETTERS)) == len(NOTICE_TYPES)


def test_a_community_may_word_every_letter_but_those_to_its_organizers() -> None:
    assert {*LETTERS, *OF_CREDITS} - PLACES.keys() == {
        "connection_refused",
        "claim_reported",
        "claim_answered",
        "decision_asked",
    }
    assert PLACES.keys() < {*LETTERS, *OF_CREDITS, SHARED_ANEW.template}


def test_only_edits_of_an_order_are_told_together() -> None:
    assert {event for event, kind in NOTICE_TYPES.items() if kind.coalesced} == {
        Event.ORDER_SAVED,
        Event.ORDER_CHANGED,
    }


def test_a_buyer_can_switch_off_all_but_what_concerns_organizers() -> None:
    untouchable = {event for event, kind in NOTICE_TYPES.items() if kind.topic is None}
    assert untouchable == {Event.CONNECTION_REFUSED, Event.CLAIM_ANSWERED}
    assert {kind.topic for kind in NOTICE_TYPES.values()} >= set(Topic) - {Topic.RECOVERY}


def test_edits_of_an_order_are_one_notice_and_everything_else_is_its_own() -> None:
    assert notice_id(SAVED) == notice_id(CHANGED) == "order/1001"
    assert notice_id(STOPPED) == "event/e3"


@pytest.mark.parametrize("event", [SAVED, CHANGED], ids=["saved", "changed"])
def test_an_order_nobody_heard_of_is_new_and_later_it_has_changed_whatever_the_event_says(event: object) -> None:
    entry = SAVED if event is SAVED else CHANGED
    assert notice_type_of(entry, None).template == "order_saved"
    assert notice_type_of(entry, a_notice(heard=False)).template == "order_saved"
    assert notice_type_of(entry, a_notice(heard=True)).template == "order_changed"


def test_what_only_shares_of_the_delivery_have_changed_is_told_as_that_and_tried_again_as_that() -> None:
    def after(*reasons: ChangeReason) -> Order:
        changes = tuple(SumChange(NOW, 10, 20, reason) for reason in reasons)
        return an_order(revision=1 + len(reasons), changes=changes)

    share, edit, last = ChangeReason.DELIVERY_SPLIT, ChangeReason.EDIT, a_notice(heard=True, revision=1)
    for order, template in (
        (after(share), "delivery_recalculated"),
        (after(share, share), "delivery_recalculated"),
        (after(share, edit), "order_changed"),
        (replace(after(share), revision=3), "order_changed"),
    ):
        assert notice_type_of(CHANGED, last, order).template == template
    again = a_notice(heard=True, revision=2, template="delivery_recalculated")
    assert notice_type_of(CHANGED, again, after(share)).template == "delivery_recalculated"
    assert notice_type_of(CHANGED, a_notice(heard=False), after(share)).template == "order_saved"


def test_money_of_a_balance_is_told_by_the_way_it_goes() -> None:
    told = {way: notice_type_of(an_entry(event=Event.BALANCE_MOVED, data={"way": way}), None).template for way in Way}
    assert told == {Way.SAVE: "credit_saved", Way.USE: "credit_used", Way.RETURN: "credit_returned"}


def test_other_events_are_told_as_they_are() -> None:
    assert notice_type_of(STOPPED, a_notice(heard=True)).template == "order_stopped"


def test_a_first_notice_is_about_the_order_as_it_is_now() -> None:
    notice = notice_of(CHANGED, "anna", an_order(revision=3), None)
    assert (notice.id, notice.number, notice.revision) == ("order/1001", "1001", 3)
    assert (notice.template, notice.state, notice.attempts) == ("order_saved", NoticeState.WAITING, 0)


def test_a_notice_about_no_order_has_no_number() -> None:
    notice = notice_of(an_entry(event=Event.CONNECTION_REFUSED), "anna", None, None)
    assert (notice.id, notice.number, notice.revision) == ("event/e1", "", 0)


def test_another_try_goes_on_where_the_last_one_ended_and_a_new_revision_begins_anew() -> None:
    last = a_notice(state=NoticeState.WAITING, attempts=4, lost=1, heard=True)
    assert notice_of(SAVED, "anna", an_order(), last) == last
    anew = notice_of(SAVED, "anna", an_order(revision=2), last)
    assert (anew.revision, anew.attempts, anew.lost) == (2, 0, 0)
    assert (anew.template, anew.heard) == ("order_changed", True)


def test_a_try_is_written_down_before_it_is_made() -> None:
    claimed = a_notice(state=NoticeState.WAITING, reason="ok_unavailable", attempts=1).claimed(LATER, repeated=False)
    assert (claimed.state, claimed.at, claimed.attempts, claimed.reason) == (NoticeState.SENDING, LATER, 2, "")
    assert claimed.lost == 0
    assert claimed.claimed(LATER, repeated=True).lost == 1


def test_a_surely_failed_try_waits_for_another() -> None:
    failed = a_notice(state=NoticeState.SENDING).failed(LATER, "ok_unavailable")
    assert (failed.state, failed.at, failed.reason) == (NoticeState.WAITING, LATER, "ok_unavailable")


@pytest.mark.parametrize(
    ("state", "reason", "told"),
    [
        (NoticeState.SENT, "", True),
        (NoticeState.WITHHELD, MUTED, True),
        (NoticeState.WITHHELD, "no_consent", False),
        (NoticeState.WITHHELD, "no_bot", False),
        (NoticeState.REFUSED, "no_permission", False),
    ],
)
def test_a_buyer_knows_of_an_order_that_he_was_told_of_or_did_not_want_to_hear_of(
    state: NoticeState, reason: str, told: bool
) -> None:
    settled = a_notice(state=NoticeState.SENDING, lost=1).settled(state, LATER, reason)
    assert (settled.heard, settled.lost, settled.at) == (told, 0, LATER)
    assert replace(settled, heard=True).settled(state, LATER, reason).heard


@pytest.mark.parametrize(
    ("state", "reason", "undelivered"),
    [
        (NoticeState.WITHHELD, "no_consent", True),
        (NoticeState.WITHHELD, "no_bot", True),
        (NoticeState.WITHHELD, "muted", False),
        (NoticeState.WITHHELD, "obsolete", False),
        (NoticeState.WITHHELD, "erased", False),
        (NoticeState.REFUSED, "no_permission", True),
        (NoticeState.REFUSED, "answer_lost", True),
        (NoticeState.WAITING, "ok_unavailable", True),
        (NoticeState.SENDING, "", False),
        (NoticeState.SENDING, "answer_lost", True),
        (NoticeState.SENT, "", False),
        (NoticeState.DELIVERED, "", False),
    ],
)
def test_an_organizer_sees_whom_he_has_to_tell_himself(state: NoticeState, reason: str, undelivered: bool) -> None:
    assert a_notice(state=state, reason=reason).undelivered is undelivered


def test_what_is_under_way_or_waits_is_not_settled() -> None:
    assert set(NoticeState) - FINAL == {NoticeState.SENDING, NoticeState.WAITING}
