"""What was accepted goes on in the orders that it was split into, whatever is shown first, twice, or at one moment."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.external.deciding import Refusal
from chalicelib.domain.external.external_order import Decision, ExternalOrder, Push
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY
from tests.usecases.external.market import MANAGER, NUMBER
from tests.usecases.external.splitting import ALL, FIRST, MAT, PIECES, SECOND, Split, filters

PARTS = (FIRST, SECOND)
SHOWN = [
    (NUMBER, Phase.OPEN),
    (NUMBER, Phase.SPLIT),
    *((part, phase) for part in PARTS for phase in (Phase.OPEN, Phase.ACCEPTED, Phase.CANCELLED)),
]


def an_accepted_one() -> Split:
    split = Split()
    split.rule()
    split.shown(NUMBER)
    split.accept()
    return split


@pytest.mark.parametrize("lives", [60, pytest.param(300, marks=pytest.mark.slow)])
def test_in_any_order_of_arrival_it_is_one_decision_one_stock_and_one_order(lives: int) -> None:
    steps, last = st.lists(st.sampled_from(SHOWN), max_size=10), st.permutations((NUMBER, *PARTS))
    settings(max_examples=lives, deadline=None)(given(steps, last)(one_decision_one_stock_and_one_order))()


def one_decision_one_stock_and_one_order(steps: list[tuple[str, Phase]], last: list[str]) -> None:
    split = an_accepted_one()
    cancelled = {number for number, phase in steps if phase is Phase.CANCELLED}
    for number, phase in [*steps, *((each, Phase.SPLIT if each == NUMBER else Phase.OPEN) for each in last)]:
        split.shown(number, phase)
        split.ruled()
    parent, parts = split.order(NUMBER), [split.order(each) for each in PARTS]
    assert len(split.market.heard(Event.EXTERNAL_OPENED)) == len(split.market.heard(Event.EXTERNAL_PLACED)) == 1
    assert [each.number for each in parts] == [parent.number] * 2
    assert [each.undecided for each in (parent, *parts)] == [False] * 3
    for each in parts:
        gone = each.order in cancelled
        assert {line.decision for line in each.lines} == {Decision.CANCELLED if gone else Decision.ACCEPTED}
        assert {line.decided_by for line in each.lines} == {MANAGER.actor}
    left = sum(pieces for number, pieces in PIECES.items() if number not in cancelled)
    assert (split.taken, split.ordered) == (left, left)
    (ours,) = split.house.memory.orders(COMMUNITY)
    assert ours.total == left * 50_000 + (10_000 if FIRST not in cancelled else 0)
    assert bool(ours.cancelled_at) == (len(cancelled) == 2)
    assert len(split.market.heard(Event.EXTERNAL_CANCELLED)) == len(cancelled)
    assert parent.push is Push.NONE


STEPS = [*SHOWN, *(("accept", number) for number in (NUMBER, *PARTS)), ("refuse", FIRST)]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(STEPS), max_size=12), st.booleans())
def test_whenever_it_is_accepted_nothing_stays_taken_twice(steps: list[tuple[str, str]], rules: bool) -> None:
    """Somebody accepts what was split a moment ago: once its parts are shown again, each piece is taken once."""
    split = Split()
    if rules:
        split.rule()
    split.shown(NUMBER)
    for step, what in steps:
        number = what if step in ("accept", "refuse") else step
        if not split.known(number):
            continue
        if step == "accept" and split.order(number).undecided:
            split.accept(number, [line.key for line in split.order(number).lines if line.decision is Decision.NEW])
        elif step == "refuse" and split.order(number).undecided:
            keys = [line.key for line in split.order(number).lines if line.decision is Decision.NEW]
            split.decide.refuse(MANAGER, split.place(number), keys, Refusal("352"))
        elif step not in ("accept", "refuse"):
            split.shown(number, Phase(what))
    for number, phase in ((NUMBER, Phase.SPLIT), (FIRST, Phase.OPEN), (SECOND, Phase.OPEN)):
        split.shown(number, phase)
        split.ruled()
    for number in PARTS:
        split.shown(number)
    assert split.taken == split.ordered <= ALL
    if split.order(NUMBER).number:
        wanted = [each for each in map(split.order, PARTS) if each.decision is Decision.ACCEPTED]
        assert split.taken == sum(PIECES[each.order] for each in wanted)


def test_of_two_parts_and_an_acceptance_at_one_moment_each_looks_again() -> None:
    split = Split()
    split.shown(NUMBER)
    find = split.house.stores.external_orders.find
    calls: list[str] = []

    def meanwhile(community: str, account: str, order: str) -> ExternalOrder | None:
        """Between the look at the parent and the commit it is accepted, then the other part is kept."""
        found = find(community, account, order)
        if order == NUMBER and len(calls) < 2:
            calls.append(order)
            split.accept() if len(calls) == 1 else split.shown(SECOND)
        return found

    object.__setattr__(split.house.stores.external_orders, "find", meanwhile)
    split.shown(FIRST)
    assert split.order(NUMBER).parts == tuple(split.order(each).place for each in (SECOND, FIRST))
    assert (split.taken, split.ordered, len(split.market.heard(Event.EXTERNAL_OPENED))) == (ALL, ALL, 1)


def test_each_part_is_told_and_the_parent_is_not() -> None:
    split = an_accepted_one()
    for number, phase in ((FIRST, Phase.OPEN), (NUMBER, Phase.SPLIT), (SECOND, Phase.OPEN)):
        split.shown(number, phase)
    assert [split.order(each).push for each in (NUMBER, *PARTS)] == [Push.NONE, Push.WANTED, Push.WANTED]
    split.market.told()
    told = [("accept", FIRST, {"150": 1, "7": 1}), ("accept", SECOND, {"150": 2})]
    assert sorted(split.market.it.told, key=lambda each: each[1]) == told
    assert [split.order(each).push for each in PARTS] == [Push.ACKNOWLEDGED] * 2


def test_more_pieces_and_other_goods_wait_for_a_person_and_no_rule_looks() -> None:
    split = an_accepted_one()
    split.shown(FIRST, lines=(filters(ALL + 1), MAT, filters(1, sku="999")))
    split.ruled()
    more, mat, other = split.order(FIRST).lines
    assert [each.decision for each in (more, mat, other)] == [Decision.NEW, Decision.ACCEPTED, Decision.NEW]
    assert more.why is not None
    assert more.why.reasons[-1]["key"] == "split_otherwise"
    assert len(split.market.heard(Event.EXTERNAL_OPENED)) == 2
    assert split.taken == ALL
    split.accept(FIRST, ["150", "999"])
    split.shown(FIRST, lines=(filters(ALL + 1), MAT, filters(1, sku="999")))
    assert (split.taken, split.ordered) == (ALL + 2, ALL + 2)
    assert len(split.house.memory.orders(COMMUNITY)) == 1


@pytest.mark.parametrize("refused", [True, False])
def test_parts_of_what_was_not_accepted_are_ordinary(refused: bool) -> None:
    split = Split()
    split.shown(NUMBER)
    if refused:
        split.decide.refuse(MANAGER, split.place(NUMBER), ["150", "7"], Refusal("352"))
    split.shown(NUMBER, Phase.SPLIT)
    split.shown(FIRST)
    part = split.order(FIRST)
    assert (part.undecided, part.part_of, part.number) == (True, "", None)
    assert len(split.market.heard(Event.EXTERNAL_OPENED)) == 2


def test_a_part_that_is_split_again_hands_on_what_it_has() -> None:
    split = an_accepted_one()
    split.shown(SECOND)
    split.shown(SECOND, Phase.SPLIT)
    third = "46231993-0568-4"
    sighting = split.market.it.shown[SECOND]
    grandchild = replace(sighting, order=third, parent=SECOND, phase=Phase.CANCELLED, lines=(filters(1),))
    for _ in range(2):
        split.house.container.external._keep_orders.keep(split.market.account, grandchild)
    assert split.order(third).number == split.order(NUMBER).number
    assert (split.taken, split.ordered) == (ALL - 1, ALL - 1)


def test_undone_it_is_not_carried_on_again() -> None:
    split = an_accepted_one()
    split.shown(FIRST)
    split.decide.undo(MANAGER, split.place(FIRST), ["150"])
    split.shown(FIRST)
    assert (split.order(FIRST).line("150").decision, split.taken, split.ordered) == (Decision.NEW, 2, 2)  # type: ignore[union-attr]
    split.accept(FIRST, ["150"])
    assert (split.taken, split.ordered) == (ALL, ALL)
    with pytest.raises(Conflict, match="external_over"):
        split.decide.undo(MANAGER, split.place(NUMBER), ["150"])


def test_of_a_forgotten_buyer_a_part_keeps_nothing() -> None:
    split = an_accepted_one()
    split.shown(FIRST)
    split.house.container.privacy.erase_person.ask(MANAGER, split.order(NUMBER).buyer_id or "")
    split.house.container.privacy.erase_person.run(split.market.heard(Event.ERASURE_ASKED)[0])
    split.shown(SECOND)
    assert all(split.order(each).forgotten for each in (NUMBER, *PARTS))
