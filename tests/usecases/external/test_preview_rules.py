"""A dry run shows what rules would decide of past lines, and what they would decide otherwise."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.deciding import Refusal
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.rule import Act, Conditions, Rule, Rules
from chalicelib.domain.external.sighting import Phase
from chalicelib.usecases.external.preview_rules import DryRun, Foreseen
from tests.factories import COMMUNITY, NOW, a_sighting, an_offer
from tests.usecases.external.market import MANAGER, Market

ACCEPT = Rule("r1", "Берём своё", Act.ACCEPT)
ALL = ExternalFilter()


def foreseen(market: Market, *rules: Rule) -> Foreseen:
    dry_run = DryRun(ALL, rules or None)
    (line,) = market.house.container.external.preview_rules.preview(MANAGER, dry_run).things
    return line


def test_what_was_accepted_would_be_accepted_again_with_the_pieces_it_took(market: Market) -> None:
    market.seen(lines=(replace(a_sighting().lines[0], quantity=10),))
    market.accept()
    assert market.stock == 0
    line = foreseen(market, ACCEPT)
    assert (line.was, line.now.act, line.differs, line.saved.act, line.changed) == (
        Act.ACCEPT,
        Act.ACCEPT,
        False,
        Act.LEAVE,
        True,
    )


def test_what_would_be_decided_otherwise_is_shown_with_its_explanation(market: Market) -> None:
    market.seen()
    market.house.container.external.decide.refuse(MANAGER, market.place, ["1"], Refusal("352"))
    market.house.save(Rules(COMMUNITY, (ACCEPT,)))
    line = foreseen(market)
    assert (line.was, line.now.act, line.differs, line.changed) == (Act.REFUSE, Act.ACCEPT, True, False)
    other = foreseen(market, replace(ACCEPT, id="", when=Conditions(quantity_from=5)))
    assert (other.now.act, other.saved.act, other.changed) == (Act.LEAVE, Act.ACCEPT, True)
    assert [reason["key"] for reason in other.now.why.reasons] == ["rule_failed", "least_failed", "stock_held", "none"]


def test_another_offer_is_another_decision(market: Market) -> None:
    market.house.save(an_offer(brand="", price=1, cost=1))
    market.seen()
    market.accept()
    assert foreseen(market, ACCEPT).differs


@pytest.mark.parametrize(("accepted", "was"), [(True, Act.ACCEPT), (False, Act.LEAVE)])
def test_what_was_cancelled_since_is_looked_at_as_it_was(market: Market, accepted: bool, was: Act) -> None:
    market.seen()
    if accepted:
        market.accept()
    market.show(phase=Phase.CANCELLED, changed_at=NOW + timedelta(minutes=1))
    market.push(id="gone")
    market.work()
    line = foreseen(market, ACCEPT)
    assert (line.was, line.now.act) == (was, Act.ACCEPT)


def test_nothing_comes_of_it(market: Market) -> None:
    market.seen()
    market.house.save(Rules(COMMUNITY, (ACCEPT,)))
    before = (dict(market.house.memory.things), len(market.house.memory.journal))
    foreseen(market)
    foreseen(market, ACCEPT, replace(ACCEPT, id=""))
    assert (dict(market.house.memory.things), len(market.house.memory.journal)) == before


def test_it_comes_in_pages_and_refuses_what_could_not_be_saved(market: Market) -> None:
    for place in range(3):
        number = f"{place}-1"
        market.it.shown[number] = a_sighting(order=number, created_at=NOW + timedelta(minutes=place))
        market.push(id=number, order=number)
    market.work()
    preview = market.house.container.external.preview_rules.preview
    first = preview(MANAGER, DryRun(ALL, (ACCEPT,), limit=2))
    rest = preview(MANAGER, DryRun(ALL, (ACCEPT,), first.cursor, limit=2))
    assert [each.order.order for each in (*first.things, *rest.things)] == ["2-1", "1-1", "0-1"]
    assert rest.cursor is None
    with pytest.raises(Invalid, match="title_missing"):
        preview(MANAGER, DryRun(ALL, (replace(ACCEPT, title=""),)))
