"""What a supplier keeps for a line: from the decision until he has confirmed it, or it is let go of."""

from msgspec.structs import replace

from chalicelib.domain.external.deciding import Acceptance, Doing, accepted, undone
from chalicelib.domain.external.external_order import Bound, ExternalOrder, Push, Reservation
from chalicelib.domain.external.mirroring import released, stock_moves
from chalicelib.domain.external.pushing import is_ready, wanted_again
from chalicelib.domain.external.reserving import Lowered, asked, held, lowered, refused, unreserved
from chalicelib.domain.external.seeing import first_seen, seen_again
from tests.factories import NOW, a_sighting, an_account

DOING = Doing(by="buyer/petr", at=NOW)
BOUND = Bound("s1/p1", "Ромашка: Фильтр", 41_000, 41_000, reservation=Reservation("s1", "p1", 41_000))


def bought(order: ExternalOrder | None = None) -> ExternalOrder:
    order = order or first_seen(an_account(), a_sighting(), NOW)
    return accepted(order, [Acceptance("1", bound=BOUND)], DOING)


def kept(order: ExternalOrder) -> Reservation:
    bound = order.lines[0].bound
    assert bound
    assert bound.reservation
    return bound.reservation


def test_each_decision_has_a_key_of_its_own_and_takes_nothing_of_our_stock() -> None:
    order = bought()
    assert kept(order).key == kept(bought()).key
    again = bought(replace(undone(order, ["1"], DOING), version=1))
    assert kept(again).key not in ("", kept(order).key)
    assert stock_moves(None, order) == []


def test_nothing_is_told_before_he_has_confirmed_it() -> None:
    order = bought()
    assert [line.key for line in unreserved(order)] == ["1"]
    assert not is_ready(order)
    order = held(asked(order, "1"), "1", 2)
    assert (list(unreserved(order)), is_ready(order)) == ([], True)


def test_what_he_refuses_waits_for_a_person_who_may_ask_again_or_undo() -> None:
    order = refused(asked(bought(), "1"), "1", "supplier_gone", "Sold out." * 100)
    (line,) = order.lines
    assert (line.push, line.problem, len(line.said)) == (Push.FAILED, "supplier_gone", 300)
    assert (list(unreserved(order)), is_ready(order)) == ([], False)
    assert undone(order, ["1"], DOING).lines[0].bound is None
    (again,) = wanted_again(order, ("1",), NOW).lines
    assert (again.push, again.problem, again.wanted_at) == (Push.WANTED, "", NOW)
    assert unreserved(wanted_again(order, ("1",), NOW)) == [again]


def test_only_what_he_may_know_of_is_let_go() -> None:
    order = bought()
    assert lowered(order, undone(order, ["1"], DOING)) == []
    known = asked(order, "1")
    assert lowered(known, undone(known, ["1"], DOING)) == [Lowered(kept(known), 0)]
    assert lowered(None, known) == lowered(known, known) == []


def test_of_fewer_pieces_the_rest_is_let_go() -> None:
    order = held(asked(bought(), "1"), "1", 2)
    (line,) = a_sighting().lines
    shown = seen_again(order, a_sighting(lines=(replace(line, cancelled=1),)), an_account(), NOW)
    assert lowered(order, released(shown)) == [Lowered(kept(order), 1)]
