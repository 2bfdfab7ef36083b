"""A stack in the local cloud of which nothing vanishes, however long ago the tests' own day is."""

from infra.local import stack
from infra.resources.tables import TABLES


def create(url: str, stage: str) -> dict[str, str]:
    """The environment that leads to it.

    The local cloud looks once a minute, by the clock of this machine, for rows whose time is over: whatever a test
    stores on its own day would be gone in the middle of it, sooner or later.
    """
    environment = stack.create(url, stage)
    dynamodb = stack.client(url, "dynamodb")
    for table in (each.name for each in TABLES if each.expires):
        never = {"Enabled": False, "AttributeName": "expires"}
        dynamodb.update_time_to_live(
            TableName=f"{environment['RESOURCE_PREFIX']}{table}", TimeToLiveSpecification=never
        )
    return environment
