"""A device's own key opens the desk, in real Chromium with an authenticator that it plays (WebAuthn over CDP)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.callers import Organizer
from tests.browser.house import House
from tests.browser.visits import Visits
from tests.desk.conftest import Desk


def carried(page: Page) -> None:
    """A phone whose owner confirms whatever it asks; it keeps its keys itself."""
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": device})


@pytest.mark.slow
def test_a_key_is_added_and_opens_the_desk_without_ok_until_it_is_removed(
    house: House, desk: Desk, visits: Visits, organizer: Organizer
) -> None:
    page = desk("#/settings/passkeys", host="localhost")
    carried(page)
    page.get_by_role("button", name="Добавить ключ").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Название").fill("Телефон Марии")
    form.get_by_role("button", name="Продолжить").click()
    row = page.get_by_role("row", name="Телефон Марии")
    expect(row).to_contain_text("—")
    page.get_by_role("button", name="Выйти").click()
    page.get_by_role("button", name="Войти с ключом").click()
    expect(page.get_by_role("navigation")).to_contain_text("Мария Орлова")
    expect(row).not_to_contain_text("—")
    row.get_by_role("button", name="Удалить").click()
    page.get_by_role("dialog").get_by_role("button", name="Удалить").click()
    expect(page.get_by_text("Ключей входа нет")).to_be_visible()
    page.get_by_role("button", name="Выйти").click()
    visits.expect("401")
    page.get_by_role("button", name="Войти с ключом").click()
    expect(page.get_by_role("main").get_by_role("alert")).to_contain_text("не записан или удалён")
    (opened, *_) = organizer.get("v1/audit?event=PasskeyUsed")["items"]
    assert opened["actor"]["name"]
