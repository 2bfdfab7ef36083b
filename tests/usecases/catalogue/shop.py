"""A house with a price list, and files on their way into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chalicelib.domain.catalogue.offer import Offer
from chalicelib.domain.catalogue.offer_import import OfferDifference, uploaded_list
from chalicelib.domain.imports.import_job import Import
from chalicelib.domain.lists import paginated
from tests.factories import COMMUNITY, a_price_list, a_principal
from tests.usecases.house import House

HEADING = "Артикул;Бренд;Наименование;Цена;Остаток"
MARIA = a_principal()
LIST = "parts"


def lines_of(*rows: str, heading: str = HEADING) -> bytes:
    return "\n".join([heading, *rows]).encode()


def a_shop(house: House) -> House:
    house.save(a_price_list(id=LIST))
    return house


def uploaded(house: House, content: bytes, price_list: str = LIST) -> str:
    job, _ = house.container.catalogue.manage_imports.create(MARIA, price_list, "прайс.csv", len(content))
    house.stores.files.write(COMMUNITY, uploaded_list(job.id), content)
    return job.id


def compared(house: House, *rows: str, heading: str = HEADING) -> Import:
    job = uploaded(house, lines_of(*rows, heading=heading))
    house.container.catalogue.manage_imports.preview(MARIA, job)
    return house.driven(job)


def started(house: House, job: str, emptying: bool = False) -> Import:
    house.container.catalogue.manage_imports.start(MARIA, job, emptying)
    return house.driven(job)


def listed(house: House, *rows: str, emptying: bool = False, heading: str = HEADING) -> Import:
    return started(house, compared(house, *rows, heading=heading).id, emptying)


def differences(house: House, job: Import) -> Sequence[OfferDifference]:
    manage = house.container.catalogue.manage_imports
    return list(paginated(lambda cursor: manage.differences(MARIA, job.id, cursor)))


def offers(house: House) -> Mapping[str, Offer]:
    """By article."""
    return {each.article: each for each in house.memory.of(Offer, COMMUNITY)}
