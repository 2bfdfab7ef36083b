"""In the cloud no file of the page comes from a function."""

import json
import zipfile
from pathlib import Path
from typing import Any

from app import app
from infra.deploying.pages import bucket_name
from infra.local import ministack, stack
from infra.packaging.merging import PARAMETERS
from infra.packaging.pages import URL, pages
from infra.pages.building import build
from infra.pages.files import settings
from tests.worlds.differences import NEEDS_LOCAL_CLOUD, not_of_moto


def test_the_package_carries_the_page_that_names_files_but_none_of_them(packaged: Path) -> None:
    names = zipfile.ZipFile(packaged / "deployment.zip").namelist()
    held = {name for name in names if name.startswith("chalicelib/web/") and not name.endswith((".py", ".pyc"))}
    assert held == {f"chalicelib/web/{name}" for name in ("app.html", "desk.html", "icon.svg")}
    assert [
        name for name in names if name.endswith((".js", ".css")) and name.startswith(("cabinet", "desk", "chalicelib"))
    ] == []
    assert not any("static" in path or "pages" in path for path in app.routes)


def test_the_function_of_the_pages_is_told_the_files_of_this_build(template: dict[str, Any]) -> None:
    variables = {
        name: each["Properties"]["Environment"]["Variables"]
        for name, each in template["Resources"].items()
        if each["Type"] == "AWS::Serverless::Function"
    }
    for setting, names in settings(build()).items():
        assert variables["APIHandler"][setting] == names
        assert {name for name, told in variables.items() if told.get(setting)} == {"APIHandler"}


def test_the_distribution_alone_reads_the_bucket_where_there_is_one(template: dict[str, Any]) -> None:
    resources = template["Resources"]
    for name in ("PagesAccess", "PagesDistribution"):
        assert resources[name]["Condition"] == "PagesAreDistributed"
    (statement,) = resources["PagesBucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    condition, by_everybody, by_distribution = statement["Fn::If"]
    assert condition == "PagesUrlIsGiven"
    assert by_distribution["Principal"] == {"Service": "cloudfront.amazonaws.com"}
    assert "PagesDistribution" in str(by_distribution["Condition"]["StringEquals"]["AWS:SourceArn"])
    assert {by_everybody["Action"], by_distribution["Action"]} == {"s3:GetObject"}


def test_nothing_is_asked_of_a_distribution_that_is_not_made(template: dict[str, Any]) -> None:
    url = template["Resources"]["APIHandler"]["Properties"]["Environment"]["Variables"]["PAGES_URL"]
    condition, given, own = url["Fn::If"]
    assert (condition, given) == ("PagesUrlIsGiven", {"Ref": "PagesUrl"})
    assert own == {"Fn::Sub": "https://${PagesDistribution.DomainName}/"}


@not_of_moto(NEEDS_LOCAL_CLOUD)
def test_a_cloud_makes_it_with_a_distribution_and_without() -> None:
    with ministack.running() as backend:
        s3, sts, cloudformation = (stack.client(backend.url, name) for name in ("s3", "sts", "cloudformation"))
        for name, given, made in (
            ("kabinet-one", "", {"PagesAccess", "PagesDistribution", "PagesBucketPolicy"}),
            ("kabinet-two", "https://files.example/", {"PagesBucketPolicy"}),
        ):
            place = {"LocationConstraint": ministack.REGION}
            s3.create_bucket(Bucket=bucket_name(sts, name), CreateBucketConfiguration=place)
            told = [{"ParameterKey": "PagesUrl", "ParameterValue": given}]
            cloudformation.create_stack(StackName=name, TemplateBody=json.dumps(alone()), Parameters=told)
            cloudformation.get_waiter("stack_create_complete").wait(StackName=name, WaiterConfig={"Delay": 1})
            resources = cloudformation.describe_stack_resources(StackName=name)["StackResources"]
            assert {each["LogicalResourceId"] for each in resources} == made
            (output,) = cloudformation.describe_stacks(StackName=name)["Stacks"][0]["Outputs"]
            assert output["OutputValue"] == given or output["OutputValue"].endswith(".cloudfront.net/")
            policy = json.loads(s3.get_bucket_policy(Bucket=bucket_name(sts, name))["Policy"])
            assert (policy["Statement"][0]["Principal"] == "*") is bool(given)


def alone() -> dict[str, Any]:
    """The part of the template that is about the pages."""
    declared = json.loads(PARAMETERS.read_text("utf-8"))
    return {
        "Parameters": {"PagesUrl": declared["Parameters"]["PagesUrl"]},
        "Conditions": {name: declared["Conditions"][name] for name in ("PagesUrlIsGiven", "PagesAreDistributed")},
        "Resources": pages(),
        "Outputs": {"Url": {"Value": URL}},
    }
