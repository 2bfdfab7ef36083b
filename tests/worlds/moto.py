"""moto in this process: the deployed template's resources, no server and no address."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import boto3
import pytest
from moto import mock_aws

from infra.local import stack
from infra.local.ministack import REGION
from infra.resources.names import logical
from infra.resources.queues import QUEUES, Queue
from infra.resources.template import template, template_body

Variables = dict[str, str]

NOT_MADE = {
    "AWS::CloudWatch::Alarm": "nobody is woken by tests",
    "AWS::S3::BucketPolicy": "moto is never asked over plain HTTP, which is all that it forbids",
    "AWS::SNS::TopicPolicy": "it forbids plain HTTP, too",
    "AWS::SNS::Subscription": "made by SNS itself from the same template",
    "AWS::SQS::QueuePolicy": "moto asks no policy whether a topic may send",
}
"""Kinds of resources that moto's CloudFormation leaves out, and why nothing is missed."""

NO_YAML = "\t"
"""moto takes a template for YAML first, which costs a second, unless it begins as only JSON may."""


@dataclass
class Moto:
    """What was made for a place stays between its turns, and is gone when another place has its first."""

    left_out: set[str] = field(default_factory=set)
    _made: tuple[str, Variables] = ("", {})
    _mock: Any = field(default_factory=mock_aws)

    @contextmanager
    def turn(self, place: str) -> Iterator[Variables]:
        """Every client made meanwhile talks to moto, whatever the environment says of another cloud.

        ``place`` is a file of tests: moto's transactions copy whole tables, which should not grow.
        """
        renewed = place != self._made[0]
        with pytest.MonkeyPatch.context() as patched:
            _forget_other_clouds(patched)
            self._mock.start(reset=renewed)
            try:
                if renewed:
                    self._made = place, self._make("test")
                yield self._made[1]
            finally:
                self._mock.stop(remove_data=False)

    def _make(self, stage: str) -> Variables:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            made = stack.made(boto3.client, stage, template=NO_YAML + template_body())
        self.left_out = {str(each.message).split()[3] for each in told if "not supported by moto" in str(each.message)}
        for queue in QUEUES:
            _subscribe(queue, made)
        return {**made, "STAGE": stage}


def _forget_other_clouds(patched: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("AWS_"):
            patched.delenv(name)
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        patched.setenv(name, REGION)
    patched.setenv("AWS_ACCOUNT_ID_ENDPOINT_MODE", "disabled")  # moto knows no stream at an account's own host


def _subscribe(queue: Queue, made: Variables) -> None:
    wanted = template()["Resources"][logical(queue.name, "Subscription")]["Properties"]
    url = f"{made['QUEUE_URL_PREFIX']}{queue.name}"
    arn = boto3.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    attributes = {name: wanted[name] for name in ("RawMessageDelivery", "FilterPolicyScope", "FilterPolicy")}
    boto3.client("sns").subscribe(
        TopicArn=made["EVENTS_TOPIC"],
        Protocol=wanted["Protocol"],
        Endpoint=arn,
        Attributes={name: value if isinstance(value, str) else json.dumps(value) for name, value in attributes.items()},
    )
