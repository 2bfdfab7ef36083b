"""The description says of a route what it declares, in the words of OpenAPI."""

from __future__ import annotations

from typing import Any

import msgspec
import openapi_spec_validator
import pytest
from chalice.app import Response

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.problems import STATUSES, status_of
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import PUBLIC
from infra.description.openapi import description
from infra.routes import ROUTES
from tests.edge.test_routes import guests


class Wish(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    new_title: str
    size: int = 1


class Search(msgspec.Struct, rename="camel"):
    their_name: str
    cursor: str | None = None


def change(principal: Principal, request: Request, thing: str, body: Wish) -> Wish:
    """409 when it is closed."""
    return body


def start(principal: Principal, request: Request, body: Wish | None = None) -> Wish:
    return body or Wish("x")


def find(principal: Principal, request: Request, query: Search) -> Wish:
    return Wish(query.their_name)


def page(principal: Principal, request: Request) -> Response:
    return Response("")


@pytest.fixture
def told() -> Any:
    audience = guests()
    audience.post("/things/{thing}", permission=Permission.ORDERS_WRITE, status=202, rate=RateClass.HEAVY)(change)
    audience.post("/starts", permission=Permission.ORDERS_WRITE)(start)
    audience.get("/things", permission=PUBLIC)(find)
    audience.get("/page", permission=PUBLIC)(page)
    found = description(audience.routes)
    openapi_spec_validator.validate(found)
    return found


def test_what_is_declared_is_told(told: Any) -> None:
    changing = told["paths"]["/things/{thing}"]["post"]
    assert (changing["operationId"], changing["description"]) == ("change", "409 when it is closed.")
    assert (changing["x-permission"], changing["security"]) == ("orders:write", [{"session": []}])
    assert changing["x-rate-limit"] == {"class": "heavy", "rate": 10, "burst": 20}
    (part,) = changing["parameters"]
    assert (part["name"], part["in"], part["required"], part["schema"]) == ("thing", "path", True, {"type": "string"})
    refused = ["400", "401", "403", "404", "409", "413", "415", "429", "500", "503"]
    assert list(changing["responses"]) == ["202", *refused]


def test_a_refusal_that_only_the_words_of_a_view_name_is_one_of_its_answers(told: Any) -> None:
    assert "409" not in told["paths"]["/things"]["get"]["responses"]
    assert "404" in description(ROUTES)["paths"]["/v1/refunds"]["post"]["responses"]
    assert "401" in description(ROUTES)["paths"]["/launch"]["post"]["responses"]


def test_every_operation_has_words_of_its_own_and_a_tag_that_is_told_of() -> None:
    found = description(ROUTES)
    tags = {each["name"]: each["description"] for each in found["tags"]}
    for path in found["paths"].values():
        for operation in path.values():
            assert operation["summary"], operation["operationId"]
            assert operation["description"], operation["operationId"]
            assert tags[operation["tags"][0]], operation["operationId"]
            for each in operation.get("parameters", []):
                assert each.get("description") or each["in"] == "header", (operation["operationId"], each["name"])


def test_who_may_come_with_what_is_told() -> None:
    found = description(ROUTES)
    assert found["components"]["securitySchemes"].keys() == {"session", "desk", "key"}
    security = {
        name: found["paths"][name]["get"]["security"] for name in ("/buyer/orders", "/v1/orders", "/v1/sessions")
    }
    assert security == {
        "/buyer/orders": [{"session": []}],
        "/v1/orders": [{"session": []}, {"desk": []}, {"key": []}],
        "/v1/sessions": [{"session": []}, {"desk": []}],
    }


def test_what_is_done_once_and_what_has_a_version_say_so() -> None:
    paths = description(ROUTES)["paths"]
    making, changing = paths["/v1/points"]["post"], paths["/v1/points/{point}"]["patch"]
    assert [each["name"] for each in making["parameters"] if each["in"] == "header"] == ["Idempotency-Key"]
    assert [each["name"] for each in changing["parameters"] if each["in"] == "header"] == ["If-Match"]
    assert {"409", "422"} <= making["responses"].keys()
    assert {"412", "428"} <= changing["responses"].keys()
    assert "ETag" in paths["/v1/points"]["get"]["responses"]["200"]["headers"]
    assert "headers" not in paths["/v1/connections"]["get"]["responses"]["200"]


def test_a_form_is_told_as_it_is_read(told: Any) -> None:
    body = told["paths"]["/things/{thing}"]["post"]["requestBody"]
    assert body["required"]
    name = body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    form = told["components"]["schemas"][name]
    assert (form["required"], form["additionalProperties"], [*form["properties"]]) == (
        ["newTitle"],
        False,
        ["newTitle", "size"],
    )
    assert not told["paths"]["/starts"]["post"]["requestBody"]["required"]


def test_what_is_anyones_asks_for_no_session_and_a_query_is_told_by_its_names(told: Any) -> None:
    finding = told["paths"]["/things"]["get"]
    assert (finding["security"], "x-permission" in finding) == ([], False)
    assert [(each["name"], each["in"], each["required"]) for each in finding["parameters"]] == [
        ("theirName", "query", True),
        ("cursor", "query", False),
    ]
    assert list(finding["responses"]) == ["200", "400", "429", "500", "503"]


def test_a_page_is_none_of_the_api(told: Any) -> None:
    assert "/page" not in told["paths"]


def test_the_description_of_all_routes_is_one_of_openapi_and_has_a_name_for_each() -> None:
    found = description(ROUTES)
    openapi_spec_validator.validate(found)
    names = [operation["operationId"] for path in found["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names)) > 50
    assert not any("chalicelib" in name for name in found["components"]["schemas"])


def test_refusals_have_one_form_whoever_refuses(told: Any) -> None:
    for status, each in told["components"]["responses"].items():
        assert each["content"] == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        assert status == "415" or int(status) in {status_of(kind()) for kind in STATUSES}
    assert "Retry-After" in told["components"]["responses"]["429"]["headers"]
