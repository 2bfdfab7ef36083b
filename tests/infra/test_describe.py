"""What is written down of the routes, from what they declare."""

import json

from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.edge.rates import RateClass
from chalicelib.edge.routes import PUBLIC
from infra.describe import described, page
from infra.local.environments import ROOT
from infra.routes import ROUTES
from tests.edge.test_routes import changing, guests, view


def test_a_route_is_a_row_with_whose_it_is_and_how_often_it_may_be_called() -> None:
    audience = guests()
    audience.get("/things/{id}", permission=Permission.ORDERS_READ)(view)
    audience.post("/things", permission=PUBLIC, rate=RateClass.HEAVY)(changing)
    lines = page(audience.routes).splitlines()
    rows = [line for line in lines if line.startswith("| `/")]
    assert rows == ["| `/things/{id}` GET | `orders:read` | read |", "| `/things` POST | public | heavy |"]


def test_every_limit_and_every_permission_has_its_row() -> None:
    text = page([])
    for rate in RateClass:
        assert f"\n| {rate} | " in text
    for permission in Permission:
        (row,) = (line for line in text.splitlines() if line.startswith(f"| `{permission}` |"))
        told = row.split("|")[2].strip().split(", ")
        assert told == [role for role, held in ROLES.items() if permission in held], permission


def test_what_is_written_is_what_stands_in_the_documents() -> None:
    """``python -m infra.describe`` does it."""
    for name, text in described().items():
        assert (ROOT / "docs" / name).read_text("utf-8") == text, name


def test_the_description_has_every_route_but_the_pages_and_what_marketplaces_push() -> None:
    """Those are answered as each marketplace wants it, and described in docs/marketplaces."""
    paths = json.loads(described()["openapi.json"])["paths"]
    told = {(path, method.upper()) for path, methods in paths.items() for method in methods}
    ours = ("/hooks/ok/", "/hooks/telegram")
    pushed = {
        (each.path, "POST") for each in ROUTES if each.path.startswith("/hooks/") and not each.path.startswith(ours)
    }
    pages = {("/", "GET"), ("/app", "GET"), ("/desk", "GET")}
    assert {(route.path, route.method) for route in ROUTES} - told == pages | pushed
    assert len(pushed) == 3
