"""Rules decide while others do: what ran out, was decided or could not be committed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Full, Stale, Unavailable
from chalicelib.domain.external.external_order import Decision
from chalicelib.domain.external.rule import Choice
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, a_price_list, a_sighting, an_offer
from tests.usecases.external.market import MANAGER, Market
from tests.usecases.external.ruling import ACCEPT, counts, keys, ruled


@dataclass
class Between:
    """What happens just before the rules commit; they come to it ``times`` times, then nothing happens any more."""

    market: Market
    happens: Callable[[], object]
    times: int = 1

    def commit(self, community: str, commit: Commit) -> None:
        self.times -= 1
        if self.times >= 0:
            self.happens()
        self.market.house.stores.commits.commit(community, commit)

    def commit_each(self, community: str, commits: Iterable[Commit]) -> None:
        raise AssertionError("one order is one commit")


def before_commit(market: Market, happens: Callable[[], object], times: int = 1) -> None:
    use_case = replace(market.house.container.external.apply_rules, commits=Between(market, happens, times))
    vars(market.house.container.external)["apply_rules"] = use_case


def refusing(refusal: Exception) -> Callable[[], object]:
    def refuse() -> None:
        raise refusal

    return refuse


def in_the_way(market: Market, refusal: Exception, times: int = 1) -> None:
    before_commit(market, refusing(refusal), times)


def looked_at(market: Market) -> None:
    market.house.container.external.apply_rules.run(market.heard(Event.EXTERNAL_OPENED)[0])


def test_of_an_offer_that_ran_out_meanwhile_the_next_one_is_taken(market: Market) -> None:
    market.house.save(a_price_list(id="other", title="Второй"), an_offer(price_list="other", price=46_000))
    ruled(market, replace(ACCEPT, choice=Choice.PRICE))
    market.seen()
    in_the_way(market, Full(counter=an_offer().id))
    looked_at(market)
    assert market.line.bound
    assert market.line.bound.offer == an_offer(price_list="other").id
    assert market.stock == 10


def test_when_the_only_offer_ran_out_meanwhile_a_person_decides_and_reads_why(market: Market) -> None:
    ruled(market, ACCEPT)
    market.seen()
    in_the_way(market, Full(counter=an_offer().id))
    looked_at(market)
    assert (market.line.decision, keys(market)) == (Decision.NEW, ["rule_failed", "stock_failed", "none"])


def test_a_person_who_decides_at_the_same_moment_is_not_overruled(market: Market) -> None:
    """The stock is 1: it is taken once, whoever comes first."""
    market.house.save(replace(market.house.stores.offers.get(COMMUNITY, an_offer().id), stock=1))
    ruled(market, ACCEPT)
    market.seen(lines=(replace(a_sighting().lines[0], quantity=1),))
    before_commit(market, market.accept)
    looked_at(market)
    assert (market.line.decided_by, market.line.why, market.stock) == (MANAGER.actor, None, 0)
    assert len(market.heard(Event.EXTERNAL_DECIDED)) == 1
    assert counts(market) == {}


@pytest.mark.parametrize(("refusal", "times"), [(Unavailable(), 1), (Stale(), 4)])
def test_what_could_not_be_committed_comes_again(market: Market, refusal: Exception, times: int) -> None:
    ruled(market, ACCEPT)
    market.seen()
    in_the_way(market, refusal, times)
    with pytest.raises(type(refusal)):
        looked_at(market)
    assert market.line.why is None
    looked_at(market)
    assert (market.line.decision, market.stock) == (Decision.ACCEPTED, 8)
