"""The largest order that a file can make goes into the store, whatever it is written in: the store counts bytes."""

from itertools import count

import msgspec

from chalicelib.domain.imports.file_rows import read_rows
from chalicelib.domain.imports.findings import BuyerRows
from chalicelib.domain.imports.import_job import ImportState, plan_file
from chalicelib.domain.imports.line_limits import LARGEST_LINES, LIMITS, MOST_LINES, weight
from chalicelib.usecases.imports.apply_file import ApplyFile
from tests.domain.tables import plain
from tests.factories import NOW, a_purchase, an_import
from tests.storage.tenant import Tenant
from tests.world import ANNA

HEADING = ["Профиль", "Имя", "Артикул", "Название", "Размер", "Комментарий", "Кол-во", "Цена"]
TEXTS = [*LIMITS.values()]


def rows_in(sign: str, first: int = 0) -> BuyerRows:
    """A file of one buyer with every text at its limit, written in one sign."""
    texts = [[f"{place:04}{sign * (limit - 4)}" for limit in TEXTS] for place in range(first, first + MOST_LINES)]
    lines = [[ANNA, name, article, title, option, note, "1", "10"] for name, article, title, option, note in texts]
    reading = read_rows(plain([HEADING, *lines]))
    [buyer] = reading.buyers
    assert len(buyer.lines) + len(reading.bad) == MOST_LINES
    assert {bad.reason for bad in reading.bad} <= {"order_too_large"}
    assert buyer.incomplete == bool(reading.bad)
    assert LARGEST_LINES - 3_000 < weight(buyer.lines) <= LARGEST_LINES
    return buyer


def test_what_a_file_can_make_the_largest_order_of_is_saved_and_changed_entirely(tenant: Tenant) -> None:
    numbers = count(1)
    applying = ApplyFile(
        tenant.stores.files,
        tenant.stores.purchases,
        tenant.stores.orders,
        tenant.stores.commits,
        lambda: NOW,
        lambda: f"id{next(numbers)}",
    )
    tenant.save(a_purchase(community=tenant.community))
    for place, sign in enumerate(("😀", "я", "x", '"', "😀")):
        job = an_import(community=tenant.community, id=f"job{place}", state=ImportState.APPLYING, chunks=1, buyers=1)
        rows = msgspec.structs.replace(rows_in(sign, place * MOST_LINES), incomplete=False)
        tenant.stores.files.write(tenant.community, plan_file(job.id, 0), msgspec.json.encode([rows]))
        assert applying.run(job).state is ImportState.SPLITTING
        order = tenant.stores.orders.of_people(tenant.community, "shoes", [ANNA])[ANNA].order
        assert order
        assert [line for line in order.lines if line.counted] == list(rows.lines)
        assert weight(order.lines) <= LARGEST_LINES
