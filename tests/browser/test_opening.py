"""The first opening: what a phone asks for until the list of orders stands."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request, expect

from tests.browser.callers import Organizer
from tests.browser.house import House
from tests.world import ANNA

MOST_REQUESTS, MOST_BYTES = 6, 60_000
"""P14."""


def test_the_list_stands_after_six_requests_and_each_call_is_made_once(
    browser: Browser, house: House, organizer: Organizer, anna: str
) -> None:
    """Of a browser that was never here; a deployed gateway compresses the answers too."""
    organizer.purchase("Осенняя обувь", anna)
    page = browser.new_context(locale="ru-RU").new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(house.launch(ANNA, frame="mobile"))
    expect(page.locator(".order-card")).to_be_visible()
    ours = [each for each in asked if each.url.startswith(house.address)]
    paths = [urlsplit(each.url).path for each in ours]
    files = [path for path in paths if path.startswith("/pages/")]
    assert sorted(path for path in paths if path not in files) == ["/app", "/buyer/orders", "/launch"]
    assert {path.rpartition("/")[2].partition("-")[0] for path in files} == {"main", "ru"}
    assert len(paths) == len(set(paths)) <= MOST_REQUESTS
    sizes = [each.sizes() for each in ours]
    assert sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes) < MOST_BYTES
    page.context.close()
