"""P8 of orders of marketplaces: what a change of status costs, a write unit for each kilobyte begun."""

import math
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.seeing import first_seen, seen_again
from chalicelib.domain.external.sighting import Phase, SeenBuyer
from chalicelib.domain.journal import Event, external_subject
from chalicelib.storage.engine.registry import write_rows
from infra.resources.table import WHOLE
from infra.resources.tables import TABLES
from tests.factories import NOW, a_sighting, an_account, an_entry

KILOBYTE = 1024
(EXTERNAL,) = (table for table in TABLES if table.name == "external")


def items(order: ExternalOrder) -> dict[str, dict[str, Any]]:
    """The row, and what each index holds of it, where it is in there."""
    row = write_rows(order)[0].serialize() | {"version": {"N": "1"}}
    held = {"row": row}
    for index in EXTERNAL.indexes:
        if index.key in row and index.sorted_by in row:
            names = {"pk", "sk", index.key, index.sorted_by, *index.carries}
            whole = index.carries == WHOLE
            held[index.name] = {name: value for name, value in row.items() if whole or name in names}
    return held


def units(item: dict[str, Any]) -> int:
    size = sum(len(name.encode()) + len(str(next(iter(value.values()))).encode()) for name, value in item.items())
    return math.ceil(size / KILOBYTE)


def test_one_status_event_costs_five_write_units(container: Container) -> None:
    """A usual order of two lines is on its way; with its entry of the journal."""
    _ = container.stores.external_orders
    account, (line,) = an_account(), a_sighting().lines
    lines = (line, replace(line, key="2", article="W 712/52", name="Фильтр масляный MANN-FILTER", sku="151"))
    buyer = SeenBuyer(id="60069000000000001", name="Анна Петрова", phone="+79161234567")
    seen = a_sighting(lines=lines, buyer=buyer, phase=Phase.ACCEPTED, status="awaiting_deliver", region="Тула")
    before = first_seen(account, seen, NOW)
    later = replace(seen, status="delivering", changed_at=NOW + timedelta(minutes=1))
    after = seen_again(before, later, account, NOW + timedelta(minutes=1))
    old, new = items(before), items(after)
    changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    data = {"account": after.account, "order": after.order, "phase": after.phase, "status": after.status}
    entry = an_entry(subject=external_subject(after.place), event=Event.EXTERNAL_CHANGED, data=data)
    costs = {name: units(new[name]) for name in changed} | {"journal": units(write_rows(entry)[0].serialize())}
    assert changed == {"row", "by_date"}
    assert sum(costs.values()) <= 5, costs
