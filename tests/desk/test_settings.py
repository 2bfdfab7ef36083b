"""What is changed of the community is what the desk goes by from then on."""

from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.browser.callers import Organizer
from tests.browser.house import MARIA, OLGA, House
from tests.desk.conftest import Desk


def test_another_name_and_another_zone_are_shown_at_once(house: House, desk: Desk) -> None:
    community = house.found(organizers=({**MARIA, "role": "owner"}, OLGA))
    page = desk("#/settings/community")
    page.get_by_label("Название").fill("Пряжа вскладчину")
    page.get_by_label("Часовой пояс").fill("Asia/Omsk")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("banner")).to_contain_text("Пряжа вскладчину")
    page.get_by_role("tab", name="Сеансы").click()
    (session, *_) = Organizer.at_desk(house, community).get("v1/sessions")["items"]
    begun = datetime.fromisoformat(session["createdAt"]).astimezone(ZoneInfo("Asia/Omsk"))
    expect(page.get_by_role("row", name="этот")).to_contain_text(f"{begun:%H:%M}")
