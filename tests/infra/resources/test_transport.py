"""What is refused over plain HTTP."""

from infra.resources.transport import NOTHING, policy_of, refuse_plain, tags

REFUSAL = refuse_plain("sqs:*", {"Ref": "Queue"})
ALLOWED = {"Effect": "Allow", "Action": "sqs:SendMessage"}


def test_plain_http_is_refused_to_everybody() -> None:
    assert (REFUSAL["Effect"], REFUSAL["Principal"], REFUSAL["Action"]) == ("Deny", "*", "sqs:*")
    assert REFUSAL["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_a_policy_that_only_refuses_is_there_where_the_cloud_has_anything_else() -> None:
    policy = policy_of("AWS::SQS::QueuePolicy", {"Queues": []}, REFUSAL)
    assert policy["Condition"] == "OnlyEncrypted"
    assert policy["Properties"]["PolicyDocument"]["Statement"] == [REFUSAL]


def test_a_policy_that_allows_something_is_always_there_and_refuses_where_it_can() -> None:
    policy = policy_of("AWS::SQS::QueuePolicy", {"Queues": []}, REFUSAL, ALLOWED)
    assert "Condition" not in policy
    assert policy["Properties"]["PolicyDocument"]["Statement"] == [
        ALLOWED,
        {"Fn::If": ["OnlyEncrypted", REFUSAL, NOTHING]},
    ]


def test_tags_say_whose_a_resource_is_and_nobody_shares_their_list() -> None:
    assert {each["Key"]: each["Value"] for each in tags()} == {"application": "kabinet", "stage": {"Ref": "Stage"}}
    tags().clear()
    assert tags()
