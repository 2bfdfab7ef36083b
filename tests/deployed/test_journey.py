"""The deployed application as a whole: its page, and what its functions wrote while the journey was walked."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from infra.deploying.rehearsal import STACK, Rehearsal
from infra.packaging import gateway_problems
from infra.resources.functions import FUNCTIONS
from tests.chromium import browsing
from tests.deployed.leaving import Leaving
from tests.deployed.ordering import Ordering
from tests.deployed.playing import play
from tests.infra.sandbox.driver import DARYA
from tests.problems import assert_problem

pytestmark = pytest.mark.deployed

TROUBLES = {
    "hook_from_elsewhere": "the sandbox is not in OK's networks",
    "given_up": "a message was too old",
    "Invalid": "messages were no entries",
    "json_unreadable": "a record of the journal was none",
    "push_unreadable": "what was pushed to Ozon's address was no push",
}
"""What operators are told of this journey."""

AGAIN = {"stale", "unavailable"}
"""Of a slow machine they are told more: what met another writer, or was not answered in time, and is done again."""


def test_the_page_comes_through_the_gateway_and_its_files_from_the_bucket(deployed: Rehearsal) -> None:
    page = requests.get(f"{deployed.cabinet}app", timeout=10)
    assert page.status_code == 200
    assert deployed.sandbox.rstrip("/") in page.headers["Content-Security-Policy"]
    files = f"{deployed.backend.url}/kabinet-rehearsal-pages-"
    assert f"style-src {files}" in page.headers["Content-Security-Policy"]
    named = re.findall(r'(?:href|src)="(http[^"]+)"', page.text)
    assert {each.rpartition(".")[2] for each in named} == {"js", "css"}
    for address in named:
        assert address.startswith(files)
        file = requests.get(address, headers={"Origin": "https://page.example"}, timeout=10)
        assert (file.status_code, file.headers["Content-Encoding"]) == (200, "gzip")
        assert "immutable" in file.headers["Cache-Control"]
        assert file.headers["Access-Control-Allow-Origin"] in ("*", "https://page.example")
    assert requests.get(f"{deployed.cabinet}static/x/shell/main.js", timeout=10).status_code in (403, 404)


def test_a_browser_opens_it_with_the_files_of_another_origin(deployed: Rehearsal, ordered: Ordering) -> None:
    """A style sheet, modules and those asked for later: what the content policy and the bucket both have to allow."""
    complaints: list[str] = []
    with browsing() as browser:
        page = browser.new_page(locale="ru-RU", viewport={"width": 360, "height": 740})
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.goto(str(play(deployed, "launch", user=DARYA, frame="mobile")["url"]))
        page.get_by_role("heading", name="Заказы").wait_for()
        page.evaluate("location.hash = '#/privacy'")
        page.get_by_role("heading", level=1, name="Мои данные").wait_for()
        assert page.evaluate("getComputedStyle(document.querySelector('.tabs')).position") == "fixed"
    assert complaints == []


def test_what_the_gateway_refuses_by_itself_is_a_problem_too(deployed: Rehearsal) -> None:
    """The local cloud leaves out what it is told of this in the description of the API: here it is told once more."""
    gateway, api = deployed.client("apigateway"), deployed.cabinet.split("/restapis/")[1].partition("/")[0]
    for kind, given in _gateways_answers(deployed).items():
        gateway.put_gateway_response(restApiId=api, responseType=kind, **given)
    gateway.create_deployment(restApiId=api, stageName="api")
    for method, path in (("GET", "nowhere"), ("DELETE", "launch")):
        answer = requests.request(method, f"{deployed.cabinet}{path}", timeout=10)
        problem = assert_problem(answer.status_code, answer.headers, answer.text)
        assert (problem["status"], problem["code"]) == (404, "route_missing")
        assert problem["requestId"] == answer.headers["x-amzn-requestid"]


def test_what_a_function_refuses_comes_through_the_gateway_as_it_is(deployed: Rehearsal) -> None:
    answer = requests.get(f"{deployed.cabinet}buyer/orders", headers={"Accept-Language": "en"}, timeout=10)
    problem = assert_problem(answer.status_code, answer.headers, answer.text)
    assert (problem["status"], problem["type"]) == (401, "/problems/unauthorized")
    assert answer.headers["Content-Language"] == "en"


def test_no_function_raised(deployed: Rehearsal, left: Leaving) -> None:
    logs = "\n".join(line for function in FUNCTIONS for line in deployed.logs(function.name))
    assert "Traceback" not in logs


def test_operators_are_told_of_nothing_but_what_was_done_on_purpose(deployed: Rehearsal, left: Leaving) -> None:
    found = [each for function in FUNCTIONS for each in _troubles(deployed.logs(function.name))]
    assert [each for each in found if each["trouble"] not in {*TROUBLES, *AGAIN}] == []
    assert {each["trouble"] for each in found} - AGAIN == set(TROUBLES)


def _troubles(lines: list[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        if line.startswith('{"trouble"'):
            yield json.loads(line)


def _gateways_answers(deployed: Rehearsal) -> dict[str, dict[str, Any]]:
    """As the transform of the template has written them into the description of the API."""
    told = deployed.client("cloudformation").get_template(StackName=STACK, TemplateStage="Processed")["TemplateBody"]
    template = told if isinstance(told, dict) else json.loads(told)
    body = template["Resources"]["RestAPI"]["Properties"]["Body"]
    found: dict[str, dict[str, Any]] = body["x-amazon-apigateway-gateway-responses"]
    assert found.keys() == gateway_problems.PROBLEMS.keys()
    return found
