"""The service's answers are read as they are; its refusals are left to botocore."""

from typing import Any

from chalicelib.storage.engine.answers import read_quickly


def read(status: int, body: bytes) -> tuple[dict[str, Any], bytes]:
    """What is answered, and what is left for botocore to read."""
    response: dict[str, Any] = {"status_code": status, "body": body}
    answer: dict[str, Any] = {}
    read_quickly(response, answer, operation_name="GetItem")
    return answer, response["body"]


def test_an_answer_is_what_its_json_says() -> None:
    assert read(200, b'{"Item": {"pk": {"S": "c1"}, "v": {"N": "1"}}}') == (
        {"Item": {"pk": {"S": "c1"}, "v": {"N": "1"}}},
        b"{}",
    )


def test_a_refusal_is_not_touched() -> None:
    refusal = b'{"__type": "ConditionalCheckFailedException"}'
    assert read(400, refusal) == ({}, refusal)
