"""Two orders that are one sale: by where it was made, which of them is decided, and what goes from one to the other."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.external.external_order import Decision, ExternalOrder, Push
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sale import (
    Sale,
    cancelled_with,
    check_own,
    joined,
    left_by,
    may_be_shown_twice,
    parted,
    sale_of,
)
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Origin, Phase, SeenBuyer
from tests.factories import COMMUNITY, NOW, a_sighting, an_account

MARKET = an_account(id="yandex_market-1", marketplace=Marketplace.YANDEX_MARKET)
LINE = a_sighting().lines[0]
FILTER, BELT = LINE, replace(LINE, key="2", article="W-914")


def sold(**fields: Any) -> ExternalOrder:
    return first_seen(an_account(), a_sighting(**fields), NOW)


def handed(origin: str | None = "7-1", at: str = "ozon", **fields: Any) -> ExternalOrder:
    named = None if origin is None else Origin(at, origin)
    return first_seen(MARKET, a_sighting(**{"order": "55", "origin": named, **fields}), NOW)


def decided(order: ExternalOrder, **fields: Any) -> ExternalOrder:
    return replace(order, lines=tuple(replace(line, **fields) for line in order.lines))


def test_it_is_known_by_where_it_was_made_whoever_shows_it() -> None:
    known = Sale(COMMUNITY, Marketplace.OZON, "7-1")
    assert sale_of(sold(order="7-1")) == sale_of(handed()) == known
    for nobodys in (handed(None), handed(""), handed("7-1", "amazon"), handed("7-1", "yandex_market")):
        assert sale_of(nobodys) is None


def test_each_place_shows_it_once() -> None:
    sale = Sale(COMMUNITY, Marketplace.OZON, "7-1").shown_by("a/1")
    assert sale.shown_by("a/1") is sale
    assert sale.shown_by("b/2").orders == ("a/1", "b/2")


def test_a_person_is_asked_only_where_another_marketplace_of_ours_sold_it_and_tells_no_number() -> None:
    assert may_be_shown_twice(handed(""))
    assert not any(may_be_shown_twice(each) for each in (handed(), handed(None), handed("", "amazon"), sold()))


def test_what_follows_or_may_follow_is_not_decided_by_itself() -> None:
    follower, _ = joined(handed(), sold())
    for order, reason in ((follower, "sale_followed"), (replace(handed(), doubtful=True), "sale_doubtful")):
        with pytest.raises(Conflict, match=reason):
            check_own(order)
    check_own(parted(follower))


def test_one_follows_and_the_other_knows_it_and_once() -> None:
    follower, leader = joined(replace(handed(), doubtful=True), sold())
    assert (follower.same_as, follower.doubtful) == (leader.place, False)
    assert joined(handed(), leader)[1].twins == leader.twins == (follower.place,)
    assert left_by(leader, follower.place).twins == ()
    alone = parted(follower)
    assert (alone.same_as, alone.apart) == ("", True)


def test_what_was_decided_follows_nobody() -> None:
    for order in (decided(handed(), decision=Decision.REFUSED), replace(handed(), number="1001")):
        with pytest.raises(Conflict, match="sale_decided_twice"):
            joined(order, sold())


def test_whoever_was_forgotten_is_forgotten_of_those_that_follow() -> None:
    buyer = SeenBuyer(name="Анна", phone="+7 916 123-45-67")
    follower, _ = joined(handed(buyer=buyer), replace(sold(), forgotten=True))
    assert (follower.buyer, follower.forgotten) == (None, True)
    assert joined(handed(buyer=buyer), sold())[0].buyer == buyer


def test_a_sale_that_is_cancelled_there_is_cancelled_here_and_told_no_more() -> None:
    leader = decided(sold(), decision=Decision.ACCEPTED, push=Push.WANTED)
    after = cancelled_with(leader, handed(phase=Phase.CANCELLED), NOW)
    assert [(line.decision, line.push) for line in after.lines] == [(Decision.CANCELLED, Push.NONE)]
    known = decided(leader, push=Push.ACKNOWLEDGED)
    assert cancelled_with(known, handed(phase=Phase.CANCELLED), NOW).push is Push.ACKNOWLEDGED
    refused = decided(leader, decision=Decision.REFUSED)
    assert cancelled_with(refused, handed(phase=Phase.CANCELLED), NOW) is refused


def test_a_line_goes_alone_where_its_article_tells_it_apart() -> None:
    leader = sold(lines=(FILTER, BELT))
    gone = replace(FILTER, cancelled=2)
    after = cancelled_with(leader, handed(lines=(gone, BELT)), NOW)
    assert [line.decision for line in after.lines] == [Decision.CANCELLED, Decision.NEW]
    twice = sold(lines=(FILTER, replace(FILTER, key="3"), BELT))
    assert cancelled_with(twice, handed(lines=(gone, BELT)), NOW) is twice
    assert cancelled_with(leader, handed(lines=(FILTER, BELT)), NOW) is leader
