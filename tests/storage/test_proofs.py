"""Proofs of payments: taken over from what browsers upload, and shown to nobody who has no link."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import NotFound
from tests.storage.tenant import Tenant
from tests.worlds.differences import unlike_life

UPLOADED, KEPT = "proofs/anna/p1", "anna/p1"
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 100


def keep(tenant: Tenant) -> bytes:
    return tenant.stores.proofs.keep(tenant.community, UPLOADED, KEPT, 8)


def test_a_proof_is_taken_over_and_its_beginning_is_looked_at(tenant: Tenant) -> None:
    tenant.stores.files.write(tenant.community, UPLOADED, PNG)
    assert keep(tenant) == PNG[:8]
    assert keep(tenant) == PNG[:8]


def test_a_proof_that_is_shorter_than_that_is_read_whole(tenant: Tenant) -> None:
    tenant.stores.files.write(tenant.community, UPLOADED, b"GIF")
    assert keep(tenant) == b"GIF"


def test_what_was_never_uploaded_is_not_found(tenant: Tenant) -> None:
    tenant.stores.files.write(tenant.other, UPLOADED, PNG)
    with pytest.raises(NotFound) as refusal:
        keep(tenant)
    assert refusal.value.reason == "file_missing"


def test_what_is_no_proof_is_dropped_even_when_it_is_not_there(tenant: Tenant) -> None:
    tenant.stores.files.write(tenant.community, UPLOADED, PNG)
    keep(tenant)
    for _ in range(2):
        tenant.stores.proofs.drop(tenant.community, KEPT)
    assert tenant.stores.files.size(tenant.community, UPLOADED) == len(PNG)


def test_all_files_of_a_person_are_counted_and_forgotten(tenant: Tenant) -> None:
    """Whether a claim took them over or not; those of a person with a longer id are others'."""
    for name in ("proofs/anna/p1", "proofs/anna/p2", "proofs/anna2/p3", "imports/anna/file"):
        tenant.stores.files.write(tenant.community, name, PNG)
    keep(tenant)
    tenant.stores.proofs.keep(tenant.community, "proofs/anna2/p3", "anna2/p3", 8)
    assert tenant.stores.proofs.count(tenant.community, "anna") == 3
    assert tenant.stores.proofs.count(tenant.other, "anna") == 0
    for _ in range(2):
        tenant.stores.proofs.forget(tenant.community, "anna")
        assert tenant.stores.proofs.count(tenant.community, "anna") == 0
    assert tenant.stores.proofs.count(tenant.community, "anna2") == 2
    assert tenant.stores.files.size(tenant.community, UPLOADED) is None
    assert tenant.stores.files.size(tenant.community, "imports/anna/file") == len(PNG)


def test_a_foreign_community_forgets_nothing(tenant: Tenant) -> None:
    tenant.stores.files.write(tenant.community, UPLOADED, PNG)
    keep(tenant)
    tenant.stores.proofs.forget(tenant.other, "anna")
    assert tenant.stores.proofs.count(tenant.community, "anna") == 2


def test_a_browser_that_is_led_to_a_proof_saves_it_and_a_page_is_told_what_picture_it_is(
    container: Container, community: Community
) -> None:
    form = container.stores.files.upload_form(community.id, UPLOADED, 1_000, "image/png")
    assert requests.post(form.url, data=dict(form.fields), files={"file": PNG}, timeout=5).ok
    container.stores.proofs.keep(community.id, UPLOADED, KEPT, 8)
    for kind, told in (
        ("image/png", "image/png"),
        ("image/heic", "image/heic"),
        ("application/pdf", "application/octet-stream"),
        ("text/html", "application/octet-stream"),
        ("image/svg+xml", "application/octet-stream"),
    ):
        answer = requests.get(container.stores.proofs.link(community.id, KEPT, 'Чек "1001", 1006.png', kind), timeout=5)
        assert answer.content == PNG
        name = "%D0%A7%D0%B5%D0%BA%20%221001%22%2C%201006.png"
        assert (
            answer.headers["Content-Disposition"] == f"attachment; filename=\"1001, 1006.png\"; filename*=UTF-8''{name}"
        )
        assert answer.headers["Content-Type"] == told, kind


def test_a_frame_is_led_to_a_pdf_whatever_lies_there(container: Container, community: Community) -> None:
    """What it is called by its first bytes is what a browser takes it for, and nothing else."""
    container.stores.files.write(community.id, UPLOADED, b"%PDF-1.7<script>")
    container.stores.proofs.keep(community.id, UPLOADED, KEPT, 8)
    answer = requests.get(container.stores.proofs.view(community.id, KEPT), timeout=5)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == "inline"


def test_a_link_is_good_for_five_minutes_or_as_long_as_is_asked_for(container: Container, community: Community) -> None:
    for link, seconds in (
        (container.stores.proofs.link(community.id, KEPT, "claim1.png", "image/png"), "300"),
        (container.stores.proofs.link(community.id, KEPT, "claim1.png", "image/png", minutes=60), "3600"),
    ):
        query = parse_qs(urlsplit(link).query)
        assert query["X-Amz-Expires"] == [seconds]
        assert query["X-Amz-Signature"]


def test_a_proof_lies_where_no_upload_reaches_it(container: Container, community: Community) -> None:
    """The form stays good for an hour: what is sent through it later changes nothing that was looked at."""
    container.stores.files.write(community.id, UPLOADED, PNG)
    container.stores.proofs.keep(community.id, UPLOADED, KEPT, 8)
    for name in (UPLOADED, KEPT):
        form = container.stores.files.upload_form(community.id, name, 1_000)
        assert requests.post(form.url, data=dict(form.fields), files={"file": b"another"}, timeout=5).ok
    assert (
        requests.get(container.stores.proofs.link(community.id, KEPT, "p.png", "image/png"), timeout=5).content == PNG
    )


@unlike_life("its S3 says of a signed link to what is gone that the signature is wrong")
def test_a_dropped_proof_has_no_link_that_leads_anywhere(container: Container, community: Community) -> None:
    container.stores.files.write(community.id, UPLOADED, PNG)
    container.stores.proofs.keep(community.id, UPLOADED, KEPT, 8)
    link = container.stores.proofs.link(community.id, KEPT, "p.png", "image/png")
    container.stores.proofs.drop(community.id, KEPT)
    assert requests.get(link, timeout=5).status_code == 404
