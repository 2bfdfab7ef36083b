"""Rows of the tests' own day outlive the tests."""

import pytest

from infra.local import stack
from infra.resources.tables import TABLES
from tests.worlds import everlasting


@pytest.mark.not_of_moto("it looks at the local cloud's own clock, moto has none")
def test_no_row_of_a_test_has_an_end(local_cloud: dict[str, str]) -> None:
    url = local_cloud["AWS_ENDPOINT_URL"]
    made = everlasting.create(url, "everlasting")
    dynamodb = stack.client(url, "dynamodb")
    expiring = [
        f"{each['RESOURCE_PREFIX']}{table.name}"
        for each in (local_cloud, made)
        for table in TABLES
        if dynamodb.describe_time_to_live(TableName=f"{each['RESOURCE_PREFIX']}{table.name}")["TimeToLiveDescription"][
            "TimeToLiveStatus"
        ]
        != "DISABLED"
    ]
    assert expiring == []
