"""The functions, within what Lambda lets them be, and what each may do."""

import re

from infra.resources.functions import FUNCTIONS, Function
from infra.resources.policies import policy


def test_a_function_is_called_as_chalice_calls_it() -> None:
    names = {function.name: function.logical for function in FUNCTIONS}
    assert (names["api_handler"], names["import_orders"]) == ("APIHandler", "ImportOrders")
    assert Function(name="take_returns", timeout=1, may={}).logical == "TakeReturns"


def test_time_and_memory_are_what_lambda_gives_and_the_api_ends_before_the_gateway() -> None:
    for function in FUNCTIONS:
        assert 1 <= function.timeout <= 900, function.name
        assert 128 <= function.memory <= 10_240, function.name
    (api,) = (function for function in FUNCTIONS if function.name == "api_handler")
    assert api.timeout <= 29


def test_every_right_is_on_something_that_there_is_and_on_nothing_twice() -> None:
    for function in FUNCTIONS:
        assert policy(function)["Statement"]
        for action, names in function.may.items():
            given = names.split()
            assert given, (function.name, action)
            assert len(set(given)) == len(given), (function.name, action)
            assert "*" not in action, function.name


def test_nobody_but_the_clock_and_jobs_scans_and_nobody_deletes_a_table_or_a_bucket() -> None:
    scanning = {function.name for function in FUNCTIONS if "dynamodb:Scan" in function.may}
    assert scanning == {"run_jobs", "collect_comments", "poll_marketplaces", "wake_communities"}
    actions = {action for function in FUNCTIONS for action in function.may}
    assert not {
        action for action in actions if re.search(":(Create|Delete|Update|Purge)(Table|Bucket|Queue|Topic)", action)
    }


def test_secrets_are_given_to_those_who_sign() -> None:
    assert {function.name for function in FUNCTIONS if function.signs} == {
        "api_handler",
        "read_inbox",
        "run_jobs",
        "send_notices",
    }
