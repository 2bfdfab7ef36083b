"""An account at Wildberries, from the check of its key to what is answered."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Lock

import pytest

from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.domain.external.sighting import Phase, Sighting
from chalicelib.marketplaces.wildberries.account import CANCEL_COSTS, REFUSAL_COSTS, WildberriesAccount
from chalicelib.marketplaces.wildberries.supplies import Supplies
from chalicelib.usecases.ports import AnswerLost
from chalicelib.usecases.ports.marketplaces import AccountRefused, CallRefused, MarketplaceAccount, Refusing
from infra.sandbox.wildberries import tokens
from tests.fakes.marketplaces import FakeLimiter
from tests.marketplaces.wildberries.world import Wildberries

ONE = {"1": 1}
NEW, LIST, STATUS = "GET /api/v3/orders/new", "GET /api/v3/orders", "POST /api/v3/orders/status"
META = "POST /api/marketplace/v3/orders/meta"


def listed(account: WildberriesAccount, **span: float) -> list[list[Sighting]]:
    """All pages of the last minutes."""
    now, cursor, pages = datetime.now(UTC), None, []
    while True:
        page = account.list(now - timedelta(**span or {"minutes": 15}), now, cursor)
        pages.append([*page.sightings])
        if page.cursor is None:
            return pages
        cursor = page.cursor


class OfACrowd(FakeLimiter):
    """Counts to the last."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = Lock()

    def take(self) -> CircuitBreaker:
        with self.lock:
            return super().take()

    def charge(self, calls: int) -> None:
        with self.lock:
            super().charge(calls)


class FaultAt(FakeLimiter):
    """The call of this number from now on goes wrong."""

    def __init__(self, wb: Wildberries, number: int, fault: str) -> None:
        super().__init__()
        self.wb, self.number, self.fault = wb, number, fault

    def take(self) -> CircuitBreaker:
        breaker = super().take()
        if self.taken == self.number:
            self.wb.misbehave(self.fault)
        return breaker


def refusal(wb: Wildberries, token: str) -> str:
    wb.token = token
    with pytest.raises(AccountRefused) as refused:
        wb.account().check()
    assert token not in repr(refused.value) + repr(wb.log.made)
    return refused.value.reason


def test_it_is_a_marketplace_account(wb: Wildberries) -> None:
    account: MarketplaceAccount = wb.account()
    assert account.check().seller == tokens.SELLER


def test_the_check_tells_whose_key_it_is_and_when_it_ends(wb: Wildberries) -> None:
    given = wb.ask("token", seller="ffff-1", days=3)
    wb.token = given["token"]
    checked = wb.account().check()
    assert (checked.seller, checked.expires_at) == ("ffff-1", datetime.fromtimestamp(given["expires"], UTC))
    assert wb.paths() == ["GET /ping"]


def test_the_check_says_what_is_wrong_with_the_key(wb: Wildberries) -> None:
    for wish, reason in (
        ({"days": -1}, "key_dead"),
        ({"categories": 2}, "key_role"),
        ({"read_only": True}, "key_role"),
    ):
        assert refusal(wb, wb.ask("token", **wish)["token"]) == reason
    assert wb.paths() == [], "what the key says itself costs no call"
    assert refusal(wb, "some-other-key") == "key_dead"
    for kind, reason in (
        *(("key_expired", "key_dead"), ("key_role", "key_role"), ("key_network", "key_network")),
        *(("plan", "plan_missing"), ("forbidden", "key_role")),
    ):
        wb.misbehave(kind)
        assert refusal(wb, tokens.mint()) == reason
    wb.misbehave("page")
    with pytest.raises(Unavailable):
        wb.account().check()


def test_where_there_is_no_ping_the_new_ones_are_asked_for(wb: Wildberries) -> None:
    wb.misbehave("conflict")
    assert wb.account().check().seller == tokens.SELLER
    assert wb.paths() == ["GET /ping", NEW]


def test_where_only_the_state_is_told_the_state_is_read(wb: Wildberries) -> None:
    old = (datetime.now(UTC) - timedelta(days=100)).strftime("%Y-%m-%dT%H:%M:%SZ")
    order = wb.task(createdAt=old)
    wb.ask("move", id=int(order), supplierStatus="complete")
    assert (wb.seen(order).phase, wb.seen(order).lines) == (Phase.ACCEPTED, ())


def test_a_refused_list_takes_nothing_from_the_state(wb: Wildberries) -> None:
    order = wb.task()
    wb.ask("move", id=int(order), supplierStatus="complete")
    wb.limiter = FaultAt(wb, 2, "conflict")
    read = wb.seen(order)
    assert (read.phase, read.lines) == (Phase.ACCEPTED, ())
    assert wb.seen(order).lines != ()


def test_a_task_is_read_with_its_state_and_its_needs(wb: Wildberries) -> None:
    order = wb.task(article="A1", price=50_000, requiredMeta=["sgtin"], isZeroOrder=True)
    read = wb.seen(order)
    assert (read.phase, read.lines[0].article, read.lines[0].price) == (Phase.OPEN, "A1", 50_000)
    assert ([need.name for need in read.needs], read.free_refusal) == (["sgtin"], True)
    assert wb.paths() == [STATUS, NEW, META]
    wb.ask("mark", id=int(order), key="sgtin", value="0104630568317423215EirD")
    assert wb.seen(order).needs == ()
    wb.ask("move", id=int(order), supplierStatus="complete", wbStatus="sold")
    wb.paths()
    assert wb.seen(order).phase is Phase.DONE
    assert wb.paths() == [STATUS, LIST]


def test_nothing_is_known_of_what_is_no_task_of_ours(wb: Wildberries) -> None:
    wb.ask("orders", seller="another", count=1)
    theirs = wb.look("orders")["orders"][0]["id"]
    for order in ("1", str(theirs), "", "x", "-5", "9" * 60):
        assert wb.account().read(order) is None


def test_new_ones_come_first_and_then_all_with_their_states(wb: Wildberries) -> None:
    first, second, third = wb.tasks(count=3)
    wb.ask("move", id=int(first), supplierStatus="confirm")
    wb.ask("cancel", id=int(second))
    new, every = listed(wb.account())
    assert [(each.order, each.phase) for each in new] == [(third, Phase.OPEN)]
    assert [(each.order, each.phase) for each in every] == [
        *((first, Phase.ACCEPTED), (second, Phase.CANCELLED)),
        (third, Phase.OPEN),
    ]
    assert wb.paths() == [NEW, STATUS, LIST, STATUS, META]


def test_a_task_made_weeks_before_the_window_is_seen_when_it_is_cancelled(wb: Wildberries) -> None:
    made = (datetime.now(UTC) - timedelta(days=20)).strftime("%Y-%m-%dT%H:%M:%SZ")
    order = wb.task(createdAt=made)
    wb.ask("move", id=int(order), supplierStatus="complete", wbStatus="canceled_by_client")
    assert [each.phase for each in listed(wb.account())[-1]] == [Phase.CANCELLED]
    assert listed(wb.account(lookback=timedelta(days=1)))[-1] == []


def test_what_is_missing_in_a_list_is_not_cancelled(wb: Wildberries) -> None:
    order = wb.task()
    wb.ask("hide", id=int(order))
    assert listed(wb.account()) == [[], []]
    assert wb.seen(order).phase is Phase.OPEN


def test_the_state_wins_over_the_list_of_new_ones(wb: Wildberries) -> None:
    order = wb.task()
    account = wb.account()
    new = account.list(datetime.now(UTC), datetime.now(UTC)).sightings[0]
    wb.ask("cancel", id=int(order))
    assert (new.phase, wb.seen(order).phase) == (Phase.OPEN, Phase.CANCELLED)


def test_tasks_of_the_test_contour_are_no_real_orders(wb: Wildberries) -> None:
    order = wb.task()
    wb.token = tokens.mint(test=True)
    assert wb.seen(order).test


def test_accepted_is_added_to_the_supply_of_its_kind(wb: Wildberries) -> None:
    orders = [*wb.tasks(count=2), wb.task(isB2B=True), wb.task(cargoType=3), wb.task(warehouseId=7)]
    account = wb.account()
    for order in orders:
        account.accept(wb.seen(order), ONE)
    assert [wb.seen(order).phase for order in orders] == [Phase.ACCEPTED] * 5
    assert [each["orders"] for each in wb.look("supplies")["supplies"]] == [
        [int(orders[0]), int(orders[1])],
        *([int(order)] for order in orders[2:]),
    ]


def test_whoever_kept_no_kind_reads_it_again(wb: Wildberries) -> None:
    order = wb.task(isB2B=True)
    bare = Sighting(order, Phase.OPEN, "new", ())
    wb.account().accept(bare, ONE)
    assert wb.look("supplies")["supplies"][0]["name"].endswith("B2B")


def test_what_is_accepted_already_is_not_asked_for_again(wb: Wildberries) -> None:
    seen = wb.seen(wb.task())
    wb.account().accept(seen, ONE)
    wb.paths()
    wb.account().accept(seen, ONE)
    assert wb.paths() == [STATUS]
    wb.ask("cancel", id=int(seen.order))
    with pytest.raises(CallRefused) as refused:
        wb.account().accept(seen, ONE)
    assert refused.value.reason == "order_moved"
    assert wb.limiter.charged == 0, "no refusal was paid for"


def test_one_unmarked_task_leaves_the_others_alone(wb: Wildberries) -> None:
    marked, unmarked = wb.task(), wb.task(requiredMeta=["sgtin"])
    wb.account().accept(wb.seen(marked), ONE)
    with pytest.raises(CallRefused) as refused:
        wb.account().accept(wb.seen(unmarked), ONE)
    assert (refused.value.reason, refused.value.said) == ("needs_missing", "sgtin")
    (supply,) = wb.look("supplies")["supplies"]
    wb.token_call("PATCH", f"/api/v3/supplies/{supply['id']}/deliver")
    assert (wb.seen(marked).status, wb.seen(unmarked).status) == ("complete", "new")


def test_where_it_is_chosen_unmarked_tasks_go_apart(wb: Wildberries) -> None:
    marked, unmarked = wb.task(), wb.task(requiredMeta=["sgtin"])
    account = wb.account(unmarked_apart=True)
    for order in (unmarked, marked):
        account.accept(wb.seen(order), ONE)
    apart, usual = wb.look("supplies")["supplies"]
    assert apart["name"].endswith("без маркировки")
    assert ([int(unmarked)], [int(marked)]) == (apart["orders"], usual["orders"])
    wb.token_call("PATCH", f"/api/v3/supplies/{usual['id']}/deliver")
    assert wb.seen(marked).status == "complete"


def test_where_marks_are_not_told_what_was_seen_counts(wb: Wildberries) -> None:
    seen = wb.seen(wb.task(requiredMeta=["sgtin"]))
    assert wb.account()._missing(seen) == ["sgtin"]
    wb.misbehave("conflict")
    assert wb.account()._missing(seen) == ["sgtin"]


def test_a_task_is_one_piece(wb: Wildberries) -> None:
    seen = wb.seen(wb.task())
    wrong: list[dict[str, int]] = [{}, {"1": 0}, {"1": 2}, {"2": 1}, {"1": 1, "2": 1}]
    for pieces in wrong:
        with pytest.raises(CallRefused):
            wb.account().accept(seen, pieces)
        with pytest.raises(CallRefused):
            wb.account().refuse(seen, Refusing(pieces=pieces))
    assert wb.seen(seen.order).phase is Phase.OPEN


def test_refused_is_cancelled_there(wb: Wildberries) -> None:
    for seen, refusing in (
        (wb.seen(wb.task()), Refusing()),
        (wb.seen(wb.task()), Refusing("cancel", "нет в наличии", ONE)),
    ):
        assert [reason.id for reason in wb.account().reasons(seen)] == ["cancel"]
        wb.account().refuse(seen, refusing)
        assert (wb.seen(seen.order).phase, wb.seen(seen.order).status) == (Phase.CANCELLED, "cancel")
        assert wb.account().reasons(seen) == []
    assert wb.limiter.charged == 2 * CANCEL_COSTS, "of cancellations only a third of the minute's calls are taken"


def test_refusing_twice_is_refusing_once_and_too_late_costs_nothing(wb: Wildberries) -> None:
    gone, late = wb.seen(wb.task()), wb.seen(wb.task())
    wb.account().refuse(gone, Refusing())
    wb.ask("move", id=int(late.order), supplierStatus="complete")
    wb.paths()
    wb.account().refuse(gone, Refusing())
    with pytest.raises(CallRefused) as refused:
        wb.account().refuse(late, Refusing())
    assert (refused.value.reason, wb.account().reasons(late)) == ("order_moved", [])
    assert set(wb.paths()) == {STATUS}


def test_a_task_that_nobody_knows_is_said_to_be_missing(wb: Wildberries) -> None:
    account = wb.account()
    asks: list[Callable[[Sighting], object]] = [
        lambda order: account.accept(order, ONE),
        lambda order: account.refuse(order, Refusing()),
        account.reasons,
    ]
    for number in ("404", "x"):
        for ask in asks:
            with pytest.raises(CallRefused) as refused:
                ask(Sighting(number, Phase.OPEN, "new", ()))
            assert refused.value.reason == "order_missing"


def test_a_lost_answer_is_a_doubt_that_reading_settles(wb: Wildberries) -> None:
    account = wb.account()
    account.accept(wb.seen(wb.task()), ONE)
    for fault in ("lost", "5xx"):
        order = wb.seen(wb.task())
        wb.limiter = FaultAt(wb, 4, fault)
        with pytest.raises(AnswerLost):
            wb.account(supplies=account.supplies).accept(order, ONE)
        assert wb.seen(order.order).phase is (Phase.ACCEPTED if fault == "lost" else Phase.OPEN)


def test_the_pause_is_kept_and_a_refusal_costs_ten(wb: Wildberries) -> None:
    wb.misbehave("too_often")
    with pytest.raises(NotYet) as later:
        wb.account().read("1")
    assert (later.value.retry_after, wb.limiter.paused, wb.limiter.charged) == (2, 2, REFUSAL_COSTS)
    with pytest.raises(NotYet):
        wb.account().read("1")
    assert len(wb.paths()) == 1


def test_every_call_is_paid_for_as_the_marketplace_counts_it(wb: Wildberries) -> None:
    """What the limiter was told of is what was spent there, in a crowd, refusals and cancellations with it."""
    orders = wb.tasks(count=16)
    seen = [wb.seen(order) for order in orders]
    wb.limiter, before = OfACrowd(), wb.look("limit")["limit"]["spent"]

    def work(order: Sighting) -> None:
        account = wb.account()
        account.accept(order, ONE)
        with pytest.raises(CallRefused):
            Supplies(account.transport, account.supplies).add("WB-GI-404", order.order)
        account.refuse(order, Refusing())

    with ThreadPoolExecutor(16) as crowd:
        [*crowd.map(work, seen)]
    spent = wb.look("limit")["limit"]
    assert (spent["refused"], spent["over"]) == (16, 0)
    assert wb.limiter.taken + wb.limiter.charged == spent["spent"] - before + 16 * CANCEL_COSTS


def test_over_the_limit_of_the_played_one_a_pause_is_asked_for(wb: Wildberries) -> None:
    wb.ask("limit", per_minute=60, burst=2)
    account = wb.account()
    account.read("1")
    account.read("1")
    with pytest.raises(NotYet) as later:
        account.read("1")
    assert later.value.retry_after == 1


def test_in_parallel_one_task_is_taken_once(wb: Wildberries) -> None:
    seen = wb.seen(wb.task())
    with ThreadPoolExecutor(8) as crowd:
        [*crowd.map(lambda _: wb.account().accept(seen, ONE), range(8))]
    assert wb.seen(seen.order).phase is Phase.ACCEPTED
    within = [each["orders"] for each in wb.look("supplies")["supplies"] if each["orders"]]
    assert within == [[int(seen.order)]]


def test_neither_the_key_nor_an_address_stands_in_what_is_said(wb: Wildberries) -> None:
    order = wb.task(address={"fullAddress": "Калуга, ул. Мира, 1", "longitude": 1.0, "latitude": 1.0})
    assert "Мира" not in repr(wb.seen(order))
    assert wb.token not in repr(wb.log.made)
