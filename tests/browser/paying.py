"""An order that is to be paid, and the form by which its buyer reports that."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.callers import Organizer
from tests.browser.screens import go

DETAILS = "Карта 2200 0000 0000 0000, Мария О."


def opened(organizer: Organizer, anna: str, title: str = "Осенняя обувь", days: int = 2) -> str:
    """An order of a purchase that is to be paid within so many days."""
    purchase, number = organizer.purchase(title, anna)
    until = (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds")
    organizer.agree(purchase, paymentOpen=True, payUntil=until, paymentDetails=DETAILS)
    return number


def form(page: Page, *numbers: str) -> None:
    go(page, f"#/pay/new?orders={','.join(numbers)}")


def send(page: Page) -> None:
    page.locator("form").get_by_role("button", name="Сообщить об оплате").click()


def told(page: Page) -> None:
    expect(page.get_by_role("heading", name="Вы сообщили об оплате")).to_be_visible()
