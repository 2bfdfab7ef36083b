"""Sums, room at the points, and how people's words get into files."""

from tests.mutants.mutant import Mutant

SUMS, ORDERS = "tests/domain/test_money.py", "tests/domain/orders/test_order.py"
BOOKS = "tests/usecases/payments"

MONEY = (
    Mutant("kopecks that are left are lost", "domain/money.py", "[: amount - sum(shares)]", "[:0]", SUMS),
    Mutant(
        "kopecks that are left go to the smallest remainders",
        "domain/money.py",
        "(-remainders[place], place)",
        "(remainders[place], place)",
        SUMS,
    ),
    Mutant(
        "halves of a kopeck go to the even one",
        "domain/money.py",
        "exact.quantize(Decimal(1), ROUND_HALF_UP)",
        'exact.quantize(Decimal(1), "ROUND_HALF_EVEN")',
        SUMS,
    ),
    Mutant("the highest sum is no limit", "domain/money.py", "not found or kopecks > HIGHEST:", "not found:", SUMS),
    Mutant(
        "a payment does not count",
        "domain/orders/order.py",
        "paid=before.paid + entry.amount",
        "paid=before.paid",
        f"{ORDERS} {BOOKS}",
    ),
    Mutant(
        "paid in full is said again",
        "domain/orders/order.py",
        "return before.payment_state not in SETTLED and after",
        "return after",
        f"{ORDERS} {BOOKS}",
    ),
    Mutant(
        "the fee is of the delivery, too",
        "domain/orders/order.py",
        "percent_of(self.goods, self.fee)",
        "percent_of(self.goods + self.delivery_share, self.fee)",
        ORDERS,
    ),
    Mutant(
        "more leaves an order than it has",
        "domain/payments/payment.py",
        "if amount > paid:",
        "if amount > HIGHEST:",
        f"tests/domain/payments/test_payment.py {BOOKS}",
    ),
    Mutant(
        "what is left of a claim is lost",
        "domain/payments/payment.py",
        "shares[-1] += amount",
        "shares[-1] += 0",
        f"tests/domain/payments/test_payment.py {BOOKS}",
    ),
    Mutant(
        "money moves to another buyer unsaid",
        "usecases/payments/record_payments.py",
        "if not own and not move.to_another:",
        "if not orders:",
        f"{BOOKS}/test_record_payments.py",
    ),
    Mutant(
        "currencies are added up",
        "domain/orders/order.py",
        "if len(found) != 1:",
        "if not found:",
        f"{ORDERS} {BOOKS}",
    ),
    Mutant(
        "a claim may be confirmed with sums below nothing",
        "usecases/payments/review_claims.py",
        " or any(amount < 0 for amount in given.values())",
        "",
        f"{BOOKS}/test_review_claims.py",
    ),
    Mutant(
        "a claim that was decided is decided again",
        "domain/payments/claim.py",
        "if state not in MOVES[self.state]:",
        "if not MOVES:",
        f"tests/domain/payments/test_claim.py {BOOKS}",
    ),
    Mutant(
        "one more than there is room for",
        "storage/engine/counters.py",
        "within: Condition = path <= most",
        "within: Condition = path <= most + 1",
        "tests/storage/engine/test_counters.py",
    ),
    Mutant(
        "a point has no end",
        "usecases/point_loads.py",
        "limit = wanted.capacity if wanted else None",
        "limit = None",
        "tests/usecases/test_point_loads.py tests/usecases/pickup",
    ),
    Mutant(
        "a point that is left stays taken",
        "usecases/point_loads.py",
        "freed = (CounterUpdate(Counter.POINT, left, -1),) if left else ()",
        "freed: tuple[CounterUpdate, ...] = ()",
        "tests/usecases/test_point_loads.py tests/usecases/pickup",
    ),
    Mutant(
        "a cell begins a formula",
        "spreadsheets/comma_separated.py",
        "def _harmless(cell: str) -> str:",
        "def _harmless(cell: str) -> str:\n    return cell\n\n\ndef _formerly(cell: str) -> str:",
        "tests/spreadsheets/test_comma_separated.py",
    ),
)
