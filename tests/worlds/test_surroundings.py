"""Rows of the tests' own day outlive the tests."""

import pytest

from infra.local import stack
from infra.resources.tables import TABLES


@pytest.mark.not_of_moto("it looks at the local cloud's own clock, moto has none")
def test_no_row_of_a_test_has_an_end(local_cloud: dict[str, str]) -> None:
    dynamodb = stack.client(local_cloud["AWS_ENDPOINT_URL"], "dynamodb")
    names = [f"{local_cloud['RESOURCE_PREFIX']}{table.name}" for table in TABLES]
    told = {name: dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"] for name in names}
    assert {name for name, each in told.items() if each["TimeToLiveStatus"] != "DISABLED"} == set()
