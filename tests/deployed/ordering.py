"""A community is founded, two purchases are imported, and a buyer is told and looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from infra.deploying.rehearsal import Rehearsal
from infra.local.variables import DEMO
from tests.deployed.person import Person, eventually, upload
from tests.world import ADMIN, ANNA, ELENA, GROUP

SHOES, TEA = "Осенняя обувь", "Чай с гор"
HEADING = "Профиль ОК;Покупатель;Телефон;Артикул;Наименование;Размер;Кол-во;Цена;Комментарий"
FILES = {
    SHOES: f"""{HEADING}
https://ok.ru/profile/{ANNA};Анна Петрова;+7 916 123-45-67;SH-1;Ботинки;38;2;1500,50;Если нет – коньяк
https://ok.ru/profile/{ELENA};Елена Смирнова;;SH-2;Туфли;39;1;999;
https://ok.ru/profile/570000000103;Игорь Кузнецов;;SH-3;Тапочки;40;1;даром;
""",
    TEA: f"""{HEADING}
https://ok.ru/profile/{ANNA};Анна Петрова;+7 916 123-45-67;TE-1;Иван-чай;;3;400;
""",
}


@dataclass(frozen=True)
class Ordering:
    """Who takes part, and what they saw; ``purchases`` by title, ``orders``: the numbers of Anna's by purchase."""

    deployed: Rehearsal
    community: str
    anna: Person
    elena: Person
    maria: Person
    purchases: Mapping[str, str]
    orders: Mapping[str, str]
    imported: Any
    bad_rows: Any
    message: dict[str, Any]
    order: Any
    found: Mapping[str, Sequence[str]]


def order(deployed: Rehearsal) -> Ordering:
    community = _found(deployed)
    anna, elena, maria = (Person.launches(deployed, user) for user in (ANNA, ELENA, ADMIN))
    maria.post("v1/connections/bot", {"token": DEMO["OK_BOT_TOKEN"]})
    purchases = {title: _purchase(maria, title) for title in FILES}
    jobs = {title: _uploaded(maria, purchases[title], file.encode()) for title, file in FILES.items()}
    imported = {title: _imported(maria, job) for title, job in jobs.items()}
    bad_rows = maria.get(f"{jobs[SHOES]}/bad-rows")
    cards = eventually(lambda: anna.get("buyer/orders?period=recent")["orders"], lambda found: len(found) == len(FILES))
    orders = {card["purchase"]: card["number"] for card in cards}
    return Ordering(
        deployed=deployed,
        community=community,
        anna=anna,
        elena=elena,
        maria=maria,
        purchases=purchases,
        orders=orders,
        imported=imported[SHOES],
        bad_rows=bad_rows,
        message=anna.hears(orders[SHOES], "записан"),
        order=anna.get(f"buyer/orders/{orders[SHOES]}"),
        found=_found_by_the_desk(maria, purchases[TEA]),
    )


def _found_by_the_desk(maria: Person, tea: str) -> Mapping[str, Sequence[str]]:
    """Through every list, and by every search; a view of one is saved, and removed again."""
    queries = {
        "all": "",
        "purchase": f"purchase={tea}",
        "payment": "paymentState=unpaid",
        "point": "point=nowhere",
        "phone": "q=%2B79161234567",
        "name": "q=%D1%81%D0%BC%D0%B8%D1%80%D0%BD%D0%BE%D0%B2%D0%B0",
        "article": f"q=TE-1&purchase={tea}",
    }
    view = maria.post("v1/views", {"name": "Чай", "filter": {"purchase": tea}})
    maria.delete(f"v1/views/{view['id']}", view["version"])
    listed = {name: maria.get(f"v1/orders?{query}")["items"] for name, query in queries.items()}
    return {name: [each["number"] for each in found] for name, found in listed.items()}


def _found(deployed: Rehearsal) -> str:
    told = deployed.operate("community", "--name", "Закупаемся вместе", "--group", GROUP)
    named = ("--first-name", "Мария", "--last-name", "Орлова", "--ok-id", ADMIN)
    deployed.operate("organizer", "--community", GROUP, *named)
    return told.partition("community ")[2].partition(":")[0]


def _purchase(maria: Person, title: str) -> str:
    wish = {"title": title, "feePercent": "10", "deliveryCost": 100_000 if title == SHOES else 0}
    return str(maria.post("v1/purchases", wish)["id"])


def _uploaded(maria: Person, purchase: str, content: bytes) -> str:
    """The job; its file is being compared."""
    made = maria.post(f"v1/purchases/{purchase}/imports", {"name": "orders.csv", "size": len(content)})
    upload(made["upload"], content)
    job = f"v1/imports/{made['import']['id']}"
    maria.post(f"{job}/preview")
    return job


def _imported(maria: Person, job: str) -> Any:
    compared = eventually(lambda: maria.get(job), lambda found: found["state"] == "ready")
    assert len(maria.get(f"{job}/differences")["items"]) == compared["counts"]["new"]
    maria.post(f"{job}/start")
    return eventually(lambda: maria.get(job), lambda found: found["state"] == "done")
