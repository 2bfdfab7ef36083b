"""Which fields may be asked for."""

import pytest

from infra.sandbox.ok.errors import OkError
from infra.sandbox.ok.fields import KNOWN, only, read_fields


def read(fields: str, *roots: str) -> dict[str, set[str]]:
    return {root: set(found) for root, found in read_fields({"fields": fields}, *roots).items()}


def test_fields_are_read_by_their_roots_whatever_their_case_and_gaps() -> None:
    asked = " ID, media_topic.CREATED_MS ,group_photo.pic640x480,, "
    assert read(asked, "media_topic", "group_photo") == {
        "media_topic": {"id", "created_ms"},
        "group_photo": {"pic640x480"},
    }


def test_a_star_is_all_there_is_and_nothing_is_nothing() -> None:
    assert read("album.*", "album") == {"album": set(KNOWN["album"])}
    assert read("", "album") == {"album": set()}
    assert dict(read_fields({}, "album")) == {"album": frozenset()}


def test_one_that_is_unknown_refuses_the_whole_call_and_is_named_shortly() -> None:
    for fields in ("id,colour", "album.colour", "user.id", "album.", "x" * 10_000):
        with pytest.raises(OkError) as refusal:
            read(fields, "album")
        assert refusal.value.code == 100
        assert len(str(refusal.value.detail)) < 130


def test_of_a_thing_its_id_always_comes() -> None:
    album = {"aid": "1", "title": "Новинки", "photos_count": 3}
    assert only(album, frozenset({"title"})) == {"aid": "1", "title": "Новинки"}
    assert only({"id": "1", "text": "x"}, frozenset()) == {"id": "1"}
