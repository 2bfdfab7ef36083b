"""The built files are in their bucket before a release names them, and stay there."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from infra.deploying import pages
from infra.packaging.pages import BUCKET


class Bucket:
    """What was put, and what it is told of access."""

    def __init__(self) -> None:
        self.objects: dict[str, dict[str, Any]] = {}
        self.settings: dict[str, Any] = {}

    def head_bucket(self, Bucket: str) -> None:  # noqa: N803  # boto3's names
        self.name = Bucket

    def put_bucket_cors(self, **asked: Any) -> None:
        self.settings |= asked

    def put_public_access_block(self, **asked: Any) -> None:
        self.settings |= asked

    def put_object(self, **asked: Any) -> None:
        self.objects[asked["Key"]] = asked


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for name in ("main-1.js", "main-2.css", "manifest.json", "sources.sha256"):
        (tmp_path / "desk").mkdir(exist_ok=True)
        (tmp_path / "desk" / name).write_text(name)
    return tmp_path


def test_files_are_kept_for_ever_and_compressed_and_nothing_else_is_put(built: Path) -> None:
    s3 = Bucket()
    pages.upload(s3, "bucket", built, to_all=False)
    assert s3.objects.keys() == {"desk/main-1.js", "desk/main-2.css"}
    for each in s3.objects.values():
        assert (each["ContentEncoding"], "immutable" in each["CacheControl"]) == ("gzip", True)
    assert s3.objects["desk/main-1.js"]["ContentType"].startswith("text/javascript")


def test_those_of_former_releases_stay(built: Path) -> None:
    s3 = Bucket()
    pages.upload(s3, "bucket", built, to_all=False)
    (built / "desk" / "main-1.js").rename(built / "desk" / "main-3.js")
    pages.upload(s3, "bucket", built, to_all=False)
    assert s3.objects.keys() == {"desk/main-1.js", "desk/main-2.css", "desk/main-3.js"}


def test_the_bucket_is_open_only_where_no_distribution_reads_it(built: Path) -> None:
    for to_all in (False, True):
        s3 = Bucket()
        pages.upload(s3, "bucket", built, to_all=to_all)
        blocked = s3.settings["PublicAccessBlockConfiguration"]
        assert blocked["BlockPublicAcls"]
        assert (blocked["BlockPublicPolicy"], blocked["RestrictPublicBuckets"]) == (not to_all, not to_all)


def test_a_given_address_means_that_no_distribution_is_made() -> None:
    def given(**parameter: Any) -> list[dict[str, Any]]:
        return [{"ParameterKey": "PagesUrl", **parameter}]

    kept, known = given(UsePreviousValue=True), {"PagesUrl": "https://files.example/"}
    assert pages.is_given(given(ParameterValue="https://files.example/"), {})
    assert pages.is_given(kept, known)
    assert not pages.is_given(kept, {"PagesUrl": ""})
    assert not pages.is_given(given(ParameterValue=""), known)
    assert not pages.is_given([], {})


def test_the_template_and_the_deployment_mean_the_same_bucket() -> None:
    sts = SimpleNamespace(
        get_caller_identity=lambda: {"Account": "123456789012"}, meta=SimpleNamespace(region_name="eu-central-1")
    )
    text = BUCKET["Fn::Sub"]
    for name, value in (("StackName", "kabinet-prod"), ("AccountId", "123456789012"), ("Region", "eu-central-1")):
        text = text.replace(f"${{AWS::{name}}}", value)
    assert text == pages.bucket_name(sts, "kabinet-prod")
    assert len(pages.bucket_name(sts, f"kabinet-{'a' * 16}")) <= 63
