"""The route table, written down: whoever adds a route says here whose it is."""

from app import app
from chalicelib.api.audiences import AUDIENCES

ROUTES = {
    "anyone": {
        "GET /",
        "GET /app",
        "GET /health",
        "POST /launch",
        "POST /hooks/ok/{key}",
    },
    "buyers": {
        "GET /buyer/orders",
        "GET /buyer/orders/{number}",
        "GET /buyer/orders/{number}/code",
        "POST /buyer/orders/{number}/receipt",
        "GET /buyer/orders/{number}/points",
        "POST /buyer/orders/{number}/point",
        "GET /buyer/bills",
        "GET /buyer/parcels",
        "GET /buyer/organizers",
        "POST /buyer/proofs",
        "GET /buyer/claims",
        "POST /buyer/claims",
        "GET /buyer/claims/{claim}/proof",
        "POST /buyer/claims/{claim}/withdraw",
        "GET /buyer/comments",
        "GET /buyer/notices",
        "POST /buyer/notices",
        "POST /buyer/consent",
        "POST /buyer/consent/withdrawal",
        "POST /buyer/export",
        "POST /buyer/erasure",
    },
    "organizers": {
        "GET /organizer/purchases",
        "POST /organizer/purchases",
        "POST /organizer/purchases/{purchase}/imports",
        "POST /organizer/purchases/{purchase}/terms",
        "POST /organizer/purchases/{purchase}/stage",
        "GET /organizer/imports/{job}",
        "POST /organizer/imports/{job}/preview",
        "POST /organizer/imports/{job}/start",
        "GET /organizer/imports/{job}/differences",
        "GET /organizer/imports/{job}/bad-rows",
        "GET /organizer/imports/{job}/remarks",
        "GET /organizer/orders/{number}",
        "POST /organizer/orders/{number}/point",
        "POST /organizer/orders/{number}/handout",
        "POST /organizer/handouts/reading",
        "GET /organizer/claims",
        "GET /organizer/claims/{claim}",
        "GET /organizer/claims/{claim}/proof",
        "POST /organizer/claims/{claim}/confirmation",
        "POST /organizer/claims/{claim}/rejection",
        "POST /organizer/payments",
        "POST /organizer/refunds",
        "POST /organizer/transfers",
        "GET /organizer/points",
        "POST /organizer/points",
        "POST /organizer/points/{point}",
        "GET /organizer/texts",
        "POST /organizer/texts",
        "POST /organizer/texts/preview",
        "GET /organizer/notices",
        "GET /organizer/connections",
        "POST /organizer/connections/bot",
        "POST /organizer/connections/comments",
        "POST /organizer/buyers/{buyer}/export",
        "POST /organizer/buyers/{buyer}/erasure",
    },
}


def test_the_routes_are_those_of_the_list() -> None:
    found = {each.name: {f"{route.method} {route.path}" for route in each.routes} for each in AUDIENCES}
    assert found == ROUTES


def test_chalice_serves_no_other_route() -> None:
    served = {f"{method} {path}" for path, methods in app.routes.items() for method in methods}
    assert served == set().union(*ROUTES.values())
