"""The sandbox's own page: its parts, its two languages, its policy."""

import json
import re
import xml.etree.ElementTree as ET

import pytest

from chalicelib.domain.external.account import FORMS
from infra.sandbox.ok.forgeries import FORGERIES
from infra.sandbox.ok.people import ROLES, STATUSES
from infra.sandbox.pages import FOLDER
from tests.infra.sandbox.driver import ANNA, Driver

RU, EN = (
    {
        name: text
        for file in ("", "market_")
        for name, text in json.loads((FOLDER / f"{file}{each}.json").read_text("utf-8")).items()
    }
    for each in ("ru", "en")
)
SCRIPTS, PAGES = sorted(FOLDER.glob("*.js")), sorted(FOLDER.glob("*.html"))


def test_the_page_opens_whatever_the_link_asks(sandbox: Driver) -> None:
    answer = sandbox.get("/?order=1042&user=570000000101&auto=1")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/html")


def test_the_policy_lets_in_only_the_cabinet(sandbox: Driver) -> None:
    for page in ("/", "/marketplaces"):
        policy = sandbox.get(page).headers["content-security-policy"]
        assert "frame-src http://127.0.0.1:8000;" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


def test_every_part_the_page_names_is_served(sandbox: Driver) -> None:
    page = "".join(each.read_text("utf-8") for each in PAGES)
    parts = re.findall(r'(?:src|href)="(/sandbox/pages/[^"]+)"', page)
    imports = [f"/sandbox/pages/{name}" for p in SCRIPTS for name in re.findall(r'from "\./(.+?)"', p.read_text())]
    assert {sandbox.get(part).status for part in parts + imports} == {200}


@pytest.mark.parametrize(
    "path", ["/sandbox/pages/pages.py", "/sandbox/pages/..%2fpages.py", "/sandbox/pages/nothing.js"]
)
def test_nothing_else_is_served(sandbox: Driver, path: str) -> None:
    assert sandbox.get(path).status == 404


def test_fapi_may_be_loaded_by_the_cabinet(sandbox: Driver) -> None:
    answer = sandbox.get("/js/fapi5.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"


def test_a_head_request_has_no_body(sandbox: Driver) -> None:
    answer = sandbox.ask("HEAD", "/")
    assert (answer.status, answer.body) == (200, b"")


def test_avatars_are_drawn_always_the_same(sandbox: Driver) -> None:
    first = sandbox.get(f"/photo/{ANNA}.svg")
    assert first.headers["content-type"] == "image/svg+xml"
    ET.fromstring(first.body)  # noqa: S314 — our own drawing
    assert sandbox.get(f"/photo/{ANNA}.svg").body == first.body
    assert sandbox.get("/photo/570000000999.svg").body != first.body


def test_both_languages_say_the_same_things() -> None:
    assert list(RU) == list(EN)
    places = re.compile(r"\{\w+\}")
    assert [sorted(places.findall(RU[key])) for key in RU] == [sorted(places.findall(EN[key])) for key in EN]


def test_everything_the_page_says_is_in_the_catalogue() -> None:
    page = "".join(each.read_text("utf-8") for each in PAGES)
    said = set(re.findall(r'data-(?:text|label|placeholder)="([^"]+)"', page))
    for script in SCRIPTS:
        said |= set(re.findall(r'\b(?:t|said)\("([a-z][\w.]+)"', script.read_text("utf-8")))
    said |= {f"status.{name}" for name in STATUSES} | {f"role.{name}" for name in ROLES}
    said |= {f"forge.{name}{end}" for name in ("replay", *FORGERIES) for end in ("", ".about")}
    assert said - set(RU) == set()


def test_each_ready_made_order_and_each_field_is_said(sandbox: Driver) -> None:
    shops = [file.read_text("utf-8") for file in SCRIPTS if "presets: {" in file.read_text("utf-8")]
    assert len(shops) == 5
    presets = {
        name
        for shop in shops
        for name in re.findall(r"^    (\w+): ", shop.split("presets: {")[1].split("\n  }")[0], re.M)
    }
    fields = {name for shop in shops for name in re.findall(r'"(\w+)"', shop.split("fields: [")[1].split("]")[0])}
    keys = {name for form in FORMS.values() for name in (*form.public, *form.secret)} - {"profile", "header", "scheme"}
    said = {f"preset.{name}{end}" for name in presets for end in ("", ".about")}
    said |= {f"field.{name}" for name in fields} | {f"key.{name}" for name in keys} | {f"shop.{name}" for name in FORMS}
    assert said - set(RU) == set()
    assert len(presets) > 12


def test_no_script_makes_markup_out_of_text() -> None:
    for script in SCRIPTS:
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", script.read_text("utf-8")), (
            script
        )
