"""A person says whether two orders are one sale."""

from __future__ import annotations

import pytest

from chalicelib.domain.errors import Conflict, Invalid, Stale
from chalicelib.domain.external.external_order import Decision
from chalicelib.domain.external.rule import Act, Rule, Rules
from chalicelib.domain.external.sighting import Origin, Phase
from chalicelib.domain.journal import Event
from chalicelib.usecases.external.decide_lines import Place
from tests.factories import COMMUNITY
from tests.usecases.external.market import MANAGER, NUMBER
from tests.usecases.external.test_meet_sales import OURS, STOCK, TwoAccounts


def test_without_a_number_a_person_says_whether_it_is_the_same() -> None:
    """Nothing of it is decided before, by nobody; one that he keeps apart is decided by itself."""
    two = TwoAccounts()
    sales = two.house.container.external.sales
    two.house.save(Rules(COMMUNITY, (Rule("r1", "Берём", Act.ACCEPT),)))
    two.seen(two.other, origin=Origin("ozon", ""))
    two.seen(two.market.account)
    doubtful = two.order(two.other)
    assert doubtful.doubtful
    (offered,) = sales.candidates(MANAGER, doubtful.account, OURS)
    assert offered.place == two.order(two.market.account).place
    with pytest.raises(Conflict, match="sale_doubtful"):
        two.accept(doubtful)
    for entry in two.market.heard(Event.EXTERNAL_OPENED):
        two.market.done(entry)
    left = two.order(two.other)
    assert left.lines[0].why is not None
    assert left.lines[0].why.reasons == ({"key": "sale_doubtful"},)
    joined = sales.join(MANAGER, Place(left.account, OURS, left.version), (two.market.account.id, NUMBER))
    two.is_one()
    again = sales.join(MANAGER, Place(joined.account, OURS, joined.version), (two.market.account.id, NUMBER))
    assert again == joined
    apart = sales.part(MANAGER, Place(joined.account, OURS, joined.version))
    assert (apart.same_as, apart.apart, apart.undecided) == ("", True, True)
    assert two.order(two.market.account).twins == ()
    two.seen(two.other, origin=Origin("ozon", NUMBER), substatus="other")
    assert two.order(two.other).same_as == ""
    two.accept(two.order(two.other))
    last = two.order(two.other)
    with pytest.raises(Conflict, match="sale_decided_twice"):
        sales.join(MANAGER, Place(last.account, OURS, last.version), (two.market.account.id, NUMBER))


def test_the_one_that_was_decided_leads_and_nobody_follows_himself() -> None:
    two = TwoAccounts()
    sales = two.house.container.external.sales
    two.seen(two.other, origin=Origin("ozon", ""))
    two.seen(two.market.account)
    sold = two.accept(two.order(two.market.account))
    with pytest.raises(Stale):
        sales.join(MANAGER, Place(sold.account, NUMBER, 0), (two.other.id, OURS))
    with pytest.raises(Invalid, match="sale_unreadable"):
        sales.join(MANAGER, Place(sold.account, NUMBER, sold.version), (sold.account, NUMBER))
    sales.join(MANAGER, Place(sold.account, NUMBER, sold.version), (two.other.id, OURS))
    assert two.order(two.other).same_as == sold.place
    two.seen(two.other, origin=Origin("ozon", ""), phase=Phase.CANCELLED)
    assert two.leader.lines[0].decision is Decision.CANCELLED
    assert two.market.stock == STOCK
