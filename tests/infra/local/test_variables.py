"""The settings of a local run."""

from chalicelib.settings import Settings
from infra.environment import intrinsics
from infra.local.variables import variables

STACK = {**dict.fromkeys(intrinsics(), "name"), "AWS_ENDPOINT_URL": "http://127.0.0.1:4566"}


def test_together_with_the_stack_they_are_all_that_the_application_needs() -> None:
    assert Settings.read(variables(STACK, "key", 8000, 8001)).token_keys == "key"


def test_ok_is_the_sandbox_and_reaches_the_api_where_it_is_served() -> None:
    given = variables(STACK, "key", 8000, 8001)
    assert (given["PUBLIC_URL"], given["OK_API_URL"]) == ("http://127.0.0.1:8000/", "http://127.0.0.1:8001/")
