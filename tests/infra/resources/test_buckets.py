"""Buckets keep what nobody else may read, and for how long."""

from typing import Any

import pytest

from infra.resources.buckets import bucket_resources

RESOURCES: dict[str, dict[str, Any]] = bucket_resources()
BUCKETS = {name: bucket["Properties"] for name, bucket in RESOURCES.items() if bucket["Type"] == "AWS::S3::Bucket"}


@pytest.mark.parametrize("name", BUCKETS)
def test_nobody_but_us_reads_a_bucket(name: str) -> None:
    assert set(BUCKETS[name]["PublicAccessBlockConfiguration"].values()) == {True}
    assert "VersioningConfiguration" not in BUCKETS[name]  # what is erased must be gone
    policy = RESOURCES[f"{name}Policy"]["Properties"]["PolicyDocument"]["Statement"][0]
    assert (policy["Effect"], policy["Condition"]) == ("Deny", {"Bool": {"aws:SecureTransport": "false"}})


def test_proofs_of_payments_are_kept_for_the_three_years_of_a_dispute_and_uploads_for_a_month() -> None:
    days = {name: each["LifecycleConfiguration"]["Rules"][0]["ExpirationInDays"] for name, each in BUCKETS.items()}
    assert days == {"UploadsBucket": 30, "ProofsBucket": 1100}
    assert "CorsConfiguration" not in BUCKETS["ProofsBucket"]
