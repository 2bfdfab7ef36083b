"""What rules decide, and how they explain it."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.external.conditions import Candidate
from chalicelib.domain.external.external_order import Bound, Decision, Explanation, ExternalLine, ExternalOrder
from chalicelib.domain.external.rule import Act, Choice, Conditions, Rule, Rules, StockWish
from chalicelib.domain.external.ruling import MOST_OF_ORDER, as_opened, decide
from chalicelib.domain.external.sighting import Need, NeedKind, Phase, SeenLine
from tests.domain.external.test_conditions import an_order, of
from tests.factories import an_offer

ACCEPT, REFUSE, LEAVE = (Rule(f"r-{act}", f"Rule {act}", act) for act in Act)
NEVER = Conditions(articles=("nothing like it",))


def ruled(*rules: Rule) -> Rules:
    return Rules("c", rules)


def keys(why: Explanation) -> list[object]:
    return [reason["key"] for reason in why.reasons]


def test_the_first_that_fits_decides() -> None:
    order = an_order()
    for first, second in ((ACCEPT, REFUSE), (REFUSE, ACCEPT), (LEAVE, ACCEPT)):
        decision = decide(ruled(first, second), order, order.lines[0], [of(an_offer())])
        assert (decision.act, decision.rule, decision.why.rule) == (first.act, first, first.id)


def test_one_that_does_not_fit_is_told_of_and_passed() -> None:
    order = an_order()
    unfit = replace(REFUSE, when=Conditions(quantity_to=1, regions=("Тула",)))
    decision = decide(ruled(unfit, ACCEPT), order, order.lines[0], [of(an_offer())])
    assert decision.act is Act.ACCEPT
    assert keys(decision.why) == [
        "rule_failed",
        "region_failed",
        "most_failed",
        "rule_held",
        "stock_held",
        "end_accept",
    ]
    assert decision.why.reasons[2] == {"key": "most_failed", "pieces": 2, "limit": 1}
    assert decision.why.reasons[-1]["offer"] == "Запчасти: Фильтр масляный"


def test_where_none_fits_a_person_decides() -> None:
    order = an_order()
    decision = decide(ruled(replace(ACCEPT, when=NEVER)), order, order.lines[0], [of(an_offer())])
    assert (decision.act, decision.rule, decision.candidate, decision.why.rule) == (Act.LEAVE, None, None, "")
    assert keys(decision.why)[-1] == "none"


def test_a_refusal_that_costs_money_is_a_persons_even_before_a_rule_that_accepts() -> None:
    order = an_order(free_refusal=False)
    decision = decide(ruled(REFUSE, ACCEPT), order, order.lines[0], [of(an_offer())])
    assert (decision.act, decision.rule) == (Act.LEAVE, REFUSE)
    assert keys(decision.why) == ["rule_held", "refusal_costs"]
    for free in (True, None):
        order = an_order(free_refusal=free)
        assert decide(ruled(REFUSE), order, order.lines[0], []).act is Act.REFUSE


@pytest.mark.parametrize(
    ("phase", "key"), [(Phase.UNPAID, "unpaid"), (Phase.UNKNOWN, "phase_other"), (Phase.CANCELLED, "phase_other")]
)
def test_what_is_not_open_is_not_looked_at(phase: Phase, key: str) -> None:
    order = replace(an_order(), phase=phase)
    decision = decide(ruled(LEAVE, REFUSE), order, order.lines[0], [])
    assert (decision.act, decision.rule, keys(decision.why)) == (Act.LEAVE, None, [key])


def test_nonsense_comes_before_no_rule() -> None:
    for line, key in (
        ({"price": 0}, "price_none"),
        ({"price": -1}, "price_none"),
        ({"price": None}, "price_none"),
        ({"quantity": None, "quantity_text": "пара"}, "quantity_unknown"),
        ({"quantity": 0}, "quantity_none"),
        ({"quantity": 2, "cancelled": 2}, "quantity_none"),
        ({"article": " - "}, "article_none"),
    ):
        order = an_order(line)
        decision = decide(
            ruled(ACCEPT, REFUSE), order, replace(order.lines[0], decision=Decision.NEW), [of(an_offer())]
        )
        assert (decision.act, decision.rule, keys(decision.why)) == (Act.LEAVE, None, [key]), line


def test_what_is_decided_is_not_decided_again() -> None:
    order = an_order()
    line = replace(order.lines[0], decision=Decision.REFUSED)
    assert keys(decide(ruled(REFUSE), order, line, []).why) == ["decided"]


counts = st.one_of(st.none(), st.integers(-5, 5))
nonsense = st.builds(
    SeenLine,
    key=st.just("1"),
    article=st.sampled_from(["OC-90", "", "—", " "]),
    name=st.just("x"),
    quantity=counts,
    price=counts,
    cancelled=st.integers(0, 6),
    quantity_text=st.sampled_from(["", "пара", "10"]),
)
conditions = st.builds(
    Conditions,
    articles=st.sampled_from([(), ("oc*",)]),
    price=st.sampled_from([None, 1]),
    margin=st.sampled_from([None, 1]),
    stock=st.sampled_from([None, *StockWish]),
    quantity_from=st.sampled_from([None, 1]),
    quantity_to=st.sampled_from([None, 1_000_000]),
    tests=st.booleans(),
    needs=st.sampled_from([(), tuple(NeedKind)]),
)
a_rule = st.builds(
    Rule,
    id=st.sampled_from("abcdef"),
    title=st.sampled_from(["A", "B", "C"]),
    act=st.sampled_from(Act),
    when=conditions,
    choice=st.sampled_from([Choice.COST, Choice.PRICE, Choice.STOCK]),
)
rule_lists = st.lists(a_rule, max_size=5, unique_by=lambda rule: rule.id).map(tuple)
candidates = st.lists(
    st.builds(
        lambda price, cost, brand, free, gone: of(an_offer(price=price, cost=cost, brand=brand), free, gone=gone),
        price=st.integers(0, 5),
        cost=counts,
        brand=st.sampled_from(["", "Knecht", "Mann"]),
        free=counts,
        gone=st.booleans(),
    ),
    max_size=3,
)
extras = st.fixed_dictionaries(
    {
        "phase": st.sampled_from(Phase),
        "test": st.booleans(),
        "free_refusal": st.sampled_from([None, True, False]),
        "needs": st.sampled_from([(), (Need(NeedKind.IMEI, "1", "imei"),)]),
    }
)


@given(nonsense, rule_lists, candidates, extras)
def test_nonsense_never_passes_a_rule(
    seen: SeenLine, rules: tuple[Rule, ...], offers: list[Candidate], fields: dict[str, object]
) -> None:
    order = replace(an_order(), lines=(ExternalLine(seen),), **fields)
    line = order.lines[0]
    decision = decide(Rules("c", rules), order, line, offers)
    assert decision.why.reasons
    if decision.act is Act.LEAVE:
        return
    rule = decision.rule
    assert rule
    assert rule.act is decision.act
    assert order.phase is Phase.OPEN
    assert line.wanted and line.wanted > 0 and seen.price and seen.price > 0 and seen.article == "OC-90"  # noqa: PT018
    assert not order.test or rule.when.tests
    assert not order.needs or rule.when.needs
    assert not (decision.act is Act.REFUSE and order.free_refusal is False)
    if decision.act is Act.ACCEPT:
        assert decision.candidate
        assert decision.candidate.has(line.wanted)


@given(rule_lists, candidates)
def test_every_rule_that_was_looked_at_is_named_in_order(rules: tuple[Rule, ...], offers: list[Candidate]) -> None:
    order = an_order()
    decision = decide(Rules("c", rules), order, order.lines[0], offers)
    looked = rules[: rules.index(decision.rule) + 1] if decision.rule else rules
    named = [reason["rule"] for reason in decision.why.reasons if "rule" in reason]
    assert named == [rule.id for rule in looked]
    held = [reason["key"] == "rule_held" for reason in decision.why.reasons if "rule" in reason]
    assert held == [rule is decision.rule for rule in looked]


def test_an_explanation_has_room_in_its_order() -> None:
    """A hundred rules and a hundred lines: what did not fit is told more briefly, what decided it never."""
    many = tuple(
        Rule(f"{place}", "Правило" * 10, Act.ACCEPT, Conditions(brands=("Бренд" * 10,), regions=("Регион" * 9,)))
        for place in range(99)
    )
    for lines in (1, 100):
        order = an_order()
        order = replace(order, lines=order.lines * lines)
        decision = decide(ruled(*many, ACCEPT), order, order.lines[0], [of(an_offer())])
        assert len(msgspec.json.encode(decision.why)) * lines < 2 * MOST_OF_ORDER
        assert keys(decision.why)[-3:] == ["rule_held", "stock_held", "end_accept"]
    assert decision.why.reasons[0] == {"key": "others", "count": 99}


def test_a_line_of_before_is_looked_at_as_if_it_were_new() -> None:
    order = an_order()
    done = replace(
        order.lines[0],
        seen=replace(order.lines[0].seen, cancelled=2),
        decision=Decision.CANCELLED,
        bound=Bound(an_offer().id, "x", taken=2),
    )
    opened = as_opened(replace(order, phase=Phase.CANCELLED, lines=(done,)))
    assert (opened.phase, opened.lines[0].decision, opened.lines[0].wanted) == (Phase.OPEN, Decision.NEW, 2)
    assert as_opened(replace(order, phase=Phase.UNPAID)).phase is Phase.UNPAID


def test_an_order_is_not_changed_by_being_looked_at() -> None:
    order: ExternalOrder = an_order()
    before = msgspec.json.encode(order)
    decide(ruled(ACCEPT), order, order.lines[0], [of(an_offer())])
    assert msgspec.json.encode(order) == before
