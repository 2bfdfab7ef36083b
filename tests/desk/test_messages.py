"""A message to the buyers of a purchase: looked at, sent, and whom it did not reach."""

from playwright.sync_api import expect

from tests.browser.callers import Organizer
from tests.browser.house import House
from tests.browser.patience import until
from tests.desk.conftest import Desk
from tests.world import ANNA, SILENT


def test_the_buyers_of_a_purchase_are_written_to(desk: Desk, house: House, organizer: Organizer, anna: str) -> None:
    purchase, _, number = organizer.purchase("Осенняя обувь", anna, house.welcome(SILENT))
    page = desk(f"#/purchases/{purchase}")
    page.get_by_role("link", name="Сообщения покупателям").click()
    expect(page.get_by_text("Сообщений ещё не было")).to_be_visible()
    page.get_by_label("Сообщение всем").fill("Склад переехал на Лесную, 5")
    page.get_by_role("button", name="Посмотреть, кому придёт").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("получит 1 покупатель")
    expect(dialog).to_contain_text("1 — покупатель не разрешил сообщения")
    expect(dialog).to_contain_text("Склад переехал на Лесную, 5")
    assert organizer.get(f"v1/purchases/{purchase}/messages")["items"] == []
    dialog.get_by_role("button", name="Отправить").click()
    expect(page.get_by_text("Сообщение отправляется")).to_be_visible()
    expect(page.get_by_label("Сообщение всем")).to_have_value("")
    until(lambda: any("Склад переехал" in text for text in house.inbox(ANNA)))
    page.get_by_role("button", name="До кого не дошло").click()
    row = page.get_by_role("row", name=f"№ {number}")
    expect(row).to_contain_text("покупатель не разрешил сообщения")
    page.evaluate("location.hash = '#/messages'")
    expect(page.get_by_role("row", name=f"№ {number}").get_by_role("link", name="без имени").first).to_be_visible()
