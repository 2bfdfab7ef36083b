"""The recipes of docs/architecture.md for a table, a queue with its consumer and an alarm, followed to their ends.

Each adds an entry to a copy of the lists, and nothing else in ``infra``.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from chalice.app import Chalice

from chalicelib.domain.journal import Event
from chalicelib.settings import Settings
from infra.local import stack
from infra.local.queues import QueuePoller
from infra.local.sources import Sources
from infra.local.variables import variables
from infra.packaging.functions import patch
from infra.packaging.merging import merge_template
from infra.packaging.project import write_functions
from infra.resources.alarms import Alarm
from infra.resources.document import PLACE, renewed
from infra.resources.functions import API_HANDLER, Function
from infra.resources.lists import LISTS
from infra.resources.policies import policy
from infra.resources.queues import Late, Queue
from infra.resources.table import WHOLE, Index, Row, Table

BY_DAY = Index("by_day", key="day_key", sorted_by="sk", carries=WHOLE, keyed="`c#day`, buyer", holds="carts of a day")
CARTS = Table("carts", (Row("`c`", "buyer", "a cart"),), indexes=(BY_DAY,), expires=True)
RETURNS = Queue(
    name="returns",
    consumer="take_returns",
    events=(Event.ORDER_HANDED_OUT,),
    late=Late(600, "A return has waited for ten minutes"),
    concurrency=7,
    reserved=True,
)
TAKE_RETURNS = Function(
    name="take_returns",
    timeout=40,
    may={"dynamodb:GetItem": "orders carts", "dynamodb:Query": "carts/by_day"},
)
REFUNDS = Alarm(
    name="ReturnsRefundsAlarm",
    says="Returns wait for their refunds",
    metric="AWS/SQS NumberOfMessagesReceived",
    of={"QueueName": {"Fn::GetAtt": ["ReturnsQueue", "QueueName"]}},
    above=50,
)
LONGER = replace(
    LISTS,
    tables=[*LISTS.tables, CARTS],
    queues=[*LISTS.queues, RETURNS],
    functions=[*LISTS.functions, TAKE_RETURNS],
    alarms=[*LISTS.alarms, REFUNDS],
)
BEFORE = merge_template()["Resources"]
ADDED = {name: each for name, each in merge_template(lists=LONGER)["Resources"].items() if name not in BEFORE}
"""What is in the template of a deployed stage that was not there before."""


@pytest.fixture(scope="module")
def cloud_of_them(local_cloud: Mapping[str, str]) -> Mapping[str, str]:
    """A local cloud made of the longer lists."""
    url = local_cloud["AWS_ENDPOINT_URL"]
    return {**stack.made(partial(stack.client, url), "recipes", lists=LONGER), **stack.endpoint(url)}


def test_nothing_but_what_follows_from_the_entries_is_added() -> None:
    of_the_queue = {"ReturnsQueue", "ReturnsSubscription"}
    of_its_failures = {"ReturnsFailuresQueue"}
    of_its_alarms = {"ReturnsAgeAlarm", "ReturnsFailuresAlarm", "ReturnsFailuresGrowthAlarm"}
    alarms = {*of_its_alarms, "TakeReturnsErrorsAlarm", "ReturnsRefundsAlarm"}
    assert ADDED.keys() == {"CartsTable", *of_the_queue, *of_its_failures, "TakeReturns", *alarms}


def test_a_table_is_in_the_template_in_the_document_and_in_the_policies_of_who_may_use_it() -> None:
    table = ADDED["CartsTable"]["Properties"]
    assert table["TableName"] == {"Fn::Sub": "${AWS::StackName}-carts"}
    assert [index["IndexName"] for index in table["GlobalSecondaryIndexes"]] == ["by_day"]
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}
    assert "| carts | `c` | buyer | a cart |" in renewed(PLACE.read_text("utf-8"), LONGER.tables)
    assert "CartsTable.Arn}/index/by_day" in str(policy(TAKE_RETURNS, LONGER))


def test_a_table_or_a_queue_makes_no_environment_longer() -> None:
    before, after = (patch(API_HANDLER, lists=lists)["Properties"]["Environment"] for lists in (LISTS, LONGER))
    assert after == before


def test_a_queue_hears_of_its_events_and_waits_for_its_consumer() -> None:
    assert ADDED["ReturnsSubscription"]["Properties"]["FilterPolicy"] == {"event": ["OrderHandedOut"]}
    assert ADDED["ReturnsQueue"]["Properties"]["VisibilityTimeout"] == 6 * TAKE_RETURNS.timeout
    function = ADDED["TakeReturns"]["Properties"]
    (source,) = function["Events"].values()
    assert source["Properties"]["Queue"] == {"Fn::Sub": "${ReturnsQueue.Arn}"}
    assert source["Properties"]["ScalingConfig"] == {"MaximumConcurrency": 7}
    assert function["ReservedConcurrentExecutions"]["Fn::If"][1] == 7


def test_the_consumer_is_packaged_with_its_limits_and_rights(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    write_functions(tmp_path, LONGER)
    written = json.loads((tmp_path / "config.json").read_text())["lambda_functions"]["take_returns"]
    assert (written["lambda_timeout"], written["lambda_memory_size"]) == (40, 512)
    rights = json.loads((tmp_path / "policies" / written["iam_policy_file"].rpartition("/")[2]).read_text())
    allowed = {action: each["Resource"] for each in rights["Statement"] for action in each["Action"]}
    assert allowed["sqs:ReceiveMessage"] == [{"Fn::GetAtt": ["ReturnsQueue", "Arn"]}]
    assert allowed["sqs:SendMessage"] == [{"Fn::GetAtt": ["ReturnsFailuresQueue", "Arn"]}]


def test_an_alarm_is_in_the_template_and_names_the_runbook() -> None:
    alarm = ADDED["ReturnsRefundsAlarm"]["Properties"]
    assert (alarm["Namespace"], alarm["MetricName"], alarm["Threshold"]) == ("AWS/SQS", "NumberOfMessagesReceived", 50)
    assert alarm["AlarmDescription"] == "Returns wait for their refunds: docs/runbook.md#returnsrefundsalarm"


def test_the_local_run_makes_the_table_and_plays_the_queue(cloud_of_them: Mapping[str, str], tmp_path: Path) -> None:
    settings = Settings.read(variables(cloud_of_them, "key", 8000, 8001))
    dynamodb, sqs = (stack.client(cloud_of_them["AWS_ENDPOINT_URL"], each) for each in ("dynamodb", "sqs"))
    expiry = dynamodb.describe_time_to_live(TableName=settings.table("carts"))["TimeToLiveDescription"]
    assert expiry["TimeToLiveStatus"] == "ENABLED"
    taken: list[Any] = []
    app = Chalice("recipes")
    app.on_sqs_message(queue=f"{settings.resource_prefix}returns", name="take_returns")(taken.append)
    (source,) = Sources(app, cloud_of_them, tmp_path).all()
    assert isinstance(source, QueuePoller)
    sqs.send_message(QueueUrl=settings.queue_url("returns"), MessageBody="{}")
    assert (source.poll(), len(taken)) == (1, 1)
    assert sqs.get_queue_attributes(QueueUrl=settings.failures_url("returns"), AttributeNames=["QueueArn"])
