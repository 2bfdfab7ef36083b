"""When the connection, the service or the session is gone, the page says so and helps."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.orders.order import Handout
from infra.packaging import gateway_problems
from tests.browser.house import House
from tests.browser.visits import Visits
from tests.world import ANNA

ORDERS = "**/buyer/orders?*"


@pytest.fixture(scope="module")
def community(house: House) -> Community:
    found = house.found()
    house.put(found, buyer=house.welcome(ANNA), handout=Handout.READY)
    return found


def answering(status: int, code: str) -> dict[str, object]:
    problem = {"type": f"/problems/{code}", "status": status}
    return {"status": status, "content_type": "application/problem+json", "body": json.dumps(problem)}


BUSY = answering(503, "unavailable")
SCREENS = {
    "#/pay": "**/buyer/bills",
    "#/claims": "**/buyer/claims",
    "#/pay/new?orders=1001": "**/buyer/orders/1001",
    "#/collect": "**/buyer/parcels",
    "#/orders/1001": "**/buyer/orders/1001",
    "#/orders/1001/pickup": "**/buyer/orders/1001/points",
    "#/orders/1001/code": "**/buyer/orders/1001/code",
    "#/comments": "**/buyer/comments",
    "#/notices": "**/buyer/notices",
    "#/organizers": "**/buyer/organizers",
}


def assert_the_retry_works(page: Page) -> None:
    page.unroute_all()
    page.get_by_role("button", name="Повторить").click()
    expect(page.locator(".order-card")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def come(page: Page, held: list[Route]) -> None:
    """The page has asked."""
    while not held:
        page.wait_for_timeout(10)


def opened_with(visits: Visits, pattern: str, **answer: object) -> Page:
    """The cabinet, where what fits the pattern is answered otherwise."""
    page = visits.page()
    page.route(pattern, lambda route: route.fulfill(**answer) if answer else route.abort("connectionrefused"))
    page.goto(visits.launch(ANNA))
    return page


def test_a_busy_service_is_asked_again(visits: Visits, community: Community) -> None:
    visits.expect(r"status of 503 .*/buyer/orders\)")
    page = opened_with(visits, ORDERS, **answering(503, "unavailable"))
    expect(page.get_by_role("alert")).to_contain_text("Сервис отвечает с перебоями")
    assert_the_retry_works(page)


def test_an_answer_that_is_no_json_is_a_busy_service_too(visits: Visits, community: Community) -> None:
    visits.expect(r"status of 502 .*/buyer/orders\)")
    page = opened_with(visits, ORDERS, status=502, body="<h1>Bad gateway</h1>")
    expect(page.get_by_role("alert")).to_contain_text("Сервис отвечает с перебоями")
    assert_the_retry_works(page)


def test_a_sentence_of_the_gateway_is_never_shown_but_the_number_of_the_request_is(
    visits: Visits, community: Community
) -> None:
    visits.expect(r"status of (500|404) ")
    page = opened_with(
        visits,
        ORDERS,
        status=500,
        body=gateway_problems.body_of("DEFAULT_5XX", "req-77"),
        content_type="application/problem+json",
    )
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Сервис отвечает с перебоями")
    expect(alert).to_contain_text("номер запроса: req-77")
    expect(alert).not_to_contain_text("minute")
    page.unroute_all()
    nowhere = gateway_problems.body_of("MISSING_AUTHENTICATION_TOKEN")
    page.route(ORDERS, lambda route: route.fulfill(status=404, body=nowhere))
    page.get_by_role("button", name="Повторить").click()
    expect(alert).to_contain_text("Что-то пошло не так")
    expect(alert).not_to_contain_text("address")
    assert_the_retry_works(page)


def test_a_fault_of_ours_is_told_in_our_words_with_its_number(visits: Visits, community: Community) -> None:
    visits.expect(r"status of 500 ")
    detail = "У нас что-то сломалось, код req-78."
    body = {"type": "/problems/internal_error", "status": 500, "detail": detail, "requestId": "req-78"}
    page = opened_with(visits, ORDERS, status=500, json=body)
    expect(page.get_by_role("alert")).to_contain_text(detail)
    assert_the_retry_works(page)


def test_a_service_that_is_not_there_is_asked_again(visits: Visits, community: Community) -> None:
    visits.expect(r"ERR_CONNECTION_REFUSED .*/buyer/orders\)")
    page = opened_with(visits, ORDERS)
    expect(page.get_by_role("alert")).to_contain_text("Не удалось связаться с сервером")
    assert_the_retry_works(page)


def test_every_screen_shows_bones_while_it_waits_and_offers_to_ask_again_when_nothing_came(
    visits: Visits, community: Community
) -> None:
    visits.expect(r"status of 503 ")
    page = visits.cabinet(ANNA)
    held: list[Route] = []
    for hash_, pattern in SCREENS.items():
        page.route(pattern, lambda route: held.append(route))
        page.evaluate("(hash) => { location.hash = hash; }", hash_)
        come(page, held)
        expect(page.locator(".skeleton").first, hash_).to_be_visible()
        held.pop().fulfill(**BUSY)  # type: ignore[arg-type]
        expect(page.get_by_role("alert").filter(has_text="Сервис отвечает с перебоями"), hash_).to_be_visible()
        expect(page.locator(".skeleton")).to_have_count(0)
        page.unroute_all()
        page.get_by_role("button", name="Повторить").click()
        expect(page.get_by_role("alert").filter(has_text="Сервис отвечает с перебоями")).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_launch_that_found_nobody_is_tried_again_without_a_new_launch(visits: Visits, community: Community) -> None:
    visits.expect(r"status of 503 .*/launch\)")
    page = opened_with(visits, "**/launch", **answering(503, "unavailable"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Сервис отвечает с перебоями")
    page.unroute_all()
    page.get_by_role("button", name="Повторить").click()
    expect(page.locator(".order-card")).to_have_count(1)


def test_without_internet_the_page_says_so_and_goes_on_by_itself(visits: Visits, community: Community) -> None:
    visits.expect(r"ERR_INTERNET_DISCONNECTED .*/buyer/organizers\)")
    page = visits.cabinet(ANNA)
    expect(page.locator(".order-card")).to_have_count(1)
    page.context.set_offline(True)
    expect(page.get_by_text("Вы не в сети")).to_be_visible()
    page.get_by_role("link", name="Ещё").click()
    page.get_by_role("link", name="Организаторы").click()
    expect(page.get_by_role("alert")).to_contain_text("Нет связи с интернетом")
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Мария Орлова")).to_be_visible()
    expect(page.get_by_text("Вы не в сети")).to_have_count(0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "title"),
    [(answering(401, "unauthorized"), "Время посещения истекло"), (answering(403, "blocked"), "Доступ закрыт")],
)
def test_a_visit_that_ended_says_what_to_do(
    visits: Visits, community: Community, answer: dict[str, object], title: str
) -> None:
    visits.expect(r"status of 40[13] .*/buyer/organizers\)")
    page = visits.cabinet(ANNA)
    expect(page.locator(".order-card")).to_have_count(1)
    page.route("**/buyer/organizers", lambda route: route.fulfill(**answer))
    page.evaluate("location.hash = '#/organizers'")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("link", name="Открыть Одноклассники")).to_have_attribute("href", "https://ok.ru/")
    expect(page.locator(".order-card")).to_have_count(0)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.go_back()
    page.evaluate("location.hash = '#/pay'")
    page.wait_for_timeout(300)
    assert asked == []
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert page.title() == title


@pytest.mark.slow
def test_a_page_whose_texts_did_not_come_still_says_what_to_do(visits: Visits, community: Community) -> None:
    visits.expect(r"ERR_FAILED .*/ru-[\w-]+\.js\)")

    def lose(route: Route) -> None:
        route.abort()

    page = visits.page()
    page.route("**/pages/cabinet/ru-*.js", lose)
    page.goto(visits.launch(ANNA))
    expect(page.get_by_text("Страница не загружается.")).to_be_visible()
