"""What the gateway refuses by itself is a problem of RFC 9457 in both languages."""

import json
import re
from typing import Any

from chalicelib.edge.application import PROTECTION
from infra.packaging.gateway_problems import PROBLEMS, body_of, headers_of, responses, status_of
from tests.problems import assert_problem


def test_what_the_gateway_refuses_by_itself_is_a_protected_problem_in_both_languages(template: dict[str, Any]) -> None:
    answers = template["Resources"]["RestAPI"]["Properties"]["GatewayResponses"]
    assert {"DEFAULT_4XX", "DEFAULT_5XX"} <= answers.keys(), "what is not named falls to these"
    for kind, each in answers.items():
        headers = each["ResponseParameters"]["Headers"]
        assert all(re.fullmatch("'[^']+'", value) for value in headers.values()), kind
        plain = {name: value.strip("'") for name, value in headers.items()}
        assert plain.items() >= PROTECTION.items()
        body = each["ResponseTemplates"]["application/json"]
        assert body.isascii()
        problem = assert_problem(int(each["StatusCode"]), plain, body)
        assert (problem["type"], problem["requestId"]) == ("about:blank", "$context.requestId")
        assert body.count("$") == 1, "a template has variables"
        russian, _, english = problem["detail"].partition(" / ")
        assert re.search("[а-я]", russian)
        assert english.isascii()


def test_a_path_that_is_none_is_not_found_and_a_crowd_is_told_to_wait(template: dict[str, Any]) -> None:
    answers = template["Resources"]["RestAPI"]["Properties"]["GatewayResponses"]
    assert answers["MISSING_AUTHENTICATION_TOKEN"]["StatusCode"] == "404"
    assert answers["THROTTLED"]["ResponseParameters"]["Headers"]["Retry-After"] == "'1'"


def test_every_refusal_has_a_status_of_its_kind_and_only_a_crowd_is_told_when_to_come_back() -> None:
    for kind, (status, _) in PROBLEMS.items():
        body = json.loads(body_of(kind, "the-id"))
        assert (body["status"], body["requestId"]) == (status, "the-id") == (status_of(kind), "the-id")
        assert ("Retry-After" in headers_of(kind)) is (status == 429), kind
    assert responses().keys() == PROBLEMS.keys()
