"""Where CloudFormation finds the code and the template."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

CODE = {"CodeUri", "ContentUri"}
"""Where a function's template and a layer's name a zip beside it."""


def bucket_name(sts: Any) -> str:
    """One bucket for the artifacts of all stages of an account and region."""
    return f"kabinet-artifacts-{sts.get_caller_identity()['Account']}-{sts.meta.region_name}"


def ensure_bucket(s3: Any, bucket: str) -> None:
    """Private, as new buckets are. us-east-1 is the one region that must not be named."""
    try:
        s3.head_bucket(Bucket=bucket)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
            raise
        region = s3.meta.region_name
        place = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        s3.create_bucket(Bucket=bucket, **place)


def upload(s3: Any, bucket: str, template: Path) -> str:
    """The code by its digest, a layer's too, then the template that names them; the template's address.

    The template is larger than CloudFormation takes in a request, so it goes through the bucket as well.
    """
    placed, there = json.loads(template.read_text("utf-8")), dict[str, str]()
    for properties in (each.get("Properties", {}) for each in placed["Resources"].values()):
        for name in CODE & properties.keys():
            file = properties[name]
            there[file] = there.get(file) or _put(s3, bucket, template.with_name(Path(file).name).read_bytes(), "zip")
            properties[name] = {"Bucket": bucket, "Key": there[file]}
    return upload_template(s3, bucket, placed)


def upload_template(s3: Any, bucket: str, template: Mapping[str, Any]) -> str:
    """The address of a template whose code is there already."""
    key = _put(s3, bucket, json.dumps(template).encode(), "json")
    return f"{s3.meta.endpoint_url.rstrip('/')}/{bucket}/{key}"


def _put(s3: Any, bucket: str, content: bytes, suffix: str) -> str:
    key = f"{hashlib.sha256(content).hexdigest()}.{suffix}"
    s3.put_object(Bucket=bucket, Key=key, Body=content)
    return key
