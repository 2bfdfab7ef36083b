"""The zip: small, complete, the same every time."""

import subprocess
import sys
import zipfile
from pathlib import Path

from infra.packaging.slimming import is_wanted, slim

UNCHECKED = b"\x01\x00\x00\x00"


def test_it_holds_only_the_services_in_use_and_nothing_of_a_developers_tools(packaged: Path) -> None:
    names = zipfile.ZipFile(packaged / "deployment.zip").namelist()
    services = {name.split("/")[2] for name in names if name.startswith("botocore/data/") and name.count("/") > 2}
    assert services == {"dynamodb", "s3", "sesv2", "sns", "sqs", "ssm"}
    assert {name.split("/")[0] for name in names} & {"boto3", "pip", "setuptools", "pytest", "infra", "tests"} == set()


def test_the_same_input_gives_the_same_bytes(packaged: Path, tmp_path: Path) -> None:
    """The package itself is input enough: slimming twice must not change it."""
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    with zipfile.ZipFile(tmp_path / "input.zip", "w") as source:
        source.writestr(
            "app.py", 'NAMES = {"a", "b", "c", "d"}\n\n\ndef known(name: str) -> bool:\n    return name in NAMES\n'
        )
        source.writestr("botocore/data/endpoints.json", '{"partitions": []}')
    slim(tmp_path / "input.zip", first, tmp_path / "one")
    slim(tmp_path / "input.zip", second, tmp_path / "two")
    assert first.read_bytes() == second.read_bytes()


def test_what_it_holds_works_by_itself(packaged: Path, tmp_path: Path) -> None:
    """Every library is imported from the zip alone, a client of every service made, a form signed, a phone read."""
    with zipfile.ZipFile(packaged / "deployment.zip") as content:
        content.extractall(tmp_path)
    program = """
import sys; sys.path.insert(0, sys.argv[1])
import ssl
import botocore.session, certifi, idna, itsdangerous, jmespath, msgspec, phonenumbers, pynamodb.models, requests, segno
session = botocore.session.get_session()
keys = dict(region_name="eu-central-1", aws_access_key_id="id", aws_secret_access_key="key")
clients = {name: session.create_client(name, **keys) for name in ("dynamodb", "s3", "sesv2", "sns", "sqs", "ssm")}
assert clients["s3"].generate_presigned_post("bucket", "key")["url"]
assert clients["s3"].can_paginate("list_objects_v2")
assert len(ssl.create_default_context(cafile=certifi.where()).get_ca_certs()) > 100
assert segno.make("1001", micro=False).svg_inline()
assert requests.Request("GET", "https://магазин.рф/").prepare().url == "https://xn--80aairftm.xn--p1ai/"
assert phonenumbers.parse("8 916 123 45 67", "RU").national_number == 9161234567
import chalicelib.api.health
"""
    command = [sys.executable, "-I", "-W", "error", "-c", program, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_names_decide_what_is_wanted() -> None:
    assert is_wanted("botocore/data/dynamodb/2012-08-10/service-2.json.gz")
    assert is_wanted("botocore/data/partitions.json")
    assert not is_wanted("botocore/data/ec2/2016-11-15/service-2.json.gz")
    assert is_wanted("botocore/data/s3/2006-03-01/paginators-1.json.gz")
    assert not is_wanted("botocore/data/dynamodb/2012-08-10/paginators-1.json.gz")
    assert not is_wanted("requests-2.0.dist-info/RECORD")
