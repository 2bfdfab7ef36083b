"""What of an order the admin side reads."""

from chalicelib.api.wire.admin.orders import write_buyers_order, write_order, write_orders
from chalicelib.domain.payments.payment import PaymentKind
from tests.factories import a_buyer, a_payment, an_order

MOVED = an_order(payments=(a_payment(kind=PaymentKind.TRANSFER, amount=-500, counterpart="1002"),), version=7)


def test_both_orders_of_every_transfer_are_read_and_the_version() -> None:
    """With its buyer, after an act that answers without him, and in a list: what is shown goes by who reads."""
    for read in (write_buyers_order(MOVED, a_buyer()), write_order(MOVED), *write_orders([MOVED]).orders):
        assert (read.payments[0].counterpart, read.version) == ("1002", 7)


def test_the_desk_reads_whose_it_is_and_how_to_reach_him() -> None:
    person = write_buyers_order(an_order(), a_buyer(phone="+79161234567")).buyer
    assert (person.id, person.name, person.phone) == ("anna", "Анна Петрова", "+79161234567")
