"""All routes, as docs and the gateway are told of them."""

from app import app
from infra.routes import ROUTES


def test_they_are_those_that_chalice_serves_and_each_once() -> None:
    told = [(route.path, route.method) for route in ROUTES]
    assert len(set(told)) == len(told)
    assert set(told) == {(path, method) for path, methods in app.routes.items() for method in methods}
