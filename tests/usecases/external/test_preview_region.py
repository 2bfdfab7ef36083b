"""Whoever accepts by hand may move the buyer to the region of the order, and sees before what that would change."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer, erased, leaving
from chalicelib.domain.buyers.buyer import Erasure as Lost
from chalicelib.domain.external.account_forms import AccountEdit
from chalicelib.domain.external.rule import Act, Rule, Rules
from chalicelib.domain.external.sighting import SeenBuyer
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Handout
from chalicelib.usecases.external.decide_lines import AcceptWish
from chalicelib.usecases.external.preview_region import RegionMove
from tests.factories import COMMUNITY, NOW, a_choice, an_order, payable
from tests.usecases.external.market import MANAGER, OWNER, Market

ANNA = SeenBuyer(id="b7", name="Анна", phone="+7 916 123-45-67")
NEXT = "46231993-0570-1"


def preview(market: Market, order: str = NEXT) -> RegionMove:
    return market.house.container.external.preview_region.preview(MANAGER, market.account.id, order)


def accept(market: Market, order: str = NEXT, **fields: Any) -> Buyer:
    known = market.house.stores.external_orders.get(COMMUNITY, market.account.id, order)
    place = replace(market.place, order=order, version=known.version)
    after = market.house.container.external.decide.accept(MANAGER, place, [AcceptWish("1", None)], **fields)
    return market.house.stores.buyers.get(COMMUNITY, after.buyer_id or "")


@pytest.fixture
def moved(market: Market) -> Market:
    """Anna bought in Tula before, has an order that lies ready, and orders from the Urals now."""
    market.seen(buyer=ANNA, region="Тула")
    assert preview(market, market.order.order) == RegionMove(None, "Тула", usual=False)
    assert accept(market, market.order.order).region == "Тула"
    show = market.show(order=NEXT, group="46231993-0570", buyer=ANNA, region="Урал")
    market.house.container.external._keep_orders.keep(market.account, show)
    return market


def test_it_is_off_shows_what_it_would_do_and_changes_nothing_by_that(moved: Market) -> None:
    buyer = moved.order.buyer_id or ""
    point = a_choice()
    lying = an_order(number="1100", buyer=buyer, terms=payable(), handout=Handout.READY, point=point)
    moved.house.save(lying)
    move = preview(moved)
    assert (move.buyer and move.buyer.region, move.region, move.moves, move.usual) == ("Тула", "Урал", True, False)
    assert [(each.number, each.point_title) for each in move.parcels] == [("1100", point.title)]
    assert moved.house.stores.buyers.get(COMMUNITY, buyer).region == "Тула"
    assert accept(moved).region == "Тула"
    assert moved.heard(Event.BUYER_MOVED) == []


def test_whoever_accepts_says_so_and_the_journal_does_not_say_where_he_is(moved: Market) -> None:
    moved.house.save(an_order(number="1100", buyer=moved.order.buyer_id, handout=Handout.READY, point=a_choice()))
    assert accept(moved, moves=True).region == "Урал"
    (entry,) = moved.heard(Event.BUYER_MOVED)
    assert "Урал" not in repr(entry)
    kept = moved.house.stores.orders.get(COMMUNITY, "1100")
    assert kept.point == a_choice()  # what lies for him stays where it is
    assert not preview(moved).moves


def test_an_account_may_do_it_always_and_he_may_say_otherwise(moved: Market) -> None:
    accounts = moved.house.container.external.accounts
    known = accounts.show(OWNER, moved.account.id)
    accounts.change(OWNER, known.id, known.version, AccountEdit(moves_region=True))
    assert preview(moved).usual
    assert accept(moved, moves=False).region == "Тула"
    other = moved.show(order="46231993-0571-1", group="46231993-0571", buyer=ANNA, region="Урал")
    moved.house.container.external._keep_orders.keep(moved.account, other)
    assert accept(moved, other.order).region == "Урал"


def test_a_rule_moves_nobody(moved: Market) -> None:
    accounts = moved.house.container.external.accounts
    known = accounts.show(OWNER, moved.account.id)
    accounts.change(OWNER, known.id, known.version, AccountEdit(moves_region=True))
    moved.house.save(Rules(COMMUNITY, (Rule("r1", "Берём", Act.ACCEPT),)))
    moved.house.container.background.external.run(moved.heard(Event.EXTERNAL_OPENED)[-1])
    after = moved.house.stores.external_orders.get(COMMUNITY, moved.account.id, NEXT)
    assert after.number
    assert moved.house.stores.buyers.get(COMMUNITY, after.buyer_id or "").region == "Тула"


def test_who_is_forgotten_is_nowhere(moved: Market) -> None:
    buyer = moved.house.stores.buyers.get(COMMUNITY, moved.order.buyer_id or "")
    assert moved.house.container.privacy.export_person.export(OWNER, buyer.id)["buyer"]["region"] == "Тула"  # type: ignore[index]
    left = leaving(buyer, Lost())
    assert (left.region, erased(left, NOW).region) == ("", "")
