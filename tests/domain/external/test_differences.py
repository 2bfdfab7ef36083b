"""Where what we hold and what a marketplace shows are not the same."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.external.differences import DifferenceKind, gone, own_troubles, shown_otherwise
from chalicelib.domain.external.external_order import Bound, Decision, ExternalOrder, Push
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Phase, Sighting
from tests.factories import NOW, a_sighting, an_account

EARLIER = NOW - timedelta(hours=1)


def ours(**fields: Any) -> ExternalOrder:
    order = first_seen(an_account(), a_sighting(changed_at=EARLIER), EARLIER)
    return replace(order, lines=tuple(replace(line, **fields) for line in order.lines))


def theirs(**fields: Any) -> Sighting:
    return a_sighting(**{"changed_at": EARLIER, **fields})


def kinds(order: ExternalOrder) -> list[DifferenceKind]:
    return [each.kind for each in own_troubles(order, NOW)]


def test_what_both_say_is_no_difference() -> None:
    assert shown_otherwise(ours(), theirs(), NOW) is None
    assert kinds(ours()) == []


def test_an_order_that_we_do_not_have_and_one_that_stands_otherwise() -> None:
    unknown = shown_otherwise(None, theirs(), NOW)
    assert unknown
    assert (unknown.kind, unknown.ours, unknown.theirs) == (DifferenceKind.UNKNOWN, None, Phase.OPEN)
    moved = shown_otherwise(ours(), theirs(phase=Phase.ACCEPTED, status="awaiting_deliver"), NOW)
    assert moved
    assert (moved.kind, moved.ours, moved.theirs, moved.status) == (
        DifferenceKind.STATE,
        Phase.OPEN,
        Phase.ACCEPTED,
        "awaiting_deliver",
    )


@pytest.mark.parametrize("minutes", [0, 29])
def test_what_changed_a_moment_ago_is_no_difference_yet(minutes: int) -> None:
    fresh = theirs(phase=Phase.ACCEPTED, changed_at=NOW - timedelta(minutes=minutes))
    assert shown_otherwise(ours(), fresh, NOW) is None
    assert shown_otherwise(None, fresh, NOW) is None


def test_what_was_accepted_here_and_is_cancelled_there() -> None:
    accepted = ours(decision=Decision.ACCEPTED, pieces=2)
    line = theirs().lines[0]
    for shown in (theirs(phase=Phase.CANCELLED), theirs(lines=(replace(line, cancelled=line.quantity or 0),))):
        lost = shown_otherwise(accepted, shown, NOW)
        assert lost
        assert lost.kind is DifferenceKind.CANCELLED
    new = shown_otherwise(ours(), theirs(phase=Phase.CANCELLED), NOW)
    assert new
    assert new.kind is DifferenceKind.STATE


def test_a_decision_that_is_not_acknowledged_for_hours() -> None:
    for push in (Push.WANTED, Push.SENT, Push.FAILED):
        late = ours(push=push, decided_at=NOW - timedelta(hours=7), problem="needs_missing")
        (found,) = own_troubles(late, NOW)
        assert (found.kind, found.since, found.problem) == (
            DifferenceKind.UNTOLD,
            NOW - timedelta(hours=7),
            "needs_missing",
        )
        assert kinds(ours(push=push, decided_at=NOW - timedelta(hours=5))) == []
    assert kinds(ours(push=Push.ACKNOWLEDGED, decided_at=NOW - timedelta(days=7))) == []


def test_stock_that_is_held_for_what_is_not_sent() -> None:
    held = ours(bound=Bound("offer", "Запчасти", taken=2), pieces=2)
    for phase, found in (
        (Phase.CANCELLED, [DifferenceKind.STOCK]),
        (Phase.SPLIT, [DifferenceKind.STOCK]),
        (Phase.DONE, []),
        (Phase.OPEN, []),
    ):
        assert kinds(replace(held, phase=phase)) == found
    assert kinds(replace(ours(bound=Bound("offer", "Запчасти")), phase=Phase.CANCELLED)) == []


def test_what_they_know_nothing_of() -> None:
    assert (gone(ours()).kind, gone(ours()).ours) == (DifferenceKind.GONE, Phase.OPEN)
