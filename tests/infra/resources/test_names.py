"""How a thing of the lists is called in the template."""

from infra.resources.names import logical


def test_an_id_is_letters_alone_whatever_the_name_is_written_with() -> None:
    for name, kind, found in (
        ("orders", "Table", "OrdersTable"),
        ("take_returns", "", "TakeReturns"),
        ("relay-failures", "Queue", "RelayFailuresQueue"),
        ("a_b-c", "", "ABC"),
    ):
        assert logical(name, kind) == found
        assert found.isalnum(), "CloudFormation takes nothing else"
