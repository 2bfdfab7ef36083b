"""Which one thing a card says: the first of a list that holds, whatever else is so too."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from infra.pages import node
from infra.pages.sources import CABINET

NOW, PAST, LATER = "2026-11-22T10:00:00Z", "2026-11-22T09:59:00Z", "2026-11-22T10:01:00Z"
CALM = {"paymentState": "unpaid", "handout": "not_ready", "stage": "collecting", "total": 100, "lines": 1}
PLAIN = {**CALM, "claimed": 0, "covered": False, "asked": False, "until": None}
CASES: Sequence[tuple[str | None, Mapping[str, Any]]] = (
    (None, {}),
    ("cancelled", {"stage": "cancelled", "paymentState": "partly_paid", "handout": "ready"}),
    ("overdue", {"asked": True, "until": PAST, "handout": "ready", "claimed": 10}),
    ("to_pay", {"asked": True, "until": LATER, "handout": "ready", "claimed": 10}),
    ("to_pay", {"asked": True, "paymentState": "partly_paid"}),
    ("collect", {"handout": "ready"}),
    ("collect", {"handout": "stored", "asked": True, "until": PAST, "claimed": 100, "covered": True}),
    ("reported", {"asked": True, "until": PAST, "claimed": 100, "covered": True}),
    ("reported", {"claimed": 10, "handout": "handed_out"}),
    ("returned", {"handout": "returned", "paymentState": "paid"}),
    ("overpaid", {"paymentState": "overpaid", "handout": "handed_out"}),
    ("owing", {"handout": "handed_out"}),
    ("owing", {"paymentState": "partly_paid"}),
    ("handed_out", {"paymentState": "paid", "handout": "handed_out"}),
    ("paid", {"paymentState": "paid"}),
    ("handed_out", {"handout": "handed_out", "total": 0}),
    (None, {"paymentState": "paid", "paidElsewhere": True}),
    (None, {"handout": "ready", "lines": 0, "total": 0, "asked": True}),
    (None, {"paymentState": "newer than the page", "handout": "newer too"}),
)


def test_a_card_says_what_matters_most() -> None:
    orders = json.dumps([{**PLAIN, **order} for _, order in CASES])
    program = f"""
        import {{ foremost }} from './src/orders/foremost.js';
        console.log(JSON.stringify({orders}.map((order) => foremost(order, new Date('{NOW}')))));
    """
    done = node.run(CABINET, "--input-type=module", "--eval", program)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [said for said, _ in CASES]
