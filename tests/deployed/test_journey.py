"""The journey of the product through the gateway, with every function's policy enforced."""

from pathlib import Path
from typing import Any

import pytest

from infra.deploying.rehearsal import Rehearsal
from tests.deployed.person import Person, eventually, upload
from tests.world import ADMIN, ANNA, GROUP

pytestmark = pytest.mark.deployed
ROWS = """Профиль ОК;Покупатель;Телефон;Артикул;Наименование;Размер;Кол-во;Цена
https://ok.ru/profile/570000000101;Анна Петрова;+7 916 123-45-67;SH-1;Ботинки;38;2;1500,50
https://ok.ru/profile/570000000102;Елена Смирнова;;SH-2;Туфли;39;1;999
"""


@pytest.fixture(scope="module")
def community(deployed: Rehearsal) -> None:
    deployed.operate("community", "--name", "Закупаемся вместе", "--group", GROUP)
    deployed.operate("bot", "--community", GROUP)


@pytest.mark.usefixtures("community")
def test_a_file_becomes_orders_and_buyers_hear_of_them_and_see_them(deployed: Rehearsal, tmp_path: Path) -> None:
    buyer = Person.launches(deployed, ANNA)
    organizer = Person.launches(deployed, ADMIN)
    assert (buyer.role, organizer.role) == ("buyer", "organizer")

    wish = {"title": "Осенняя обувь", "feePercent": "10", "deliveryCost": 100_000}
    purchase = organizer.post("organizer/purchases", wish)
    assert _imported(organizer, purchase["id"], tmp_path)["counts"]["new"] == 2

    message = eventually(buyer.inbox, bool)[-1]
    order = eventually(lambda: buyer.get("buyer/orders?period=recent")["orders"], bool)[0]
    assert order["number"] in str(message)
    details = buyer.get(f"buyer/orders/{order['number']}")
    assert details["sum"]["total"] == sum(part["amount"] for part in details["sum"]["parts"])
    assert [each["title"] for each in organizer.get("organizer/purchases")["purchases"]] == ["Осенняя обувь"]
    assert buyer.get("buyer/organizers") == {"organizers": []}


def _imported(organizer: Person, purchase: str, folder: Path) -> Any:
    file = folder / "orders.csv"
    file.write_text(ROWS, "utf-8")
    made = organizer.post(f"organizer/purchases/{purchase}/imports", {"name": file.name, "size": file.stat().st_size})
    job = f"organizer/imports/{made['import']['id']}"
    upload(made["upload"], file)
    organizer.post(f"{job}/preview")
    ready = eventually(lambda: organizer.get(job), lambda found: found["state"] in ("ready", "failed"))
    assert ready["badRows"] == 0, organizer.get(f"{job}/bad-rows")
    assert len(organizer.get(f"{job}/differences")["differences"]) == 2
    organizer.post(f"{job}/start")
    return eventually(lambda: organizer.get(job), lambda found: found["state"] == "done")
