"""What a marketplace shows becomes what we keep, whatever comes twice or late."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.external.external_order import Decision, ExternalOrder, Push
from chalicelib.domain.external.seeing import first_seen, seen_again
from chalicelib.domain.external.sighting import Phase, Sighting
from tests.factories import NOW, a_sighting, an_account

LATER = NOW + timedelta(minutes=5)
LINE = a_sighting().lines[0]


def seen(**fields: Any) -> ExternalOrder:
    return first_seen(an_account(region="Урал"), a_sighting(**fields), NOW)


def again(order: ExternalOrder, sighting: Sighting) -> ExternalOrder:
    return seen_again(order, sighting, an_account(), LATER)


def decided(order: ExternalOrder, **fields: Any) -> ExternalOrder:
    return replace(order, lines=tuple(replace(line, **fields) for line in order.lines))


def test_the_same_once_more_is_nothing_new() -> None:
    order = seen()
    assert again(order, a_sighting()) is order


def test_what_is_older_by_the_marketplaces_own_time_changes_nothing() -> None:
    order = seen(changed_at=LATER, status="awaiting_deliver", phase=Phase.ACCEPTED)
    assert again(order, a_sighting(changed_at=NOW)) is order
    assert again(order, a_sighting(changed_at=LATER + timedelta(seconds=1))).status == "awaiting_packaging"


def test_a_time_that_cannot_have_been_yet_hides_nothing_that_comes_after_it() -> None:
    order = seen(changed_at=NOW + timedelta(days=400))
    for at in (LATER, NOW + timedelta(days=300)):
        assert again(order, a_sighting(phase=Phase.CANCELLED, changed_at=at)).phase is Phase.CANCELLED
    ended = seen(phase=Phase.CANCELLED, changed_at=NOW + timedelta(days=400))
    assert again(ended, a_sighting(changed_at=LATER)) is ended


def test_what_ended_does_not_begin_again() -> None:
    for ended in (Phase.CANCELLED, Phase.DONE, Phase.SPLIT):
        order = seen(phase=ended, status="over", changed_at=None)
        for phase in (Phase.UNPAID, Phase.OPEN, Phase.ACCEPTED, Phase.UNKNOWN):
            assert again(order, a_sighting(phase=phase, changed_at=None)).phase is ended
        newer = a_sighting(phase=Phase.OPEN, changed_at=LATER)
        assert again(seen(phase=ended, changed_at=NOW), newer).phase is ended
    assert again(seen(phase=Phase.DONE), a_sighting(phase=Phase.CANCELLED, changed_at=LATER)).phase is Phase.CANCELLED


def test_what_is_told_once_is_not_forgotten_when_it_is_not_told_again() -> None:
    order = seen(group="g", city="Тверь", comment="звонить")
    after = again(order, a_sighting(group="", city="", comment="", created_at=None, changed_at=LATER))
    assert (after.group, after.city, after.comment, after.created_at, after.region) == (
        "g",
        "Тверь",
        "звонить",
        NOW,
        "Урал",
    )


def test_a_line_that_is_gone_is_wanted_no_more_and_a_list_without_lines_says_nothing() -> None:
    second = replace(LINE, key="2", article="C 25")
    order = seen(lines=(LINE, second))
    after = again(order, a_sighting(lines=(second,), changed_at=LATER))
    assert [line.decision for line in after.lines] == [Decision.CANCELLED, Decision.NEW]
    assert [line.wanted for line in after.lines] == [0, 2]
    assert again(order, a_sighting(lines=(), changed_at=LATER, status="other")).lines == order.lines


def test_a_line_that_comes_later_joins_and_keeps_the_order_of_the_others() -> None:
    after = again(seen(), a_sighting(lines=(replace(LINE, key="2"), LINE), changed_at=LATER))
    assert [line.key for line in after.lines] == ["1", "2"]


def test_what_is_decided_stays_and_what_was_told_is_known_when_it_shows() -> None:
    accepted = decided(seen(), decision=Decision.ACCEPTED, push=Push.SENT, pieces=2)
    (line,) = again(accepted, a_sighting(phase=Phase.ACCEPTED, changed_at=LATER)).lines
    assert (line.decision, line.push) == (Decision.ACCEPTED, Push.ACKNOWLEDGED)
    (line,) = again(accepted, a_sighting(status="other", changed_at=LATER)).lines
    assert line.push is Push.SENT
    refused = decided(seen(), decision=Decision.REFUSED, push=Push.SENT)
    (line,) = again(refused, a_sighting(phase=Phase.CANCELLED, changed_at=LATER)).lines
    assert (line.decision, line.push) == (Decision.REFUSED, Push.ACKNOWLEDGED)


def test_a_cancellation_ends_what_was_to_be_told() -> None:
    for push in (Push.WANTED, Push.SENT, Push.FAILED):
        accepted = decided(seen(), decision=Decision.ACCEPTED, push=push, pieces=2)
        (line,) = again(accepted, a_sighting(phase=Phase.CANCELLED, changed_at=LATER)).lines
        assert (line.decision, line.push) == (Decision.CANCELLED, Push.NONE)


def test_a_split_parent_is_no_loss() -> None:
    order = again(seen(), a_sighting(phase=Phase.SPLIT, changed_at=LATER))
    assert [line.decision for line in order.lines] == [Decision.NEW]
    assert not order.undecided


def test_nothing_is_told_of_a_split_parent_and_goods_that_it_shows_no_more_are_not_lost() -> None:
    none = (replace(a_sighting().lines[0], quantity=0),)
    for push in (Push.WANTED, Push.SENT, Push.FAILED):
        accepted = decided(seen(), decision=Decision.ACCEPTED, push=push, pieces=2)
        (line,) = again(accepted, a_sighting(phase=Phase.SPLIT, changed_at=LATER, lines=none)).lines
        assert (line.decision, line.push, line.held) == (Decision.ACCEPTED, Push.NONE, 2)
