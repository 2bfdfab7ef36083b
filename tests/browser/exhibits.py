"""Every screen of the cabinet with something in it, over the demo's community."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import requests

from chalicelib.domain.access.principals import operator_in
from chalicelib.domain.communities.community import Community
from infra.demo.__main__ import FOLDER
from infra.operate import imports
from tests.browser.callers import Organizer, Person
from tests.browser.files import PNG, workbook
from tests.browser.house import House
from tests.world import ANNA, ELENA

SHOES = "Осенняя обувь «Шаг»"

CHANGED = (
    (ANNA, "Анна Петрова", "ШГ-2041", "Ботинки женские, натуральная кожа", "38, чёрный", 1, 3290),
    (ANNA, "Анна Петрова", "ШГ-5511", "Тапочки домашние", "38", 2, 640, "лучше серые"),
    (ELENA, "Елена Смирнова", "ШГ-2041", "Ботинки женские, натуральная кожа", "37, коньяк", 1, 3490),
    ("570000000777", "Светлана Новая", "ШГ-0903", "Стельки зимние", "", 4, 249.9),
    ("Наташа с работы", "", "ШГ-0903", "Стельки зимние", "", 1, 249.9),
    (ELENA, "Елена Смирнова", "ШГ-3310", "Сапоги утеплённые", "37, серый", 1, "уточняется"),
)

OF_WHO_HAS_NOTHING = {
    "no orders": "#/orders",
    "nothing to pay": "#/pay",
    "no claims": "#/claims",
    "nothing to collect": "#/collect",
    "no comments": "#/comments",
    "messages not allowed": "#/notices",
}


def of_buyer(house: House, community: Community) -> Mapping[str, str]:
    """Anna's screens, after she and the organizer have done all they can do."""
    organizer = Organizer.at_desk(house, community)
    anna = Person.launched(house, ANNA)
    bills = anna.get("buyer/bills")["bills"]
    payable = next(bill["number"] for bill in bills if bill["purchase"] == SHOES)
    ready = anna.get("buyer/parcels")["parcels"][0]["number"]
    _claims(anna, organizer, payable, ready)
    house.collect_comments(community)
    return {
        "orders": "#/orders",
        "an order to pay": f"#/orders/{payable}",
        "an order to collect": f"#/orders/{ready}",
        "a missing order": "#/orders/999999",
        "bills": "#/pay",
        "a claim": f"#/pay/new?orders={payable}",
        "a claim of orders paid differently": f"#/pay/new?orders={payable},{ready}",
        "claims": "#/claims",
        "parcels": "#/collect",
        "points": f"#/orders/{payable}/pickup",
        "no points": f"#/orders/{ready}/pickup",
        "a code": f"#/orders/{ready}/code",
        "no code": f"#/orders/{payable}/code",
        "more": "#/more",
        "comments": "#/comments",
        "notices": "#/notices",
        "organizers": "#/organizers",
        "privacy": "#/privacy",
    }


def _claims(anna: Person, organizer: Organizer, payable: str, ready: str) -> None:
    """One of each kind; what they pay is less than what is owed."""
    paid_at = anna.get(f"buyer/orders/{payable}")["createdAt"]

    def file(key: str, *orders: str, **wish: Any) -> str:
        asked = {"key": f"exhibit-{key}", "orders": orders, "amount": 50_000, "paidAt": paid_at, **wish}
        return str(anna.post("buyer/claims", **asked)["id"])

    organizer.post(f"v1/claims/{file('good', payable)}/confirmation")
    some = [{"number": payable, "amount": 20_050}, {"number": ready, "amount": 0}]
    organizer.post(f"v1/claims/{file('some', payable, ready, amount=45_000)}/confirmation", orders=some)
    bad = file("bad", payable, comment="с карты мужа, последние цифры 1234")
    organizer.post(f"v1/claims/{bad}/rejection", reason="Такой перевод не пришёл: проверьте номер карты.")
    anna.post(f"buyer/claims/{file('back', ready, amount=10_000)}/withdraw")
    file("new", payable, ready, amount=120_050, proof=_proof(anna), comment="за оба заказа сразу")


def _proof(person: Person) -> str:
    made = person.post("buyer/proofs", type="image/png", size=len(PNG))
    form = made["upload"]
    assert requests.post(form["url"], data=form["fields"], files={"file": PNG}, timeout=10).ok
    return str(made["proof"])


OF_ORGANIZER = {"the first screen": "#/home", "setting up": "#/setup", "the organizer's menu": "#/more"}


def of_import(house: House, community: Community, folder: Path) -> Mapping[str, str]:
    """The desk's screens of an import in each state where it rests, and of the first step of one."""
    shoes = imports.find_purchase(house.container, operator_in(community.id), SHOES)
    changed, broken = folder / "обувь, исправленный.xlsx", folder / "фото.xlsx"
    changed.write_bytes(workbook(*CHANGED))
    broken.write_bytes(b"JPEG")
    saved = house.compare(community, shoes, FOLDER / "shoes.csv")
    house.save(community, saved)
    jobs = {
        "an import to look through": house.compare(community, shoes, changed),
        "an import of nothing new": house.compare(community, shoes, FOLDER / "shoes.csv"),
        "an import that is done": saved,
        "a file that is none": house.compare(community, shoes, broken),
    }
    return {"a new import": "#/import"} | {name: f"#/import/{job.id}" for name, job in jobs.items()}
