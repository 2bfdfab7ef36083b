"""A launch that OK did not sign opens nothing but a page that says what to do."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Frame, Page, Request, expect

from chalicelib.domain.communities.community import Community
from infra.sandbox.ok.forgeries import FORGERIES
from tests.browser.house import House
from tests.browser.visits import Visits, framed
from tests.world import ANNA, BLOCKED

SECRETS = ("session_key", "session_secret_key", "sig", "auth_sig")
OTHER_TITLES = {"foreign_group": "Подключим кабинет к группе", "expired": "Ссылка для входа устарела"}

# All that a script in the page, an extension's log or a copied link could carry away. The browser's own
# record of the navigation cannot be changed by a page; only scripts of this page and of OK can read it.
REMAINS = """() => JSON.stringify([
    document.documentElement.outerHTML, location.href, document.referrer, document.cookie, window.name,
    {...localStorage}, history.state,
    performance.getEntries().filter((entry) => entry.entryType !== "navigation").map((entry) => entry.name),
])"""
KEPT = "JSON.stringify({...sessionStorage})"


class Traffic:
    """What the cabinet asked for, of anybody."""

    def __init__(self, page: Page, house: House) -> None:
        self._cabinet, self.requests = house.address, list[Request]()
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        self.requests.append(request)

    @property
    def paths(self) -> set[str]:
        ours = [urlsplit(each.url).path for each in self.requests if each.url.startswith(self._cabinet)]
        return {path for path in ours if not path.startswith("/pages/")}

    def loaded(self, name: str) -> bool:
        return any(name in each.url for each in self.requests)

    def referrers(self) -> str:
        return " ".join(each.headers.get("referer", "") for each in self.requests)


def secrets_of(address: str) -> list[str]:
    given = parse_qs(urlsplit(address).query)
    return [value for name in SECRETS for value in given[name]]


def cabinet_frame(page: Page) -> Frame:
    element = page.locator("iframe.cabinet").element_handle()
    frame = element.content_frame()
    assert frame
    return frame


def assert_nothing_remains(frame: Frame, traffic: Traffic, secrets: list[str]) -> None:
    assert "?" not in frame.url
    personal_data = frame.evaluate(REMAINS)
    assert json.loads(personal_data)
    assert [secret for secret in secrets if secret in frame.evaluate(KEPT)] == []
    assert [secret for secret in secrets if secret in personal_data or secret in traffic.referrers()] == []


@pytest.mark.slow
def test_every_forged_launch_shows_an_understandable_page_and_nothing_else(
    house: House, visits: Visits, community: Community
) -> None:
    visits.expect(r"status of 40[14] .*/launch\)")
    page = visits.sandbox(ANNA)
    page.get_by_text("Подделать запуск").click()
    traffic = Traffic(page, house)
    for forgery in FORGERIES:
        traffic.requests.clear()
        with page.expect_response(f"{house.address}launch"):
            page.locator(f"[data-forge={forgery}]").click()
        title = OTHER_TITLES.get(forgery, "Не удалось проверить вход")
        expect(framed(page).get_by_role("heading", level=1), forgery).to_have_text(title)
        offered = forgery == "foreign_group"  # its administrator may found a community there
        expect(framed(page).get_by_role("link", name="Открыть Одноклассники")).to_have_count(0 if offered else 1)
        assert traffic.paths == {"/app", "/launch", *(["/founding/offer"] if offered else [])}, forgery
        assert not traffic.loaded("fapi5.js"), forgery
        secrets = secrets_of(page.locator("iframe.cabinet").get_attribute("src") or "")
        assert_nothing_remains(cabinet_frame(page), traffic, secrets)


def test_a_genuine_launch_leaves_no_secrets_behind_and_the_token_in_its_tab_only(
    house: House, visits: Visits, community: Community
) -> None:
    page = visits.sandbox(ANNA)
    traffic = Traffic(page, house)
    with page.expect_response(f"{house.address}launch") as answer:
        page.get_by_role("button", name="Открыть кабинет").click()
    expect(framed(page).locator(".fitted")).to_be_attached()
    assert traffic.loaded("fapi5.js")
    secrets = secrets_of(page.locator("iframe.cabinet").get_attribute("src") or "")
    frame, token = cabinet_frame(page), answer.value.json()["token"]
    assert_nothing_remains(frame, traffic, secrets)
    assert token not in frame.evaluate(REMAINS) + traffic.referrers()
    kept = json.loads(frame.evaluate("sessionStorage.kabinet"))
    fields = {"token", "expiresAt", "role", "language", "community", "launch", "waiting"}
    assert (kept["token"], kept.keys()) == (token, fields)


def test_a_fresh_launch_opens_again_when_the_page_is_reloaded_by_ok(visits: Visits, community: Community) -> None:
    page = visits.sandbox(ANNA, "&auto=1")
    expect(framed(page).get_by_role("heading", name="Заказы")).to_be_visible()
    page.get_by_text("Подделать запуск").click()
    page.locator("[data-forge=replay]").click()
    expect(page.locator(".notice", has_text="Повтор последнего запуска")).to_be_visible()
    expect(framed(page).get_by_role("heading", name="Заказы")).to_be_visible()


def test_who_is_blocked_in_the_group_reads_why(visits: Visits, community: Community) -> None:
    visits.expect(r"status of 403 .*/launch\)")
    page = visits.cabinet(BLOCKED)
    expect(page.get_by_role("heading", level=1)).to_have_text("Доступ закрыт")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_without_a_launch_the_page_says_where_the_cabinet_lives(house: House, visits: Visits) -> None:
    page = visits.page(locale="en-GB")
    page.goto(f"{house.address}app")
    expect(page.get_by_role("heading", level=1)).to_have_text("Open the cabinet from your group")


def test_a_refusal_speaks_the_language_of_the_launch(house: House, visits: Visits, community: Community) -> None:
    visits.expect(r"status of 403 .*/launch\)")
    page = visits.page(locale="en-GB")
    page.goto(house.launch(BLOCKED, lang="ru"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Доступ закрыт")
