"""What is changed of the community is what the desk goes by from then on."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.callers import Organizer
from tests.browser.house import MARIA, OLGA, House
from tests.browser.visits import Visits
from tests.desk.conftest import Desk


def test_another_name_and_another_zone_are_shown_at_once(house: House, desk: Desk) -> None:
    community = house.found(organizers=({**MARIA, "role": "owner"}, OLGA))
    page = desk("#/settings/community")
    page.get_by_label("Название").fill("Пряжа вскладчину")
    page.get_by_label("Часовой пояс").select_option("Asia/Omsk")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("banner")).to_contain_text("Пряжа вскладчину")
    page.get_by_role("tab", name="Сеансы").click()
    (session, *_) = Organizer.at_desk(house, community).get("v1/sessions")["items"]
    begun = datetime.fromisoformat(session["createdAt"]).astimezone(ZoneInfo("Asia/Omsk"))
    expect(page.get_by_role("row", name="этот")).to_contain_text(f"{begun:%H:%M}")


@pytest.mark.slow
def test_who_was_slower_keeps_his_typing_and_what_the_other_changed(house: House, desk: Desk, visits: Visits) -> None:
    visits.expect("412")
    organizer = Organizer.at_desk(house, house.found(organizers=({**MARIA, "role": "owner"}, OLGA)))
    page = desk("#/settings/community")
    page.get_by_label("Часовой пояс").select_option("Asia/Omsk")
    organizer.change("v1/community", name="Пряжа вскладчину")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("alert")).to_contain_text("изменил кто-то ещё")
    expect(page.get_by_label("Часовой пояс")).to_have_value("Asia/Omsk")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_label("Название")).to_have_value("Пряжа вскладчину")
    expect(page.get_by_role("alert").filter(has_text="кто-то ещё")).to_have_count(0)
    kept = organizer.get("v1/community")
    assert (kept["name"], kept["timeZone"]) == ("Пряжа вскладчину", "Asia/Omsk")
