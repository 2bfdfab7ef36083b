"""The buckets: what is uploaded, and proofs of payments."""

from typing import Any

from infra.resources.names import logical
from infra.resources.transport import NOTHING, policy_of, refuse_plain, tags

DAYS = {"uploads": 30, "proofs": 1100}
"""By bucket, after which it forgets a file: a month for spreadsheets, three years for what may be disputed."""

BLOCKED = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
FROM_PAGES = {
    "AllowedMethods": ["POST", "GET"],
    "AllowedOrigins": {"Ref": "PageOrigins"},
    "AllowedHeaders": ["*"],
    "ExposedHeaders": ["ETag"],
    "MaxAge": 3600,
}


def bucket_resources() -> dict[str, Any]:
    """By logical id. Pages upload into one of them; nothing is kept twice: what is erased must be gone."""
    return {**_bucket("uploads", {"CorsConfiguration": {"CorsRules": [FROM_PAGES]}}), **_bucket("proofs", {})}


def _bucket(name: str, more: dict[str, Any]) -> dict[str, Any]:
    bucket_id = logical(name, "Bucket")
    files = [{"Fn::GetAtt": [bucket_id, "Arn"]}, {"Fn::Sub": f"${{{bucket_id}.Arn}}/*"}]
    encryption = [{"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]
    forgetting = {
        "Id": "forget",
        "Status": "Enabled",
        "ExpirationInDays": DAYS[name],
        "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1},
    }
    bucket = {
        "Type": "AWS::S3::Bucket",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {
            "PublicAccessBlockConfiguration": dict.fromkeys(BLOCKED, True),
            "OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]},
            "BucketEncryption": {"Fn::If": ["Durable", {"ServerSideEncryptionConfiguration": encryption}, NOTHING]},
            "LifecycleConfiguration": {"Rules": [forgetting]},
            "Tags": tags(),
            **more,
        },
    }
    policy = policy_of("AWS::S3::BucketPolicy", {"Bucket": {"Ref": bucket_id}}, refuse_plain("s3:*", files))
    return {bucket_id: bucket, f"{bucket_id}Policy": policy}
