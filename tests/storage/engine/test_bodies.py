"""A thing as the body of its row."""

import json

from msgspec import Struct

from chalicelib.storage.engine.bodies import body, row_of
from chalicelib.storage.engine.reading import read_thing
from chalicelib.storage.engine.rows import Row


class Bird(Struct, frozen=True):
    name: str
    version: int = 0


def test_a_body_is_json_in_the_letters_of_its_text() -> None:
    assert body(Bird("Кеша")) == '{"name":"Кеша","version":0}'


def test_a_thing_that_was_never_read_is_a_new_row() -> None:
    """PynamoDB takes a row without a version for one that must not be there yet."""
    assert row_of(Row, "c1", "bird", Bird("Кеша")).version is None
    assert row_of(Row, "c1", "bird", Bird("Кеша", 3)).version == 3


def test_what_was_written_is_read_at_the_version_of_its_row() -> None:
    row = row_of(Row, "c1", "bird", Bird("Кеша", 3))
    assert (row.pk, row.sk, json.loads(row.body)["name"]) == ("c1", "bird", "Кеша")
    assert read_thing(row.body, 4, Bird) == Bird("Кеша", 4)
