"""Two price lists of the demo: what lies in the own stock, and what a supplier sends in two days."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.catalogue.offer_import import uploaded_list
from chalicelib.domain.imports.import_job import Import, ImportState

if TYPE_CHECKING:
    from chalicelib.bootstrap import Container
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.catalogue.price_list import PriceList

FOLDER = Path(__file__).parent
OWN, SUPPLIER = "Запчасти: склад в Туле", "Масла и расходники: поставщик"
FILES = {OWN: "parts.csv", SUPPLIER: "supplier.csv"}


def make(kabinet: Container, principal: Principal) -> None:
    """One that has its offers is left alone."""
    there = {each.title: each for each in kabinet.catalogue.manage_price_lists.list(principal)}
    for title, file in FILES.items():
        known = there.get(title) or kabinet.catalogue.manage_price_lists.create(principal, title, "RUB")
        if not known.count:
            _fill(kabinet, principal, known, FOLDER / file)


def _fill(kabinet: Container, principal: Principal, price_list: PriceList, file: Path) -> None:
    """Here and now: a start does not wait for the queues. Its id makes it the same import when it is done once more."""
    job = Import(
        id=f"demo-{price_list.id}",
        community=principal.community,
        purchase="",
        file_name=file.name,
        created_at=kabinet.now(),
        created_by=principal.id,
        price_list=price_list.id,
    )
    kabinet.stores.files.write(principal.community, uploaded_list(job.id), file.read_bytes())
    ready = _run(kabinet, job.moved(ImportState.READING, 1), ImportState.READY)
    _run(kabinet, replace(ready.moved(ImportState.APPLYING, len(ready.pages)), emptying=False), ImportState.DONE)


def _run(kabinet: Container, job: Import, until: ImportState) -> Import:
    while job.state is not until:
        job = kabinet.catalogue.import_steps[job.state].run(job)
    return job
