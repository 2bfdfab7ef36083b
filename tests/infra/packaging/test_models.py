"""botocore's descriptions of the services, slimmed."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from infra.packaging.models import SERVICES, slim_models

MODEL: dict[str, Any] = {
    "documentation": "long",
    "operations": {"Get": {"documentation": "<p>long</p>", "errors": [{"documentation": "x", "shape": "E"}]}},
    "shapes": {"Page": {"members": {"documentation": {"shape": "S"}, "name": {"shape": "S", "documentation": "y"}}}},
}


@pytest.fixture
def slimmed(tmp_path: Path) -> Path:
    packed = tmp_path / "s3" / "2006-03-01" / "service-2.json.gz"
    packed.parent.mkdir(parents=True)
    packed.write_bytes(gzip.compress(json.dumps(MODEL).encode()))
    services: dict[str, Any] = {name: {"endpoints": {}} for name in (*SERVICES, "ec2", "iam")}
    partitions = [{"partition": "aws", "services": services}, {"partition": "aws-cn", "services": {"ec2": {}}}]
    (tmp_path / "endpoints.json").write_text(json.dumps({"partitions": partitions, "version": 3}))
    slim_models(tmp_path)
    return tmp_path


def test_texts_are_empty_and_a_member_of_that_name_stays(slimmed: Path) -> None:
    assert [each.name for each in (slimmed / "s3/2006-03-01").iterdir()] == ["service-2.json"]
    model = json.loads((slimmed / "s3/2006-03-01/service-2.json").read_text())
    assert model == {
        "documentation": "",
        "operations": {"Get": {"documentation": "", "errors": [{"documentation": "", "shape": "E"}]}},
        "shapes": {"Page": {"members": {"documentation": {"shape": "S"}, "name": {"shape": "S", "documentation": ""}}}},
    }


def test_endpoints_are_those_of_the_services_in_use(slimmed: Path) -> None:
    endpoints = json.loads((slimmed / "endpoints.json").read_text())
    first, second = endpoints["partitions"]
    assert (first["services"].keys(), second["services"], endpoints["version"]) == (SERVICES, {}, 3)
