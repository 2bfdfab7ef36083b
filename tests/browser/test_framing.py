"""Only OK may frame the cabinet."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from chalicelib.domain.communities.community import Community
from tests.browser.house import House
from tests.browser.visits import Visits, framed
from tests.world import ANNA


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The address in the page's frame is a launch."""


@pytest.fixture
def foreign(house: House, community: Community, tmp_path: Path) -> Iterator[str]:
    """A page of somebody else that frames a genuine launch."""
    frame = f'<iframe src="{house.launch(ANNA).replace("&", "&amp;")}"></iframe>'
    (tmp_path / "index.html").write_text(f'<!doctype html><link rel="icon" href="data:,">{frame}')
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_foreign_page_cannot_frame_the_cabinet(visits: Visits, foreign: str) -> None:
    visits.expect("frame-ancestors")
    page = visits.page()
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(foreign)
    expect(page.frame_locator("iframe").locator("#page")).to_have_count(0)


def test_ok_frames_the_cabinet(visits: Visits, community: Community) -> None:
    page = visits.sandbox(ANNA, "&auto=1")
    expect(framed(page).get_by_role("heading", name="Заказы")).to_be_visible()


def test_the_page_s_policy_names_who_may_frame_it_and_allows_no_inline_code(house: House) -> None:
    with urlopen(f"{house.address}app") as answer:  # noqa: S310
        policy, headers = answer.headers["Content-Security-Policy"], answer.headers
    directives = dict(each.split(" ", 1) for each in policy.split("; "))
    sandbox = house.sandbox.rstrip("/")
    assert directives["frame-ancestors"] == f"{sandbox} {sandbox.replace('127.0.0.1', 'localhost')}"
    assert directives["default-src"] == directives["base-uri"] == directives["form-action"] == "'none'"
    assert directives["script-src"] == f"'self' {sandbox}"
    assert "unsafe" not in policy
    assert "*" not in policy
    assert headers["X-Frame-Options"] is None
    assert headers["Referrer-Policy"] == "no-referrer"
