"""Object storage."""

import json
from base64 import b64decode

import pytest
import requests

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import NotFound
from tests.storage.tenant import Tenant
from tests.worlds.differences import unlike_life

READS_NO_POLICY = "its S3 takes whatever is sent through a form, and reads no policy"
NAME = "imports/job/file"


def test_a_file_is_read_back_as_it_was_written(tenant: Tenant) -> None:
    tenant.stores.files.write(tenant.community, NAME, b"\x00first")
    tenant.stores.files.write(tenant.community, NAME, b"\x00second")
    assert tenant.stores.files.read(tenant.community, NAME) == b"\x00second"
    assert tenant.stores.files.size(tenant.community, NAME) == 7
    with tenant.stores.files.open(tenant.community, NAME) as file:
        file.seek(1)
        assert file.read() == b"second"


def test_a_missing_file_has_no_size_and_is_not_found(tenant: Tenant) -> None:
    assert tenant.stores.files.size(tenant.community, NAME) is None
    for ask in (tenant.stores.files.read, tenant.stores.files.open):
        with pytest.raises(NotFound):
            ask(tenant.community, NAME)


def test_a_file_of_another_community_is_missing(tenant: Tenant) -> None:
    tenant.stores.files.write(tenant.community, NAME, b"mine")
    assert tenant.stores.files.size(f"{tenant.community}x", NAME) is None


def test_files_of_a_folder_are_named_and_removed_and_others_stay(tenant: Tenant) -> None:
    for community in (tenant.community, tenant.other):
        for name in (NAME, "imports/job2/plan-0.json", "proofs/anna/p1"):
            tenant.stores.files.write(community, name, b"1")
    names = tenant.stores.files.names(tenant.community, "imports/")
    assert sorted(names) == [NAME, "imports/job2/plan-0.json"]
    tenant.stores.files.remove(tenant.community, [*names, "imports/job3/file"])
    tenant.stores.files.remove(tenant.community, [])
    assert tenant.stores.files.names(tenant.community, "") == ["proofs/anna/p1"]
    assert len(tenant.stores.files.names(tenant.other, "")) == 3


def test_a_form_takes_a_file_from_a_browser_into_its_place(container: Container, community: Community) -> None:
    form = container.stores.files.upload_form(community.id, NAME, 100)
    assert requests.post(form.url, data=dict(form.fields), files={"file": b"orders"}, timeout=5).ok
    assert container.stores.files.read(community.id, NAME) == b"orders"


@unlike_life(READS_NO_POLICY)
def test_a_form_takes_no_file_that_is_too_large_and_none_for_another_place(
    container: Container, community: Community
) -> None:
    form = container.stores.files.upload_form(community.id, NAME, 100)
    elsewhere = {**form.fields, "key": f"{community.id}x/{NAME}"}
    for fields, content in ((dict(form.fields), b"x" * 101), (dict(form.fields), b""), (elsewhere, b"orders")):
        assert not requests.post(form.url, data=fields, files={"file": content}, timeout=5).ok
    assert container.stores.files.size(community.id, NAME) is None


@unlike_life(READS_NO_POLICY)
def test_a_form_for_a_type_takes_nothing_that_is_called_otherwise(container: Container, community: Community) -> None:
    form = container.stores.files.upload_form(community.id, NAME, 100, "image/png")
    untyped = {name: value for name, value in form.fields.items() if name != "Content-Type"}
    for fields in ({**form.fields, "Content-Type": "text/html"}, untyped):
        assert not requests.post(form.url, data=fields, files={"file": b"<script>"}, timeout=5).ok
    assert not requests.post(form.url, data=dict(form.fields), files={"file": b"x" * 101}, timeout=5).ok
    assert container.stores.files.size(community.id, NAME) is None
    assert requests.post(form.url, data=dict(form.fields), files={"file": b"png"}, timeout=5).ok
    assert container.stores.files.read(community.id, NAME) == b"png"


def test_a_form_is_signed_for_one_place_one_type_and_one_size(container: Container, community: Community) -> None:
    form = container.stores.files.upload_form(community.id, NAME, 100, "image/png")
    policy = json.loads(b64decode(form.fields["policy"]))
    conditions = policy["conditions"]
    assert ["content-length-range", 1, 100] in conditions
    for one in (
        {"Content-Type": "image/png"},
        {"key": f"{community.id}/{NAME}"},
        {"bucket": container.settings.uploads_bucket},
    ):
        assert one in conditions


def test_a_link_saves_a_file_and_never_shows_it(container: Container, community: Community) -> None:
    container.stores.files.write(community.id, NAME, b"<script>")
    answer = requests.get(container.stores.files.link(community.id, NAME, "bad-rows.csv"), timeout=5)
    assert answer.content == b"<script>"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bad-rows.csv"'
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_the_files_of_a_folder_are_found_and_removed_and_no_others(tenant: Tenant) -> None:
    for name in ("imports/a/file", "imports/b/plan-0.json", "proofs/c/d"):
        tenant.stores.files.write(tenant.community, name, b"x")
    tenant.stores.files.write(f"{tenant.community}x", "imports/z/file", b"x")
    assert sorted(tenant.stores.files.names(tenant.community, "imports/")) == [
        "imports/a/file",
        "imports/b/plan-0.json",
    ]
    for _ in range(2):
        tenant.stores.files.remove(tenant.community, ["imports/a/file"])
    assert tenant.stores.files.names(tenant.community, "imports/") == ["imports/b/plan-0.json"]
