"""How far a purchase has come."""

import msgspec
import pytest

from chalicelib.domain.orders.counting import progress_of, uncounted
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.purchases.progress import NONE, Progress
from chalicelib.domain.purchases.purchase import Stage
from tests.factories import a_claim_mark, a_line, an_order, payable


@pytest.mark.parametrize(
    ("minimum_sum", "minimum_count", "share"),
    [(None, None, None), (10_000, None, 50), (None, 4, 75), (10_000, 4, 75), (2_500, 100, 200), (30_001, None, 16)],
)
def test_the_share_is_the_larger_one_in_whole_percents(
    minimum_sum: int | None, minimum_count: int | None, share: int | None
) -> None:
    assert Progress(goods=5_000, buyers=3).share(minimum_sum, minimum_count) == share


def test_an_order_counts_what_is_in_it() -> None:
    claims = (a_claim_mark(amount=70), a_claim_mark(id="c2", amount=5, state=ClaimState.REJECTED))
    order = an_order((a_line(price=100), a_line(price=7, state=LineState.REFUSED)), paid=30, claims=claims)
    assert progress_of(order) == Progress(orders=1, buyers=1, goods=100, paid=30, claimed=70)
    assert progress_of(an_order((a_line(state=LineState.CANCELLED),))) == Progress(orders=1)


def test_a_debt_is_what_a_buyer_is_asked_to_pay_now() -> None:
    for paid, terms, owed in (
        (30, payable(), 80),
        (110, payable(), 0),
        (500, payable(), 0),
        (30, payable(payment_open=False), 0),
        (30, payable(stage=Stage.CANCELLED), 0),
        (30, payable(stage=Stage.COMPLETED), 80),
    ):
        progress = progress_of(an_order((a_line(price=100),), fee=1_000, paid=paid, terms=terms))
        assert (progress.owed, progress.owing) == (owed, int(owed > 0)), (paid, terms)


def test_what_an_earlier_release_has_counted_is_known_without_its_debts() -> None:
    stored = msgspec.json.decode(b"[1,1,100,30,70]", type=Progress)
    assert stored == Progress(1, 1, 100, 30, 70, owed=0, owing=0)


def test_only_what_has_changed_is_added() -> None:
    before = Progress(1, 1, 100, 30, 0)
    assert Progress(1, 0, 0, 30, 5).since(before) == {"buyers": -1, "goods": -100, "claimed": 5}
    assert before.since(before) == {}
    assert uncounted(an_order()) == progress_of(an_order()).since(NONE)
    assert uncounted(an_order(counted=progress_of(an_order()))) == {}
