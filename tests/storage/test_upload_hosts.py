"""A form leads to the one host that the page may send to, in every region."""

import botocore.session
import pytest

from chalicelib.bootstrap.clients import PATIENT
from chalicelib.storage.files import ObjectFiles, ObjectProofs


@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1", "eu-central-1"])
def test_a_form_leads_to_the_buckets_own_host_in_its_region(region: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    session = botocore.session.get_session()
    session.set_credentials("key", "secret")
    files = ObjectFiles(session.create_client("s3", region_name=region, config=PATIENT), "uploads")
    host = f"https://uploads.s3.{region}.amazonaws.com/"
    form = files.upload_form("c1", "imports/i1/file", 10)
    assert form.url == host
    assert "x-amz-signature" in form.fields
    assert files.link("c1", "imports/i1/bad-rows.csv", "bad-rows.csv").startswith(host)
    proofs = ObjectProofs(files.client, "uploads", "proofs")
    assert proofs.link("c1", "anna/p1", "p1.png", "image/png").startswith(
        f"https://proofs.s3.{region}.amazonaws.com/c1/anna/p1?"
    )
