"""Sums, room at the points, and how people's words get into files."""

from tests.mutants.mutant import Mutant

SUMS, ORDERS = "tests/domain/test_money.py", "tests/domain/orders/test_order.py tests/domain/orders/test_order_paid.py"
BOOKS = "tests/usecases/payments"

MONEY = (
    Mutant(
        name="kopecks that are left are lost",
        file="domain/money.py",
        old="[: amount - sum(shares)]",
        new="[:0]",
        tests=SUMS,
    ),
    Mutant(
        name="kopecks that are left go to the smallest remainders",
        file="domain/money.py",
        old="(-remainders[place], place)",
        new="(remainders[place], place)",
        tests=SUMS,
    ),
    Mutant(
        name="halves of a kopeck go to the even one",
        file="domain/money.py",
        old="exact.quantize(Decimal(1), ROUND_HALF_UP)",
        new='exact.quantize(Decimal(1), "ROUND_HALF_EVEN")',
        tests=SUMS,
    ),
    Mutant(
        name="the highest sum is no limit",
        file="domain/money.py",
        old="not found or kopecks > HIGHEST:",
        new="not found:",
        tests=SUMS,
    ),
    Mutant(
        name="a payment does not count",
        file="domain/orders/order.py",
        old="paid=before.paid + entry.amount",
        new="paid=before.paid",
        tests=f"{ORDERS} {BOOKS}",
    ),
    Mutant(
        name="paid in full is said again",
        file="domain/orders/order.py",
        old="return before.payment_state not in SETTLED and after",
        new="return after",
        tests=f"{ORDERS} {BOOKS}",
    ),
    Mutant(
        name="the fee is of the delivery, too",
        file="domain/orders/order.py",
        old="percent_of(goods, self.fee)",
        new="percent_of(goods + self.delivery_share, self.fee)",
        tests=ORDERS,
    ),
    Mutant(
        name="more leaves an order than it has",
        file="domain/payments/payment.py",
        old="if amount > paid:",
        new="if amount > HIGHEST:",
        tests=f"tests/domain/payments/test_payment.py {BOOKS}",
    ),
    Mutant(
        name="what is left of a claim is lost",
        file="domain/payments/payment.py",
        old="shares[-1] += amount",
        new="shares[-1] += 0",
        tests=f"tests/domain/payments/test_payment.py {BOOKS}",
    ),
    Mutant(
        name="money moves to another buyer unsaid",
        file="usecases/payments/record_payments.py",
        old="if not own and not move.to_another:",
        new="if not orders:",
        tests=f"{BOOKS}/test_record_payments.py",
    ),
    Mutant(
        name="currencies are added up",
        file="domain/orders/order.py",
        old="if len(found) != 1:",
        new="if not found:",
        tests=f"{ORDERS} {BOOKS}",
    ),
    Mutant(
        name="a claim may be confirmed with sums below nothing",
        file="usecases/payments/review_claims.py",
        old=" or any(amount < 0 for amount in given.values())",
        new="",
        tests=f"{BOOKS}/test_review_claims_sums.py",
    ),
    Mutant(
        name="a claim that was decided is decided again",
        file="domain/payments/claim.py",
        old="if state not in MOVES[self.state]:",
        new="if not MOVES:",
        tests=f"tests/domain/payments/test_claim.py {BOOKS}",
    ),
    Mutant(
        name="one more than there is room for",
        file="storage/engine/counters.py",
        old="within: Condition = path <= most",
        new="within: Condition = path <= most + 1",
        tests="tests/storage/engine/test_counters.py",
    ),
    Mutant(
        name="a point has no end",
        file="usecases/point_loads.py",
        old="limit = wanted.capacity if wanted else None",
        new="limit = None",
        tests="tests/usecases/test_point_loads.py tests/usecases/pickup",
    ),
    Mutant(
        name="a point that is left stays taken",
        file="usecases/point_loads.py",
        old="freed = (CounterUpdate(Counter.POINT, left, -1),) if left else ()",
        new="freed: tuple[CounterUpdate, ...] = ()",
        tests="tests/usecases/test_point_loads.py tests/usecases/pickup",
    ),
    Mutant(
        name="a cell begins a formula",
        file="spreadsheets/comma_separated.py",
        old="def _harmless(cell: str) -> str:",
        new="def _harmless(cell: str) -> str:\n    return cell\n\n\ndef _formerly(cell: str) -> str:",
        tests="tests/spreadsheets/test_comma_separated.py",
    ),
)
