"""The recipe "a route" of docs/architecture.md, followed: one view is enough for matrix, description and limits."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from chalice.app import Chalice
from chalice.test import Client

from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Role
from chalicelib.edge.rates import RATE_LIMITS, RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import Audience
from infra.describe import page
from infra.description.openapi import description
from infra.packaging.gateway import rate_limits

ROOT = Path(__file__).parents[2]


class Wish(msgspec.Struct):
    title: str


class Shelf(msgspec.Struct):
    title: str
    version: int


def _session(request: Request) -> Principal:
    return Principal(community="c1", id="somebody", role=Role(request.bearer))


def put_up(principal: Principal, request: Request, shelf: str, body: Wish) -> Shelf:
    return Shelf(f"{shelf}: {body.title}", 1)


@pytest.fixture
def desk() -> Audience:
    """A module of views, with the one line that a route is declared by."""
    audience = Audience("desk", _session)
    audience.post("/shelves/{shelf}", permission=Permission.POINTS_WRITE, status=201, rate=RateClass.HEAVY)(put_up)
    return audience


def test_the_edge_lets_in_those_roles_that_have_the_permission(desk: Audience) -> None:
    app = Chalice("made-up")
    app.register_blueprint(desk.blueprint)
    with Client(app) as client:
        for role in Role:
            headers = {"Content-Type": "application/json", "Authorization": f"Bearer {role}"}
            answer = client.http.post("/shelves/left", headers=headers, body=b'{"title": "Top"}')
            assert answer.status_code == (201 if Permission.POINTS_WRITE in ROLES[role] else 403), role
            if answer.status_code == 201:
                assert answer.json_body == {"title": "left: Top", "version": 1}


def test_it_stands_in_the_matrix_in_the_description_and_in_the_limits(desk: Audience) -> None:
    assert "| `/shelves/{shelf}` POST | `points:write` | heavy |\n" in page(desk.routes)
    told = description(desk.routes)
    assert told["paths"]["/shelves/{shelf}"]["post"]["x-permission"] == "points:write"
    assert {"Wish", "Shelf"} <= {name.rpartition(".")[2] for name in told["components"]["schemas"]}
    limit = RATE_LIMITS[RateClass.HEAVY]
    assert rate_limits(desk.routes)[1:] == [
        {
            "ResourcePath": "/~1shelves~1{shelf}",
            "HttpMethod": "POST",
            "ThrottlingRateLimit": limit.rate,
            "ThrottlingBurstLimit": limit.burst,
        }
    ]


def test_the_recipe_names_files_that_are_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    (recipe,) = re.findall(r"^- \*\*a route\*\*:.*?(?=^- \*\*)", text, re.MULTILINE | re.DOTALL)
    files = [name for name in re.findall(r"`([\w/.]+\.\w+)`", recipe) if "/" in name]
    assert len(files) >= 4
    assert [name for name in files if not (ROOT / name).is_file()] == []
