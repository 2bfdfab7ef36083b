"""What a marketplace is still to be told, in which order, and when."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.external.deciding import UNDO_WITHIN, Acceptance, Doing, Refusal, accepted, left, refused
from chalicelib.domain.external.external_order import Explanation, ExternalOrder, Push
from chalicelib.domain.external.pushing import (
    MOST_ATTEMPTS,
    SHOWS_WITHIN,
    Telling,
    failed,
    is_hopeless,
    is_ready,
    next_telling,
    not_sent,
    sent,
    waits_until,
    wanted_again,
)
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Phase
from tests.factories import NOW, a_sighting, an_account

DOING = Doing(by="buyer/petr", at=NOW)
LINE = a_sighting().lines[0]
TWO = (LINE, replace(LINE, key="2"))


def an_order(**fields: Any) -> ExternalOrder:
    return first_seen(an_account(), a_sighting(**fields), NOW)


def test_nothing_is_told_before_all_of_an_order_is_decided() -> None:
    half = accepted(an_order(lines=TWO), [Acceptance("1")], DOING)
    assert not is_ready(half)
    assert is_ready(accepted(half, [Acceptance("2")], DOING))
    assert not is_ready(an_order())


def test_what_is_refused_is_told_first_and_then_the_rest_is_taken() -> None:
    order = refused(accepted(an_order(lines=TWO), [Acceptance("1")], DOING), ["2"], Refusal("352"), DOING)
    first = next_telling(order)
    assert first == Telling(refuse={"2": 2}, reason="352", keys=("2",))
    told = replace(order, lines=(order.lines[0], replace(order.lines[1], push=Push.ACKNOWLEDGED)))
    assert next_telling(told) == Telling(accept={"1": 2}, keys=("1",))


def test_an_order_of_which_nothing_is_wanted_is_refused_whole() -> None:
    order = refused(an_order(lines=TWO), ["1", "2"], Refusal("402", "Нет"), DOING)
    whole = Telling(reason="402", text="Нет", keys=("1", "2"))
    assert next_telling(order) == whole


def test_pieces_that_went_on_in_other_orders_are_not_refused() -> None:
    """Until the marketplace shows that it was split, it seems to want more than we would send."""
    order = accepted(an_order(), [Acceptance("1", pieces=1)], DOING)
    assert next_telling(replace(order, parts=("ozon/1-2",))) is None


def test_fewer_pieces_than_wanted_are_cut_before_the_rest_is_taken() -> None:
    order = accepted(an_order(), [Acceptance("1", pieces=1)], DOING)
    assert next_telling(order) == Telling(refuse={"1": 1}, keys=("1",))
    cut = replace(order, lines=(replace(order.lines[0], seen=replace(LINE, cancelled=1)),))
    assert next_telling(cut) == Telling(accept={"1": 1}, keys=("1",))


def test_of_what_is_over_nothing_is_told() -> None:
    order = accepted(an_order(), [Acceptance("1")], DOING)
    for phase in (Phase.CANCELLED, Phase.DONE, Phase.SPLIT):
        assert next_telling(replace(order, phase=phase)) is None


def test_a_persons_decision_may_be_taken_back_for_a_while_and_a_rules_need_not_wait() -> None:
    order = accepted(an_order(), [Acceptance("1")], DOING)
    assert waits_until(order, NOW) == NOW + UNDO_WITHIN
    assert waits_until(order, NOW + UNDO_WITHIN) is None
    by_rule = accepted(an_order(), [Acceptance("1")], replace(DOING, by="rule/r1", why=Explanation(rule="r1")))
    assert waits_until(by_rule, NOW) is None


def test_a_person_who_decides_what_a_rule_has_left_may_take_it_back_as_well() -> None:
    looked_at = left(an_order(), "1", Explanation(rule="r1"))
    order = accepted(looked_at, [Acceptance("1")], DOING)
    assert order.lines[0].why == Explanation(rule="r1")
    assert waits_until(order, NOW) == NOW + UNDO_WITHIN


def test_what_was_sent_is_looked_for_after_some_seconds() -> None:
    order = accepted(an_order(), [Acceptance("1")], DOING)
    telling = Telling(accept={"1": 2}, keys=("1",))
    gone = sent(order, telling, NOW)
    assert (gone.lines[0].push, gone.lines[0].attempts) == (Push.SENT, 1)
    assert waits_until(gone, NOW) == NOW + SHOWS_WITHIN
    back = not_sent(gone, telling, "marketplace_unavailable")
    assert (back.lines[0].push, back.lines[0].attempts) == (Push.WANTED, 0)


def test_what_failed_begins_anew_when_somebody_wants_it() -> None:
    order = failed(accepted(an_order(), [Acceptance("1")], DOING), Telling(keys=("1",)), "needs_missing", "x" * 900)
    assert (order.lines[0].push, len(order.lines[0].said)) == (Push.FAILED, 300)
    again = wanted_again(order, ("1",), NOW)
    assert (again.lines[0].push, again.lines[0].attempts, again.lines[0].problem) == (Push.WANTED, 0, "")
    fresh = accepted(an_order(), [Acceptance("1")], DOING)
    assert wanted_again(fresh, ("1",), NOW) == fresh


def test_nobody_tries_for_ever() -> None:
    telling = Telling(accept={"1": 2}, keys=("1",))
    order = accepted(an_order(), [Acceptance("1")], DOING)
    assert not is_hopeless(order, telling, NOW + timedelta(hours=72))
    assert is_hopeless(order, telling, NOW + timedelta(hours=73))
    tried = replace(order, lines=(replace(order.lines[0], attempts=MOST_ATTEMPTS),))
    assert is_hopeless(tried, telling, NOW)
