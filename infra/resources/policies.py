"""What a function may do, as IAM wants it: its own rights, and what follows from its event source."""

from typing import Any

from infra.resources.buckets import DAYS
from infra.resources.functions import Function
from infra.resources.lists import LISTS, Lists
from infra.resources.names import logical
from infra.resources.queues import Queue
from infra.resources.table import Table

LOG = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/${AWS::StackName}-%s:*"
ACCOUNTS = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/${AWS::StackName}-accounts/*"
"""The keys of marketplaces' accounts."""

SENDERS = "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/*"
"""Addresses and domains that an operator has verified."""

ANYWHERE = "*"
"""The account of SES has no name that a right could be bound to."""

PHONES, TOPICS = "phones", "arn:${AWS::Partition}:sns:*:*:*"
"""A phone has no name either, but it is no topic."""

CONSUME = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility")
READ_STREAM = ("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator")

Statement = dict[str, Any]


def policy(function: Function, lists: Lists = LISTS) -> dict[str, Any]:
    """Raises KeyError for a name that no list has."""
    queue = lists.queue_of(function)
    statements = [
        _allow(["logs:CreateLogStream", "logs:PutLogEvents"], {"Fn::Sub": LOG % function.name}),
        *(_consuming(queue) if queue else ()),
        *(_reading(_table(function.stream, lists)) if function.stream else ()),
    ]
    for action, names in function.may.items():
        if names == PHONES:
            statements.append(_to_phones(action))
            continue
        statements.append(_allow([action], *(_resource(action, name, lists) for name in names.split())))
    return {"Version": "2012-10-17", "Statement": statements}


def _consuming(queue: Queue) -> list[Statement]:
    return [_allow(list(CONSUME), _arn(queue.logical)), _allow(["sqs:SendMessage"], _arn(queue.failures))]


def _reading(table: Table) -> list[Statement]:
    stream, streams = {"Fn::GetAtt": [table.logical, "StreamArn"]}, {"Fn::Sub": f"${{{table.logical}.Arn}}/stream/*"}
    return [_allow(list(READ_STREAM), stream), _allow(["dynamodb:ListStreams"], streams)]


def _allow(actions: list[str], *resources: Any) -> Statement:
    return {"Effect": "Allow", "Action": actions, "Resource": list(resources)}


def _to_phones(action: str) -> Statement:
    return {"Effect": "Allow", "Action": [action], "NotResource": [{"Fn::Sub": TOPICS}]}


def _resource(action: str, name: str, lists: Lists) -> Any:
    match action.partition(":")[0]:
        case "dynamodb":
            table, _, index = name.partition("/")
            return _behind(_table(table, lists), index)
        case "s3":
            return _of_bucket(action, name)
        case "sqs":
            return _arn(_queue(name, lists))
        case "ssm" if name == "accounts":
            return {"Fn::Sub": ACCOUNTS}
        case "sns" if name == "events":
            return {"Ref": "EventsTopic"}
        case "ses" if name == "email":
            return ANYWHERE if action == "ses:GetAccount" else {"Fn::Sub": SENDERS}
    raise KeyError(f"{action} on {name}")


def _behind(table: Table, index: str) -> Any:
    if not index:
        return _arn(table.logical)
    if index not in (each.name for each in table.indexes):
        raise KeyError(f"{table.name}/{index}")
    return {"Fn::Sub": f"${{{table.logical}.Arn}}/index/{index}"}


def _of_bucket(action: str, name: str) -> Any:
    if name not in DAYS:
        raise KeyError(name)
    bucket = logical(name, "Bucket")
    return _arn(bucket) if action == "s3:ListBucket" else {"Fn::Sub": f"${{{bucket}.Arn}}/*"}


def _table(name: str, lists: Lists) -> Table:
    return {table.name: table for table in lists.tables}[name]


def _queue(name: str, lists: Lists) -> str:
    waiting = {queue.name: queue.logical for queue in lists.queues}
    return {**waiting, **{f"{each}-failures": logical(each, "FailuresQueue") for each in lists.dead_letters}}[name]


def _arn(resource: str) -> Any:
    return {"Fn::GetAtt": [resource, "Arn"]}
