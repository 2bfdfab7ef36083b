"""P8: what a change of status costs, as DynamoDB counts it: a unit for each kilobyte begun, of row and index."""

import math
from typing import Any

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.journal import Event, order_subject
from chalicelib.domain.orders.order import Handout, Order, on_terms
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.storage.engine.registry import write_rows
from infra.resources.tables import TABLES
from tests.factories import a_choice, a_line, an_entry, an_order, payable

KILOBYTE = 1024
(ORDERS,) = (table for table in TABLES if table.name == "orders")
DESK = {"by_date", "by_purchase", "by_payment", "chosen"}


def items(order: Order) -> dict[str, dict[str, Any]]:
    """The row, and what each index holds of it, where it is in there."""
    row = write_rows(order)[0].serialize() | {"version": {"N": "1"}}
    held = {"row": row}
    for index in ORDERS.indexes:
        if index.key in row and index.sorted_by in row:
            names = {"pk", "sk", index.key, index.sorted_by, *index.carries} - {"KEYS_ONLY", "version"}
            held[index.name] = {name: row[name] for name in names if name in row}
    return held


def written(before: Order, after: Order) -> set[str]:
    """Where the change is written to."""
    old, new = items(before), items(after)
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def units(item: dict[str, Any]) -> int:
    size = sum(len(name.encode()) + len(str(next(iter(value.values()))).encode()) for name, value in item.items())
    return math.ceil(size / KILOBYTE)


def test_a_change_of_status_is_written_to_one_of_the_desks_lists(container: Container) -> None:
    _ = container.stores.orders
    before = an_order(terms=payable(stage=Stage.ORDERED), point=a_choice())
    for after in (
        replace(before, handout=Handout.READY),
        on_terms(before, replace(before.terms, stage=Stage.IN_TRANSIT, revision=2)),
        replace(before, claims=()),
    ):
        assert written(before, after) & DESK <= {"by_date"}
    paid = replace(before, paid=before.total)
    assert written(before, paid) & DESK == {"by_date", "by_payment"}


def test_one_status_event_costs_five_write_units(container: Container) -> None:
    """A usual order, three lines long, goes on its way; with its entry of the journal."""
    _ = container.stores.orders
    line = a_line(article="ШГ-2041", name="Ботинки женские, натуральная кожа", option="38, чёрный")
    before = an_order([line] * 3, terms=Terms(revision=1, stage=Stage.ORDERED, organizer_name="Мария Орлова"))
    after = on_terms(before, replace(before.terms, stage=Stage.IN_TRANSIT, revision=2))
    data = {"number": "1001", "buyer": "anna"}
    entry = an_entry(subject=order_subject("1001"), event=Event.ORDER_TERMS_CHANGED, data=data)
    changed, held = written(before, after), items(after)
    costs = {name: units(held[name]) for name in changed} | {"journal": units(write_rows(entry)[0].serialize())}
    assert changed == {"row", "by_buyer", "by_date"}
    assert sum(costs.values()) <= 5, costs
