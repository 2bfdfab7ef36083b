"""What stored forms are made of."""

from chalicelib.bootstrap import Container
from chalicelib.storage.engine.rows import FORM, Row, Table, UniqueRow


class BirdRow(Row):
    class Meta:
        table_name = Table("points")


class NestRow(UniqueRow):
    class Meta:
        table_name = Table("points")


def test_every_row_carries_the_version_of_its_form() -> None:
    for kind in (BirdRow, NestRow):
        assert kind(pk="c1", sk="1").v == FORM, kind


def test_a_thing_that_changes_has_a_version_and_what_is_unique_has_none() -> None:
    assert {"version", "body"} <= BirdRow.get_attributes().keys()
    assert NestRow.get_attributes().keys() == {"pk", "sk", "v"}


def test_a_row_lives_in_the_table_of_the_account_it_is_connected_with(container: Container) -> None:
    assert container.stores.orders
    assert BirdRow.Meta.table_name == container.settings.table("points")
