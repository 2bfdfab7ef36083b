"""How often a route may be called."""

from chalicelib.edge.rates import RATE_LIMITS, RateClass
from infra.routes import ROUTES


def test_every_class_has_a_limit_that_lets_something_through_and_more_of_it_at_once() -> None:
    assert RATE_LIMITS.keys() == set(RateClass)
    for rate, limit in RATE_LIMITS.items():
        assert 0 < limit.rate <= limit.burst, rate


def test_what_makes_long_work_is_allowed_least() -> None:
    assert RATE_LIMITS[RateClass.HEAVY].rate == min(each.rate for each in RATE_LIMITS.values())


def test_no_change_of_a_persons_or_a_shops_data_is_as_free_as_reading() -> None:
    """Partners' deliveries come in bursts of their own, and a launch is read as a whole crowd opens the page."""
    assert {route.rate for route in ROUTES if route.method == "GET"} == {RateClass.READ}
    assert RateClass.READ not in {route.rate for route in ROUTES if route.method != "GET"}
