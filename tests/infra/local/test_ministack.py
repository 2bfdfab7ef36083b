"""The local backend and the stack in it."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local import ministack, stack
from infra.local.memory import Memory
from infra.resources.queues import QUEUES
from infra.resources.tables import TABLES


@pytest.fixture(scope="module")
def backend() -> Iterator[ministack.MiniStack]:
    with ministack.running() as running:
        yield running


def test_it_listens_on_loopback_only(backend: ministack.MiniStack) -> None:
    """Port 0x… of the listening sockets of all processes: 0100007F is 127.0.0.1."""
    sockets = Path("/proc/net/tcp").read_text().splitlines()[1:]
    addresses = [line.split()[1] for line in sockets if line.split()[3] == "0A"]
    assert [place for place in addresses if place.endswith(f":{backend.port:04X}")] == [f"0100007F:{backend.port:04X}"]


def test_the_deployed_template_makes_everything_the_application_names(backend: ministack.MiniStack) -> None:
    environment = stack.create(backend.url, "first")
    tables = stack.client(backend.url, "dynamodb").list_tables()["TableNames"]
    assert {f"{environment['RESOURCE_PREFIX']}{table.name}" for table in TABLES} <= set(tables)
    urls = stack.client(backend.url, "sqs").list_queues(QueueNamePrefix=environment["RESOURCE_PREFIX"])["QueueUrls"]
    assert {f"{environment['QUEUE_URL_PREFIX']}{queue.name}" for queue in QUEUES} <= set(urls)
    assert environment["AWS_ENDPOINT_URL"] == backend.url


def test_creating_it_again_changes_nothing_and_loses_nothing(backend: ministack.MiniStack) -> None:
    first = stack.create(backend.url, "again")
    table = stack.client(backend.url, "dynamodb")
    table.put_item(TableName=f"{first['RESOURCE_PREFIX']}orders", Item={"pk": {"S": "p"}, "sk": {"S": "s"}})
    assert stack.create(backend.url, "again") == first
    assert table.scan(TableName=f"{first['RESOURCE_PREFIX']}orders")["Count"] == 1


def test_a_changed_parameter_reaches_the_stack_that_is_there(backend: ministack.MiniStack) -> None:
    environment = stack.create(backend.url, "changed", parameters={"PageOrigins": "https://old.example"})
    stack.create(backend.url, "changed", parameters={"PageOrigins": "https://new.example"})
    rules = stack.client(backend.url, "s3").get_bucket_cors(Bucket=environment["UPLOADS_BUCKET"])["CORSRules"]
    assert rules[0]["AllowedOrigins"] == ["https://new.example"]


@pytest.mark.parametrize("table", ["deliveries", "comments", "notices"])
def test_rows_with_a_date_expire(backend: ministack.MiniStack, table: str) -> None:
    """The backend's CloudFormation leaves this property out."""
    name = f"{stack.create(backend.url, 'expiring')['RESOURCE_PREFIX']}{table}"
    described = stack.client(backend.url, "dynamodb").describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    assert described == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"}


@pytest.mark.slow
def test_its_data_survives_a_restart_on_another_port(tmp_path: Path) -> None:
    """Queues are kept by their whole address, so a taken port would lose them."""
    memory = Memory(tmp_path)
    with ministack.running(memory.backend_port(), memory.backend) as first:
        environment = stack.create(first.url)
        sqs = stack.client(first.url, "sqs")
        sqs.send_message(QueueUrl=f"{environment['QUEUE_URL_PREFIX']}imports", MessageBody="kept")
        bucket = {"Bucket": environment["UPLOADS_BUCKET"], "Key": "file"}
        stack.client(first.url, "s3").put_object(**bucket, Body=b"kept")
    with socket.create_server(("127.0.0.1", first.port)):
        port = memory.backend_port()
        assert port != first.port
    with ministack.running(port, memory.backend) as second:
        moved = stack.create(second.url)
        received = stack.client(second.url, "sqs").receive_message(QueueUrl=f"{moved['QUEUE_URL_PREFIX']}imports")
        assert [message["Body"] for message in received["Messages"]] == ["kept"]
        assert stack.client(second.url, "s3").get_object(**bucket)["Body"].read() == b"kept"
    assert json.loads((tmp_path / "choices.json").read_text())["backend_port"] == port
