"""An account at Wildberries, from the check of its key to what is answered."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Lock

import pytest

from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.domain.external.sighting import Phase, Sighting
from chalicelib.marketplaces.wildberries.account import CANCEL_COSTS, REFUSAL_COSTS
from chalicelib.marketplaces.wildberries.supplies import Supplies
from chalicelib.usecases.ports.marketplaces import AccountRefused, CallRefused, MarketplaceAccount, Refusing
from infra.sandbox.wildberries import tokens
from tests.fakes.marketplaces import FakeLimiter
from tests.marketplaces.wildberries.faults import LIST, META, NEW, STATUS, FaultAt
from tests.marketplaces.wildberries.world import Wildberries

ONE = {"1": 1}


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
