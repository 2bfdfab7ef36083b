"""What a part has of the order that it was split from: pieces move, and none comes of nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.external.deciding import Acceptance, Doing, accepted
from chalicelib.domain.external.external_order import Bound, Decision, ExternalOrder, Push, Reservation
from chalicelib.domain.external.parts import carried_on, may_carry
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Phase, SeenLine
from tests.factories import NOW, a_sighting, an_account

LATER = NOW + timedelta(days=5)
PERSON = Doing(by="buyer/petr", at=NOW)
LINE = a_sighting().lines[0]
BOUND = Bound("offer", "Запчасти", 40_000)
PARENT, FIRST, SECOND = "1-1", "1-2", "1-3"


def seen(order: str, *lines: SeenLine, parent: str = PARENT, phase: Phase = Phase.OPEN) -> ExternalOrder:
    return first_seen(an_account(), a_sighting(order=order, parent=parent, phase=phase, lines=lines), LATER)


def pieces(count: int | None, key: str = "1", sku: str = "150") -> SeenLine:
    return replace(LINE, quantity=count, key=key, sku=sku)


def a_parent(*counts: int, bound: Bound | None = BOUND) -> ExternalOrder:
    """Lines of one sku."""
    order = seen(PARENT, *(pieces(count, f"150.{place}") for place, count in enumerate(counts)), parent="")
    taken = accepted(order, [Acceptance(line.key, bound=bound) for line in order.lines], PERSON)
    return replace(taken, number="1001", buyer_id="anna")


def held(*orders: ExternalOrder) -> int:
    return sum(line.bound.taken for order in orders for line in order.lines if line.bound)


def test_a_part_is_accepted_as_its_parent_was_and_told_now() -> None:
    part, parent = carried_on(seen(FIRST, pieces(1)), a_parent(3), LATER)
    (line,) = part.lines
    assert (line.decision, line.pieces, line.push) == (Decision.ACCEPTED, 1, Push.WANTED)
    assert (line.decided_by, line.decided_at) == (PERSON.by, LATER)
    assert line.bound == replace(BOUND, taken=1)
    assert (part.number, part.buyer_id, part.part_of) == ("1001", "anna", parent.place)
    assert (parent.parts, parent.lines[0].pieces, held(parent)) == ((part.place,), 2, 2)
    assert carried_on(part, parent, LATER) == (part, parent)


def test_what_a_supplier_reserved_stays_with_the_parent_and_waits_for_a_person() -> None:
    reserved = replace(BOUND, reservation=Reservation("s1", "o1", 40_000, key="k", asked=True, held=3))
    part, parent = carried_on(seen(FIRST, pieces(1)), a_parent(3, bound=reserved), LATER)
    assert (part.lines[0].decision, part.lines[0].bound, held(parent)) == (Decision.NEW, None, 3)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=3), st.lists(st.integers(1, 5), max_size=4), st.booleans())
def test_no_piece_is_made_and_none_is_lost(counts: list[int], asked: list[int], bound: bool) -> None:
    parent, parts = a_parent(*counts, bound=BOUND if bound else None), []
    for place, count in enumerate(asked):
        part, parent = carried_on(seen(f"1-{place + 2}", pieces(count)), parent, LATER)
        parts.append(part)
    lines = [line for order in (parent, *parts) for line in order.lines]
    assert sum(line.pieces for line in lines) == sum(counts)
    assert held(parent, *parts) == (sum(counts) if bound else 0)
    assert all(line.pieces in (0, line.wanted) for part in parts for line in part.lines)


@pytest.mark.parametrize(("phase", "push"), [(Phase.ACCEPTED, Push.ACKNOWLEDGED), (Phase.SPLIT, Push.NONE)])
def test_what_was_packed_or_split_already_need_not_be_told(phase: Phase, push: Push) -> None:
    part, _ = carried_on(seen(FIRST, pieces(1), phase=phase), a_parent(3), LATER)
    assert (part.lines[0].decision, part.lines[0].push) == (Decision.ACCEPTED, push)


def test_what_was_cancelled_before_it_was_seen_takes_its_pieces_along() -> None:
    part, parent = carried_on(seen(FIRST, pieces(1), phase=Phase.CANCELLED), a_parent(3), LATER)
    assert (part.lines[0].decision, part.lines[0].pieces, parent.lines[0].pieces) == (Decision.CANCELLED, 1, 2)


def test_more_pieces_others_or_nobody_knows_how_many_wait() -> None:
    lines = (pieces(4), pieces(1, "2", "999"), pieces(None, "3"))
    part, parent = carried_on(seen(FIRST, *lines), a_parent(3), LATER)
    assert [line.decision for line in part.lines] == [Decision.NEW] * 3
    assert part.undecided
    assert held(parent) == 3


def test_one_that_is_an_order_of_ours_by_itself_stays_one_and_its_parent_has_less() -> None:
    own = accepted(seen(FIRST, pieces(1)), [Acceptance("1", bound=BOUND)], PERSON)
    part, parent = carried_on(replace(own, number="1002"), a_parent(3), LATER)
    assert (part.number, part.part_of, held(part), held(parent)) == ("1002", "", 1, 2)


def test_there_is_nothing_to_carry_on_of_what_was_not_accepted_nor_in_a_circle() -> None:
    part, undecided = seen(FIRST, pieces(1)), seen(PARENT, pieces(3), parent="")
    assert carried_on(part, undecided, LATER) == (part, undecided)
    joined, parent = carried_on(part, a_parent(3), LATER)
    again = replace(parent, parent=FIRST)
    assert carried_on(again, joined, LATER) == (again, joined)
    assert carried_on(parent, parent, LATER) == (parent, parent)


def test_nothing_is_carried_on_before_it_may_be_decided() -> None:
    assert may_carry(seen(FIRST, pieces(1)))
    assert not may_carry(seen(FIRST, pieces(1), parent=""))
    for phase in (Phase.UNPAID, Phase.UNKNOWN):
        assert not may_carry(seen(FIRST, pieces(1), phase=phase))
    assert not may_carry(replace(seen(FIRST, pieces(1)), same_as="market/55"))


def test_of_a_forgotten_buyer_it_tells_nothing() -> None:
    part, _ = carried_on(seen(FIRST, pieces(1)), replace(a_parent(3), forgotten=True), LATER)
    assert part.forgotten
