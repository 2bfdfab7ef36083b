"""The page and its files over the API: everything the page names is served, nothing else is."""

import re
from types import SimpleNamespace
from typing import cast

import pytest

from chalicelib.edge.requests import Request
from chalicelib.web.pages import lead_to_page
from tests.world import Api

NAMED = re.compile(r'(?:href|src)="(static/[^"]+)"')


@pytest.fixture
def named(api: Api) -> list[str]:
    """The addresses the page begins with."""
    return NAMED.findall(api.get("/app").text)


def version_of(named: list[str]) -> str:
    (version,) = {address.split("/")[1] for address in named}
    return version


def test_every_file_the_page_names_is_there_and_may_be_kept_for_ever(api: Api, named: list[str]) -> None:
    assert len(named) > 20
    for address in named:
        answer = api.get(f"/{address}")
        assert answer.status == 200, address
        assert "immutable" in answer.headers["Cache-Control"], address


def test_a_file_of_another_version_is_not_kept(api: Api) -> None:
    answer = api.get("/static/old/shell/main.js")
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")


@pytest.mark.parametrize(
    "address",
    [
        "shell/missing.js",
        "missing/main.js",
        "web/app.html",
        "web/pages.py",
        "..%2Fshell/main.js",
        "../main.js",
        "shell/..%2F..%2Fpages.py",
        "shell/%2e%2e%2fpages.py",
        "..%2f..%2f/settings.py",
        "%2Fetc/passwd",
        "shell/main.js%00.css",
        "__pycache__/pages.cpython-311.pyc",
    ],
)
def test_nothing_else_is_served(api: Api, named: list[str], address: str) -> None:
    answer = api.get(f"/static/{version_of(named)}/{address}")
    assert answer.status in (403, 404), answer.text


def test_a_picture_may_come_from_the_device_but_no_script_may(api: Api) -> None:
    policy = dict(each.split(" ", 1) for each in api.get("/app").headers["Content-Security-Policy"].split("; "))
    assert "blob:" in policy["img-src"].split()
    assert [name for name, value in policy.items() if "blob:" in value] == ["img-src"]


def test_the_bare_address_leads_to_the_page_and_carries_no_query_along(api: Api) -> None:
    answer = api.get("/?session_secret_key=hidden")
    assert answer.status == 302
    assert answer.headers["Location"] == "/app"
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_leads_there_below_the_stage_of_a_gateway_too(api: Api) -> None:
    for place in ("/api", "/api/"):
        request = SimpleNamespace(raw=SimpleNamespace(context={"path": place}))
        assert lead_to_page(None, cast(Request, request)).headers["Location"] == "/api/app"
