"""The route table, written down: whoever adds a route says here whose it is."""

from app import app
from chalicelib.api.audiences import AUDIENCES

ROUTES = {
    "anyone": {
        "GET /app",
        "GET /static/{version}/{name}",
        "GET /health",
        "POST /launch",
    },
    "buyers": {
        "GET /buyer/orders",
        "GET /buyer/orders/{number}",
        "GET /buyer/organizers",
    },
    "organizers": {
        "GET /organizer/purchases",
        "POST /organizer/purchases",
        "POST /organizer/purchases/{purchase}/imports",
        "GET /organizer/imports/{job}",
        "POST /organizer/imports/{job}/preview",
        "POST /organizer/imports/{job}/start",
        "GET /organizer/imports/{job}/differences",
        "GET /organizer/imports/{job}/bad-rows",
    },
}


def test_the_routes_are_those_of_the_list() -> None:
    found = {each.name: {f"{route.method} {route.path}" for route in each.routes} for each in AUDIENCES}
    assert found == ROUTES


def test_chalice_serves_no_other_route() -> None:
    served = {f"{method} {path}" for path, methods in app.routes.items() for method in methods}
    assert served == set().union(*ROUTES.values())
