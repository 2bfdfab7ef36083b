"""What a policy has to grant for a call, as the local cloud has recorded it."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Right = tuple[str, str]
"""Action on a resource, which goes by its logical name; an index stands behind its table."""

Names = Mapping[str, str]
"""Logical names of resources by what they are called in the cloud."""

ACCOUNTS = "accounts"
"""The keys of accounts at marketplaces."""

PHONES = "phones"
"""They have no names in the stack."""

FORM = "POST.s3"
"""A file that a browser uploads: the form was signed by a function and speaks for it."""

_S3 = {"HeadObject": "GetObject", "ListObjects": "ListBucket", FORM: "PutObject"}
_SINGLE = {"SendMessageBatch": "SendMessage", "PublishBatch": "Publish"}
"""The cloud has one right for both; the local one takes the name of the call for that of the right."""


def rights(call: Mapping[str, Any], names: Names) -> set[Right]:
    service = call["EventSource"].partition(".")[0]
    asked = json.loads(call["CloudTrailEvent"])["requestParameters"]
    return {(f"{service}:{action}", resource) for action, resource in _READERS[service](call, asked, names)}


def is_made_by(key: str, call: Mapping[str, Any]) -> bool:
    """Whether it was made, or signed, with this access key."""
    return call["AccessKeyId"] == key or (call["EventName"] == FORM and f"{key}/" in call["CloudTrailEvent"])


def _of_table(call: Mapping[str, Any], asked: Any, names: Names) -> Iterator[Right]:
    action = call["EventName"]
    if action == "TransactWriteItems":
        for kind, write in (next(iter(each.items())) for each in asked["TransactItems"]):
            yield f"{kind}Item", names[write["TableName"]]
    elif "RequestItems" in asked:
        yield from ((action, names[table]) for table in asked["RequestItems"])
    else:
        index = f"/{asked['IndexName']}" if "IndexName" in asked else ""
        yield action, names[asked["TableName"]] + index


def _of_bucket(call: Mapping[str, Any], asked: Any, names: Names) -> Iterator[Right]:
    """A copy looks like any other put; nothing but copies of uploads comes into the bucket of proofs."""
    action, bucket = _S3.get(call["EventName"], call["EventName"]), names[call["Resources"][0]["ResourceName"]]
    yield action, bucket
    if (action, bucket) == ("PutObject", "ProofsBucket"):
        yield "GetObject", "UploadsBucket"


def _of_queue(call: Mapping[str, Any], asked: Any, names: Names) -> Iterator[Right]:
    yield from _both(call["EventName"], names[asked["QueueUrl"]])


def _of_topic(call: Mapping[str, Any], asked: Any, names: Names) -> Iterator[Right]:
    if "TopicArn" in asked:
        yield from _both(asked["Action"], names[asked["TopicArn"]])
    else:
        yield asked["Action"], PHONES


def _of_account(call: Mapping[str, Any], asked: Any, names: Names) -> Iterator[Right]:
    """Parameters are made by the application: the stack has no name for them."""
    yield call["EventName"], ACCOUNTS


def _both(action: str, resource: str) -> Iterator[Right]:
    yield action, resource
    if action in _SINGLE:
        yield _SINGLE[action], resource


_READERS: Mapping[str, Callable[[Mapping[str, Any], Any, Names], Iterator[Right]]] = {
    "dynamodb": _of_table,
    "s3": _of_bucket,
    "sqs": _of_queue,
    "sns": _of_topic,
    "ssm": _of_account,
}
