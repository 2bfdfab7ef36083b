"""What is said of decisions, a person's and a rule's."""

from msgspec.structs import replace

from chalicelib.domain.external.external_order import Decision, ExternalLine, ExternalOrder
from chalicelib.domain.external.seeing import first_seen
from chalicelib.usecases.external.decisions import bound_to, decided_fact
from tests.factories import NOW, a_sighting, an_account, an_offer

LINE = a_sighting().lines[0]


def decided(order: ExternalOrder, **by: str) -> ExternalOrder:
    def each(line: ExternalLine) -> ExternalLine:
        known = line.key in by
        return replace(line, decision=Decision.REFUSED, decided_by=by[line.key]) if known else line

    return replace(order, lines=tuple(map(each, order.lines)))


def test_a_fact_is_of_the_lines_that_differ_and_that_its_actor_decided() -> None:
    lines = tuple(replace(LINE, key=key) for key in "abc")
    before = first_seen(an_account(), a_sighting(lines=lines), NOW)
    after = decided(before, a="rule/1", b="rule/2")
    whole, one = decided_fact(before, after), decided_fact(before, after, "rule/2")
    assert whole.before
    assert whole.after
    assert one.after
    assert (whole.actor, list(whole.before), list(whole.after)) == ("", ["a", "b"], ["a", "b"])
    assert (one.actor, list(one.after)) == ("rule/2", ["b"])


def test_a_line_is_bound_to_an_offer_as_it_is_now() -> None:
    bound = bound_to(an_offer(cost=30_000, name=""), "Запчасти")
    assert (bound.offer, bound.title, bound.price, bound.cost) == (an_offer().id, "Запчасти: OC-90", 45_000, 30_000)
