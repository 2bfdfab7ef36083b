"""The product's main path, walked over HTTP."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.deploying.rehearsal import Rehearsal
from tests.deployed.person import Person, eventually, upload
from tests.world import ADMIN, ANNA, GROUP

TITLE = "Осенняя обувь"
ROWS = """Профиль ОК;Покупатель;Телефон;Артикул;Наименование;Размер;Кол-во;Цена
https://ok.ru/profile/570000000101;Анна Петрова;+7 916 123-45-67;SH-1;Ботинки;38;2;1500,50
https://ok.ru/profile/570000000102;Елена Смирнова;;SH-2;Туфли;39;1;999
https://ok.ru/profile/570000000103;Игорь Кузнецов;;SH-3;Тапочки;40;1;даром
"""


@dataclass(frozen=True)
class Journey:
    """What people saw on the way."""

    buyer: Person
    organizer: Person
    imported: Any
    bad_rows: Any
    message: dict[str, Any]
    order: Any


def walk(deployed: Rehearsal, folder: Path) -> Journey:
    """A community is founded, a file imported, a buyer is told and looks."""
    deployed.operate("community", "--name", "Закупаемся вместе", "--group", GROUP)
    deployed.operate("bot", "--community", GROUP)
    buyer, organizer = Person.launches(deployed, ANNA), Person.launches(deployed, ADMIN)
    wish = {"title": TITLE, "feePercent": "10", "deliveryCost": 100_000}
    job = _uploaded(organizer, organizer.post("organizer/purchases", wish)["id"], folder)
    imported, bad_rows = _imported(organizer, job), organizer.get(f"{job}/bad-rows")
    message = eventually(buyer.inbox, bool)[-1]
    order = eventually(lambda: buyer.get("buyer/orders?period=recent")["orders"], bool)[0]
    return Journey(buyer, organizer, imported, bad_rows, message, buyer.get(f"buyer/orders/{order['number']}"))


def _uploaded(organizer: Person, purchase: str, folder: Path) -> str:
    file = folder / "orders.csv"
    file.write_text(ROWS, "utf-8")
    wish = {"name": file.name, "size": file.stat().st_size}
    made = organizer.post(f"organizer/purchases/{purchase}/imports", wish)
    upload(made["upload"], file)
    return f"organizer/imports/{made['import']['id']}"


def _imported(organizer: Person, job: str) -> Any:
    organizer.post(f"{job}/preview")
    eventually(lambda: organizer.get(job), lambda found: found["state"] == "ready")
    assert len(organizer.get(f"{job}/differences")["differences"]) == 2
    organizer.post(f"{job}/start")
    return eventually(lambda: organizer.get(job), lambda found: found["state"] == "done")
