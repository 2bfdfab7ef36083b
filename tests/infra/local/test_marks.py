"""Small texts beside the data they are of."""

import pytest
from botocore.exceptions import ClientError

from chalicelib.bootstrap import Container
from infra.local.marks import Marks


@pytest.fixture
def marks(container: Container) -> Marks:
    made = Marks(container.clients.client("dynamodb"))
    made.make()
    return made


def test_what_was_put_last_is_read_and_nothing_is_empty(marks: Marks) -> None:
    assert marks.read("stream/nobody") == ""
    for text in ("first", "второй"):
        marks.put("stream/marks", text)
        assert marks.read("stream/marks") == text
    assert marks.read("stream/mark") == ""


def test_made_once_more_it_holds_what_it_held(marks: Marks) -> None:
    marks.put("demo", "3")
    marks.make()
    assert marks.read("demo") == "3"


def test_a_store_that_refuses_is_no_table_that_is_there() -> None:
    class Refusing:
        def create_table(self, **_: object) -> None:
            raise ClientError({"Error": {"Code": "AccessDenied"}}, "CreateTable")

    with pytest.raises(ClientError):
        Marks(Refusing()).make()
