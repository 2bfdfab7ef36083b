"""What an organizer sees first: counts that are bounded, what goes on, what is due on this very day."""

from datetime import timedelta

from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.communities.read_home import MOST, Debts, Due, DueKind
from tests.factories import COMMUNITY, NOW, a_claim, a_line, a_notice, a_principal, a_purchase, an_order, payable
from tests.usecases.house import House


def test_of_nothing_nothing_is_said() -> None:
    house = House()
    home = house.container.communities.read_home.read(a_principal())
    assert home.claims
    assert (home.claims.number, home.claims.oldest, home.today) == (0, None, [])
    assert [each.id for each in home.purchases] == ["shoes"]


def test_claims_that_wait_are_counted_and_the_oldest_named() -> None:
    house = House()
    for place in range(MOST + 1):
        house.save(a_claim(id=f"c{place}", filed_at=NOW - timedelta(minutes=place)))
    claims = house.container.communities.read_home.read(a_principal()).claims
    assert claims
    assert (claims.number, claims.more, claims.oldest) == (MOST, True, NOW - timedelta(minutes=MOST))


def test_notices_that_reached_nobody_are_counted() -> None:
    house = House()
    house.save(a_notice(state=NoticeState.REFUSED, at=house.clock()))
    undelivered = house.container.communities.read_home.read(a_principal()).undelivered
    assert undelivered
    assert (undelivered.number, undelivered.more) == (1, False)


def test_whoever_sees_the_own_purchases_only_is_shown_what_is_of_those() -> None:
    house = House()
    linen = a_purchase(id="linen", organizer="olga")
    hers = an_order((a_line(price=1_000),), number="1002", purchase=linen.id, organizer="olga", fee=0, terms=payable())
    house.save(linen, hers)
    house.save(a_claim(id="hers", organizers=("olga",)), a_claim(id="others", organizers=("maria",)))
    for number in ("1001", "1002"):
        house.save(a_notice(id=f"event/{number}", number=number, state=NoticeState.REFUSED, at=house.clock()))
    house.save(an_order(number="1001", buyer="elena", terms=payable()))
    olga = a_principal(role=Role.ORGANIZER, organizer="olga", sees_all=False)
    home = house.container.communities.read_home.read(olga)
    assert home.claims
    assert home.undelivered
    assert ([each.id for each in home.purchases], home.claims.number, home.undelivered.number) == (["linen"], 1, 1)
    assert home.debts == Debts(1_000, 1, "RUB")


def test_what_is_owed_in_own_purchases_is_counted_however_many_there_are_and_when_they_are_put_away() -> None:
    house, terms = House(), payable(organizer="olga", stage=Stage.COMPLETED)
    for place in range(MOST + 1):
        house.save(a_purchase(id=f"p{place}", organizer="olga", terms=terms))
        owes = an_order((a_line(price=100),), number=str(2_000 + place), purchase=f"p{place}", organizer="olga", fee=0)
        house.save(replace(owes, terms=terms))
    olga = a_principal(role=Role.ORGANIZER, organizer="olga", sees_all=False)
    house.container.purchases.keep.archive(olga, "p7", archived=True)
    for principal in (olga, a_principal()):
        assert house.container.communities.read_home.read(principal).debts == Debts(10_100, MOST + 1, "RUB")


def test_purchases_that_are_over_are_left_out() -> None:
    house = House()
    for stage in Stage:
        house.save(a_purchase(id=stage.value, terms=Terms(stage=stage)))
    going = {each.id for each in house.container.communities.read_home.read(a_principal()).purchases}
    assert going == {"shoes", *Stage} - {Stage.COMPLETED, Stage.CANCELLED}


def test_what_is_due_on_the_day_where_the_community_is() -> None:
    house = House()
    until = NOW.replace(hour=20, minute=59)  # 23:59 in Moscow
    today = a_purchase(id="paid", terms=payable(pay_until=until))
    tomorrow = a_purchase(id="later", terms=payable(pay_until=until + timedelta(minutes=1)))
    closed = a_purchase(id="closed", terms=payable(pay_until=until, payment_open=False))
    handed = a_purchase(id="handed", terms=Terms(stage=Stage.DISTRIBUTING, collect_from=NOW.date()))
    stopping = a_purchase(id="stopping", terms=Terms(stage=Stage.COLLECTING), stop_at=until)
    stopped = a_purchase(id="stopped", terms=Terms(stage=Stage.STOPPED), stop_at=until)
    asking = a_purchase(
        id="asking", terms=replace(Terms().moved(Stage.STOPPED, NOW - timedelta(days=3)), undecided=True)
    )
    house.save(today, tomorrow, closed, handed, stopping, stopped, asking)
    found = house.container.communities.read_home.read(a_principal()).today
    said = {(each.purchase.id, each.kind, each.at) for each in found}
    assert said == {
        ("paid", DueKind.PAYMENT, until),
        ("handed", DueKind.HANDOUT, None),
        ("stopping", DueKind.STOP, until),
        ("asking", DueKind.DECISION, NOW - timedelta(days=3)),
    }
    assert all(isinstance(each, Due) for each in found)


def test_debts_are_those_of_all_purchases_and_exact() -> None:
    """Also of what is over, and of what is too old to be looked at: nothing is read for them but one row of each."""
    house = House()
    read = house.container.communities.read_home.read
    for place in range(MOST + 1):
        house.save(an_order((a_line(price=1_000),), number=f"2{place}", purchase=f"p{place}", terms=payable(), fee=0))
    over = payable(stage=Stage.COMPLETED)
    for number, terms, paid in (("11", over, 400), ("12", over, 1_000), ("13", payable(payment_open=False), 0)):
        house.save(an_order((a_line(price=1_000),), number=number, buyer=number, terms=terms, paid=paid, fee=0))
    assert read(a_principal()).debts == Debts(1_000 * (MOST + 1) + 600, MOST + 2, "RUB")
    house.save(replace(house.stores.orders.get(COMMUNITY, "11"), paid=1_000))
    house.save(replace(house.stores.orders.get(COMMUNITY, "13"), terms=payable()))
    assert read(a_principal()).debts == Debts(1_000 * (MOST + 2), MOST + 2, "RUB")


def test_a_role_sees_what_it_may() -> None:
    manager = a_principal(role=Role.EXTERNAL_ORDERS_MANAGER)
    home = House().container.communities.read_home.read(manager)
    assert (home.claims, home.undelivered) == (None, None)
    assert home.purchases
