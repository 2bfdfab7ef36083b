"""A price list comes as a file, its offers are found and one is corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.deployed.ordering import Ordering
from tests.deployed.person import Person, eventually, upload

HEADING = "Артикул;Бренд;Наименование;Цена;Остаток"
FIRST = f"{HEADING}\nOC-90;Knecht;Фильтр масляный;450;>10\nШГ-2041;;Ботинки;3 490,00;2\nA3;;;0;1\n".encode()
SECOND = f"{HEADING}\nOC-90;Knecht;Фильтр масляный;500;7\n".encode()


@dataclass(frozen=True)
class Pricing:
    """``first`` and ``second`` are imports that are done; ``found`` are the offers of an article."""

    first: Any
    second: Any
    offers: Any
    found: Any
    changed: Any
    price_list: Any


def price(ordered: Ordering) -> Pricing:
    maria = ordered.maria
    path = f"v1/price-lists/{maria.post('v1/price-lists', {'title': 'Запчасти'})['id']}"
    first, second = (_listed(maria, path, content) for content in (FIRST, SECOND))
    offers = maria.get(f"v1/offers?priceList={path.rpartition('/')[2]}")["items"]
    found = maria.get("v1/offers?article=oc90")["items"]
    changed = maria.patch(f"v1/offers/{found[0]['id']}", {"stock": None})
    price_list = maria.get(path)
    return Pricing(first=first, second=second, offers=offers, found=found, changed=changed, price_list=price_list)


def _listed(maria: Person, path: str, content: bytes) -> Any:
    made = maria.post(f"{path}/imports", {"name": "price.csv", "size": len(content)})
    upload(made["upload"], content)
    job = f"v1/offer-imports/{made['import']['id']}"
    maria.post(f"{job}/preview")
    compared = eventually(lambda: maria.get(job), lambda found: found["state"] == "ready")
    counts = compared["counts"]
    assert len(maria.get(f"{job}/differences")["items"]) == counts["new"] + counts["changed"] + counts["gone"]
    maria.post(f"{job}/start", {"emptying": True})
    return eventually(lambda: maria.get(job), lambda found: found["state"] == "done")
