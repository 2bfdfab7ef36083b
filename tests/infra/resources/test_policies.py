"""Rights are named by the lists; what they come to is in tests/infra/packaging/test_policies.py."""

import pytest

from infra.resources.functions import Function, Rights
from infra.resources.policies import policy


def test_a_right_is_given_on_what_the_lists_name() -> None:
    rights: Rights = {
        "dynamodb:Query": "orders orders/bills",
        "s3:GetObject": "proofs",
        "s3:ListBucket": "proofs",
    }
    found = [each["Resource"] for each in policy(Function(name="reader", timeout=1, may=rights))["Statement"][1:]]
    assert found == [
        [{"Fn::GetAtt": ["OrdersTable", "Arn"]}, {"Fn::Sub": "${OrdersTable.Arn}/index/bills"}],
        [{"Fn::Sub": "${ProofsBucket.Arn}/*"}],
        [{"Fn::GetAtt": ["ProofsBucket", "Arn"]}],
    ]


def test_a_right_on_what_no_list_names_is_refused() -> None:
    unknown = {
        "dynamodb:GetItem": "order",
        "dynamodb:Query": "orders/by_day",
        "s3:GetObject": "pages",
        "sqs:SendMessage": "order",
        "sns:Publish": "alarms",
        "iam:PassRole": "events",
    }
    for action, name in unknown.items():
        with pytest.raises(KeyError):
            policy(Function(name="reader", timeout=1, may={action: name}))
