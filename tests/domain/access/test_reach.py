"""Whose purchases somebody sees."""

from collections.abc import Callable

import pytest

from chalicelib.domain.access.permissions import OF_ALL, ROLES, Permission
from chalicelib.domain.access.principals import OPERATOR, SYSTEM, Principal
from chalicelib.domain.access.reach import WHOLE, Reach
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import NotFound
from chalicelib.domain.orders.desk_list import OrderFilter
from tests.factories import a_claim, a_principal, a_purchase, an_order

OLGA = Reach("olga")


def olga(**fields: object) -> Principal:
    return a_principal(role=Role.ORGANIZER, organizer="olga", sees_all=False, **fields)


def test_only_a_listed_organizer_whom_no_owner_lets_see_all_sees_his_own_alone() -> None:
    for role in Role:
        seen = a_principal(role=role, organizer="olga", sees_all=False).reach
        assert seen == (OLGA if role is Role.ORGANIZER else WHOLE), role
    assert a_principal(role=Role.ORGANIZER, organizer="olga", sees_all=True).reach == WHOLE
    assert a_principal(role=Role.ORGANIZER, organizer=None, sees_all=False).reach == WHOLE, "OK's word alone"
    assert (SYSTEM.reach, OPERATOR.reach) == (WHOLE, WHOLE)


def test_what_goes_over_all_purchases_needs_sight_of_all() -> None:
    narrowed = {each for each in Permission if olga().may(each)}
    assert narrowed == ROLES[Role.ORGANIZER] - OF_ALL
    assert {each for each in Permission if olga(scopes=frozenset(OF_ALL)).may(each)} == {Permission.ME_READ}


@pytest.mark.parametrize(("organizer", "seen"), [("olga", True), ("maria", False), (None, False)])
def test_anothers_looks_like_what_is_not_there(organizer: str | None, seen: bool) -> None:
    order, purchase = an_order(organizer=organizer), a_purchase(organizer=organizer)
    claim = a_claim(organizers=(organizer,) if organizer else ())
    looks: list[tuple[str, Callable[[Reach], object], object]] = [
        ("order_missing", lambda it: it.order(order), order),
        ("code_foreign", lambda it: it.order(order, "code_foreign"), order),
        ("purchase_missing", lambda it: it.purchase(purchase), purchase),
        ("claim_missing", lambda it: it.claim(claim), claim),
    ]
    for reason, look, thing in looks:
        assert look(WHOLE) is thing
        if seen:
            assert look(OLGA) is thing
        else:
            with pytest.raises(NotFound, match=reason):
                look(OLGA)
    assert OLGA.orders({"1001": order}) == ({"1001": order} if seen else {})


def test_a_claim_for_purchases_of_two_is_of_both() -> None:
    claim = a_claim(organizers=("maria", "olga"))
    assert (OLGA.claim(claim), Reach("maria").claim(claim)) == (claim, claim)


def test_a_list_is_asked_for_the_own_ones() -> None:
    assert OLGA.listing(OrderFilter(buyer="anna")) == OrderFilter(buyer="anna", organizer="olga")
    assert OLGA.listing(OrderFilter(organizer="olga")) == OrderFilter(organizer="olga")
    assert OLGA.listing(OrderFilter(organizer="maria")) is None
    assert WHOLE.listing(OrderFilter(organizer="maria")) == OrderFilter(organizer="maria")
