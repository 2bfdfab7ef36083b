"""Examples are of routes that are there, in the form those take; tests/conformance sends them."""

import msgspec

from infra.description.examples import EXAMPLES
from infra.routes import ROUTES

FORMS = {route.view.__name__: route.forms.body for route in ROUTES}


def test_each_is_the_body_of_a_route_that_takes_one() -> None:
    for view, example in EXAMPLES.items():
        assert msgspec.convert(example, FORMS[view]), view


def test_what_programs_use_most_has_one() -> None:
    used = {"create_import", "change_purchase", "confirm_claim", "edit_lines", "enter_payment", "change_many_orders"}
    assert used <= EXAMPLES.keys()
