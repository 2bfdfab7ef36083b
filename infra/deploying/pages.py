"""The bucket of the pages' built files, filled before a stack names them."""

from pathlib import Path
from typing import Any

from infra.deploying.artifacts import ensure_bucket
from infra.pages.files import FOR_EVER, files

CORS = {"CORSRules": [{"AllowedMethods": ["GET", "HEAD"], "AllowedOrigins": ["*"], "MaxAgeSeconds": 86_400}]}
"""A page of any address may ask for modules: they hold nothing of anybody."""


def bucket_name(sts: Any, stack: str) -> str:
    """One for each stage; infra/packaging/pages.py composes the same name."""
    return f"{stack}-pages-{sts.get_caller_identity()['Account']}-{sts.meta.region_name}"


def upload(s3: Any, bucket: str, folder: Path, *, to_all: bool) -> None:
    """Files of former releases stay, for pages that are open. ``to_all``: browsers read it, not a distribution."""
    ensure_bucket(s3, bucket)
    s3.put_bucket_cors(Bucket=bucket, CORSConfiguration=CORS)
    s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=_blocked(to_all))
    for file in files(folder):
        s3.put_object(
            Bucket=bucket,
            Key=file.name,
            Body=file.content,
            ContentType=file.kind,
            ContentEncoding="gzip",
            CacheControl=FOR_EVER,
        )


def _blocked(to_all: bool) -> dict[str, bool]:
    """Lists of access are never used; a policy for everybody is, where ``to_all``."""
    by_lists = dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls"), True)
    return by_lists | dict.fromkeys(("BlockPublicPolicy", "RestrictPublicBuckets"), not to_all)


def is_given(wanted: list[dict[str, Any]], known: dict[str, str]) -> bool:
    """Whether the parameters say where the files are served from: then no distribution of ours does it."""
    for each in wanted:
        if each["ParameterKey"] == "PagesUrl":
            return bool(each.get("ParameterValue", known.get("PagesUrl", "")))
    return False
