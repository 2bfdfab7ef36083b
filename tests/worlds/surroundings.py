"""Where botocore looks for the cloud: each who asks the local one is led there, whoever was led elsewhere before."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

from infra.local import stack
from infra.resources.tables import TABLES


@contextmanager
def led_to(environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """For the length of a `with`."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in environment.items():
            if name.startswith("AWS_"):
                patched.setenv(name, value)
        yield dict(environment)


def let_nothing_expire(url: str, environment: Mapping[str, str]) -> None:
    """By the clock of this machine what the tests' own day forgets in a week is long over: it would go once a minute.

    A request that is sent again would be done again then, whatever the program does.
    """
    dynamodb = stack.client(url, "dynamodb")
    for table in (each.name for each in TABLES if each.expires):
        never = {"Enabled": False, "AttributeName": "expires"}
        dynamodb.update_time_to_live(
            TableName=f"{environment['RESOURCE_PREFIX']}{table}", TimeToLiveSpecification=never
        )
