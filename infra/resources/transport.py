"""What is refused over plain HTTP, where the cloud has anything else."""

from typing import Any

NOTHING = {"Ref": "AWS::NoValue"}


def refuse_plain(action: str, resource: Any) -> dict[str, Any]:
    return {
        "Sid": "OnlyEncryptedTransport",
        "Effect": "Deny",
        "Principal": "*",
        "Action": action,
        "Resource": resource,
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }


def policy_of(kind: str, holder: dict[str, Any], refusal: dict[str, Any], allowed: Any = None) -> dict[str, Any]:
    """Of a queue, a topic or a bucket; without ``allowed`` there is none where plain HTTP is all there is."""
    statements = [allowed, {"Fn::If": ["OnlyEncrypted", refusal, NOTHING]}] if allowed else [refusal]
    resource: dict[str, Any] = {"Type": kind} | ({} if allowed else {"Condition": "OnlyEncrypted"})
    document = {"Version": "2012-10-17", "Statement": statements}
    return {**resource, "Properties": {**holder, "PolicyDocument": document}}


def tags() -> list[dict[str, Any]]:
    return [{"Key": "application", "Value": "kabinet"}, {"Key": "stage", "Value": {"Ref": "Stage"}}]
