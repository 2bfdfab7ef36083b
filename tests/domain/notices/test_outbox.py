"""An outbox: nothing is told twice, a message that is repeated is the same, and the last ones are remembered."""

from datetime import timedelta

from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.notices.outbox import (
    AT_ONCE,
    KEPT_DELIVERIES,
    KEPT_TOLD,
    MOST_PENDING,
    DeliveryState,
    Outbox,
    OutboxItem,
)
from tests.factories import COMMUNITY, NOW


def item(number: int) -> OutboxItem:
    return OutboxItem(f"e{number}", DeskNotice.EXTERNAL_ORDER, NOW)


def outbox(count: int) -> Outbox:
    found = Outbox(COMMUNITY, "petr", Channel.EMAIL)
    for number in range(count):
        found = found.joined(item(number))
    return found


def test_an_event_joins_once() -> None:
    assert outbox(2).joined(item(0)) == outbox(2)
    assert outbox(MOST_PENDING).is_full


def test_a_message_that_is_repeated_is_the_same_whatever_came_meanwhile() -> None:
    first = outbox(1).claimed(NOW)
    again = first.joined(item(1)).claimed(NOW + timedelta(minutes=2))
    assert first.sending
    assert again.sending
    assert (again.sending.id, again.sending.count, again.sending.attempts) == (first.sending.id, 1, 2)
    sent = again.settled(DeliveryState.SENT, NOW)
    assert [each.id for each in sent.pending] == ["e1"]
    assert sent.told == ("e0",)


def test_what_was_held_up_goes_with_what_has_come_and_counts_its_tries() -> None:
    held = outbox(1).claimed(NOW).held_up(NOW, "channel_busy")
    assert held.sending is None
    assert [(each.state, each.reason) for each in held.deliveries] == [("waiting", "channel_busy")]
    sent = held.joined(item(1)).claimed(NOW).settled(DeliveryState.SENT, NOW)
    assert [(each.state, each.count, each.attempts) for each in sent.deliveries] == [("sent", 2, 2)]


def test_what_is_dropped_from_a_message_under_way_lets_no_other_go_untold() -> None:
    found = outbox(3).claimed(NOW).joined(item(3))
    for number in (0, 2):
        found = found.dropped(item(number), DeliveryState.GIVEN_UP, NOW, "")
    assert found.sending
    assert [each.id for each in found.settled(DeliveryState.IN_DOUBT, NOW).pending] == ["e3"]
    assert found.dropped(item(1), DeliveryState.GIVEN_UP, NOW, "").sending is None


def test_a_message_tells_so_many_and_only_so_much_is_remembered() -> None:
    found = outbox(MOST_PENDING).claimed(NOW).settled(DeliveryState.SENT, NOW)
    assert len(found.pending) == MOST_PENDING - AT_ONCE
    for number in range(1_000, 1_000 + KEPT_TOLD):
        found = found.dropped(item(number), DeliveryState.WITHHELD, NOW, "not_wanted")
    assert (len(found.told), len(found.deliveries)) == (KEPT_TOLD, KEPT_DELIVERIES)
    assert found.told[-1] == f"e{999 + KEPT_TOLD}"


def test_a_failure_opens_no_window_and_what_may_have_arrived_does() -> None:
    for state, opens in (
        (DeliveryState.SENT, True),
        (DeliveryState.IN_DOUBT, True),
        (DeliveryState.FAILED, False),
    ):
        assert (outbox(1).claimed(NOW).settled(state, NOW).sent_at == NOW) is opens
    assert outbox(0).settled(DeliveryState.SENT, NOW).deliveries == ()
