"""The page over the API: it names the built files where they are, and allows them from there only."""

import re
from types import SimpleNamespace
from typing import cast

import pytest
from msgspec.structs import replace

from chalicelib.edge.requests import Request
from chalicelib.settings import Settings
from chalicelib.web import pages
from chalicelib.web.pages import lead_to_page, page_headers
from tests.world import Api

CLOUD = "https://d111111abcdef8.cloudfront.net/"


def policy(settings: Settings) -> dict[str, list[str]]:
    told = str(page_headers(settings)["Content-Security-Policy"])
    return {name: rest for name, *rest in (each.split(" ") for each in told.split("; "))}


def test_the_page_names_its_files_where_they_are(settings: Settings) -> None:
    for url in ("pages/", CLOUD):
        page = pages._page(replace(settings, pages_url=url, page_files="main-1.css,main-2.js"))
        assert re.findall(r'<link rel="stylesheet" href="([^"]+)">', page) == [f"{url}main-1.css"]
        assert re.findall(r'<script type="module" crossorigin src="([^"]+)">', page) == [f"{url}main-2.js"]
        assert "{{" not in page


def test_scripts_and_styles_come_from_there_and_from_ok_only(settings: Settings) -> None:
    ok = settings.ok_api_url.rstrip("/")
    for url, source in (
        ("pages/", "'self'"),
        (CLOUD, CLOUD),
        ("http://127.0.0.1:1/bucket/", "http://127.0.0.1:1/bucket/"),
    ):
        found = policy(replace(settings, pages_url=url))
        assert (found["script-src"], found["style-src"]) == ([source, ok], [source]), url


def test_a_file_of_the_page_is_not_asked_of_the_function(api: Api) -> None:
    for address in ("/static/x/shell/main.js", "/pages/main.js", "/pages/..%2fsettings.py"):
        assert api.get(address).status in (403, 404), address


@pytest.mark.parametrize("asked", ["/app", "/app?session_secret_key=of-somebody"])
def test_the_page_is_asked_for_each_time_and_holds_nothing_of_the_launch(api: Api, asked: str) -> None:
    answer = api.get(asked)
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
    assert "of-somebody" not in answer.text
    assert len(answer.text) < 4_000


def test_a_picture_may_come_from_the_device_but_no_script_may(settings: Settings) -> None:
    assert [name for name, sources in policy(settings).items() if "blob:" in sources] == ["img-src"]


def test_a_frame_shows_what_the_bucket_of_proofs_has_and_nothing_else(settings: Settings) -> None:
    proofs = "https://proofs.s3.example/"
    assert policy(replace(settings, proof_origin=proofs))["frame-src"] == [proofs]
    assert policy(replace(settings, proof_origin=""))["frame-src"] == ["'none'"]


def test_the_bare_address_leads_to_the_page_and_carries_no_query_along(api: Api) -> None:
    answer = api.get("/?session_secret_key=hidden")
    assert answer.status == 302
    assert answer.headers["Location"] == "/app"
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_leads_there_below_the_stage_of_a_gateway_too(api: Api) -> None:
    for place in ("/api", "/api/"):
        request = SimpleNamespace(raw=SimpleNamespace(context={"path": place}))
        assert lead_to_page(None, cast(Request, request)).headers["Location"] == "/api/app"
