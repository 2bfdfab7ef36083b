"""The check of a file, as an organizer looks through it."""

from pathlib import Path

from playwright.sync_api import expect

from chalicelib.domain.communities import Community
from infra.operate import imports
from tests.browser.callers import Organizer
from tests.browser.files import workbook
from tests.browser.house import House
from tests.browser.screens import go
from tests.browser.visits import Visits
from tests.world import ADMIN, ANNA

GOOD = (ANNA, "Анна Петрова", "ШГ-2041", "Ботинки женские", "38", 1, 3490)
BAD = [(ANNA, "Анна Петрова", f"ШГ-{place}", "Стельки", "", 1, "по акции") for place in range(12)]


def compared(house: House, community: Community, title: str, folder: Path) -> str:
    file = folder / "заказы.xlsx"
    file.write_bytes(workbook(GOOD, *BAD))
    purchase = imports.find_purchase(house.hub, imports.operator_of(community), title)
    return f"#/import/{house.compare(community, purchase, file).id}"


def test_of_a_purchase_that_goes_on_already_it_warns_before_saving(
    house: House, visits: Visits, community: Community, organizer: Organizer, tmp_path: Path
) -> None:
    purchase = str(organizer.post("organizer/purchases", title="Обувь", deliveryCost=30_000)["id"])
    screen = compared(house, community, "Обувь", tmp_path)
    page = visits.cabinet(ADMIN)
    go(page, screen)
    expect(page.get_by_role("button", name="Сохранить в закупку 1 заказ")).to_be_visible()
    expect(page.get_by_text("без новой доли доставки")).to_be_visible()
    expect(page.locator(".save-panel .alarm")).to_have_count(0)
    organizer.agree(purchase, paymentOpen=True)
    organizer.move(purchase, "stopped")
    page = visits.cabinet(ADMIN)
    go(page, screen)
    expect(page.locator(".save-panel .alarm")).to_contain_text("«Стоп», и оплата открыта")


def test_on_a_phone_bad_rows_are_read_without_scrolling_inside(
    house: House, visits: Visits, community: Community, organizer: Organizer, tmp_path: Path
) -> None:
    organizer.post("organizer/purchases", title="Обувь")
    page = visits.cabinet(ADMIN, {"width": 360, "height": 740})
    go(page, compared(house, community, "Обувь", tmp_path))
    expect(page.locator("tbody tr:visible")).to_have_count(10)
    reason = page.locator(".table-reason").first.bounding_box()
    assert reason
    assert reason["width"] > 240
    assert page.locator(".table-frame").first.evaluate("(it) => it.scrollHeight <= it.clientHeight")
    page.get_by_text("Показать ещё 2 строки").click()
    expect(page.locator("tbody tr:visible")).to_have_count(12)
