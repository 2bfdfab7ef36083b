"""Every screen of the cabinet with something in it, over the demo's community."""

from collections.abc import Mapping
from pathlib import Path

from chalicelib.domain.communities import Community
from infra.demo.__main__ import FOLDER
from infra.operate import imports
from tests.browser.files import workbook
from tests.browser.house import House
from tests.world import ANNA, ELENA

BUYER = {
    "orders": "#/orders",
    "order": "#/orders/1001",
    "a missing order": "#/orders/999999",
    "organizers": "#/organizers",
}

CHANGED = (
    (ANNA, "Анна Петрова", "ШГ-2041", "Ботинки женские, натуральная кожа", "38, чёрный", 1, 3290),
    (ANNA, "Анна Петрова", "ШГ-5511", "Тапочки домашние", "38", 2, 640, "лучше серые"),
    (ELENA, "Елена Смирнова", "ШГ-2041", "Ботинки женские, натуральная кожа", "37, коньяк", 1, 3490),
    ("570000000777", "Светлана Новая", "ШГ-0903", "Стельки зимние", "", 4, 249.9),
    ("Наташа с работы", "", "ШГ-0903", "Стельки зимние", "", 1, 249.9),
    (ELENA, "Елена Смирнова", "ШГ-3310", "Сапоги утеплённые", "37, серый", 1, "уточняется"),
)


def of_organizer(house: House, community: Community, folder: Path) -> Mapping[str, str]:
    """An import in each state where it rests, and the first step of one."""
    shoes = imports.find_purchase(house.hub, imports.operator_of(community), "Осенняя обувь «Шаг»")
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
