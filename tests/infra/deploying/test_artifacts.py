"""Where CloudFormation finds the code and the template."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from infra.deploying.artifacts import bucket_name, ensure_bucket, upload, upload_template


class S3:
    """What was made and put; ``status`` is how it answers whether a bucket is there."""

    def __init__(self, region: str = "eu-central-1", status: int = 200) -> None:
        self.meta = SimpleNamespace(region_name=region, endpoint_url="https://s3.example/")
        self.status, self.made, self.objects = status, dict[str, Any](), dict[str, bytes]()

    def head_bucket(self, Bucket: str) -> None:  # noqa: N803  # boto3's names
        if self.status != 200:
            raise ClientError({"ResponseMetadata": {"HTTPStatusCode": self.status}}, "HeadBucket")

    def create_bucket(self, Bucket: str, **place: Any) -> None:  # noqa: N803
        self.made[Bucket] = place

    def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
        self.objects[f"{Bucket}/{Key}"] = Body


def packaged(folder: Path, code: bytes = b"code") -> Path:
    (folder / "deployment.zip").write_bytes(code)
    (folder / "layer.zip").write_bytes(b"layer")
    functions = {name: {"Properties": {"CodeUri": "./deployment.zip"}} for name in ("APIHandler", "RunJobs")}
    functions["Layer"] = {"Properties": {"ContentUri": "./layer.zip"}}
    template = folder / "template.json"
    template.write_text(json.dumps({"Resources": {**functions, "Table": {"Properties": {}}, "Topic": {}}}))
    return template


def test_an_account_has_one_bucket_in_each_region() -> None:
    sts = SimpleNamespace(get_caller_identity=lambda: {"Account": "1"}, meta=SimpleNamespace(region_name="eu-west-1"))
    assert bucket_name(sts) == "kabinet-artifacts-1-eu-west-1"


def test_a_bucket_is_made_once_and_in_its_region() -> None:
    there, missing, american = S3(), S3(status=404), S3("us-east-1", 404)
    for each in (there, missing, american):
        ensure_bucket(each, "b")
    assert there.made == {}
    assert missing.made == {"b": {"CreateBucketConfiguration": {"LocationConstraint": "eu-central-1"}}}
    assert american.made == {"b": {}}


def test_a_bucket_of_somebody_else_is_no_bucket_of_ours() -> None:
    for status in (403, 500):
        s3 = S3(status=status)
        with pytest.raises(ClientError):
            ensure_bucket(s3, "b")
        assert s3.made == {}


def test_code_and_template_are_called_by_what_is_in_them(tmp_path: Path) -> None:
    s3 = S3()
    address = upload(s3, "b", packaged(tmp_path))
    placed = json.loads(s3.objects[address.removeprefix("https://s3.example/")])
    codes = [
        each["Properties"]["CodeUri"]
        for each in placed["Resources"].values()
        if "CodeUri" in each.get("Properties", {})
    ]
    assert len(codes) == 2
    layer = placed["Resources"]["Layer"]["Properties"]["ContentUri"]
    assert s3.objects[f"{layer['Bucket']}/{layer['Key']}"] == b"layer"
    assert {s3.objects[f"{code['Bucket']}/{code['Key']}"] for code in codes} == {b"code"}
    assert upload(s3, "b", packaged(tmp_path)) == address
    assert upload(s3, "b", packaged(tmp_path, b"other")) != address


def test_the_package_itself_stays_as_it_was_made(tmp_path: Path) -> None:
    template = packaged(tmp_path)
    before = template.read_text()
    upload(S3(), "b", template)
    assert template.read_text() == before


def test_a_template_alone_is_placed_too() -> None:
    s3 = S3()
    address = upload_template(s3, "b", {"Resources": {}})
    assert address.startswith("https://s3.example/b/")
    assert address.endswith(".json")
