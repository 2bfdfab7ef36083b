"""Whom a file names, and what is left of what it says of him."""

from datetime import timedelta

from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Erasure, erased, leaving
from chalicelib.domain.imports.findings import BuyerRows
from chalicelib.usecases.imports.people import people_of
from tests.factories import NOW, a_buyer, a_line, an_import, an_order
from tests.usecases.house import House
from tests.world import ANNA, ELENA

ROWS = BuyerRows(ANNA, "Анна Смирнова", "+79160000000", (a_line(comment="подарок"),))
NAMELESS = BuyerRows(ANNA, lines=(a_line(),))


def test_people_come_in_the_order_of_the_file_known_or_not(house: House) -> None:
    house.join(a_buyer())
    house.save(an_order())
    other = BuyerRows(ELENA, "Елена")
    unknown, known = people_of(house.stores.orders, an_import(), [other, ROWS])
    assert (unknown.rows, unknown.person, unknown.marked) == (other, None, False)
    assert known.person
    assert (known.rows, known.person.buyer.id, known.person.order) == (ROWS, "anna", house.order_of(ANNA))


def test_of_one_who_is_leaving_or_gone_since_the_file_came_it_tells_only_what_he_ordered(house: House) -> None:
    house.join(a_buyer())
    for version, gone in enumerate((leaving(a_buyer(), Erasure()), erased(a_buyer(), NOW + timedelta(hours=1))), 1):
        house.save(replace(gone, version=version))
        (named,) = people_of(house.stores.orders, an_import(), [ROWS])
        assert named.person
        assert (named.rows, named.person.buyer.id) == (NAMELESS, "anna"), version


def test_a_file_that_came_after_an_erasure_makes_a_new_person(house: House) -> None:
    house.join(a_buyer())
    house.save(replace(erased(a_buyer(), NOW - timedelta(hours=1)), version=1))
    (named,) = people_of(house.stores.orders, an_import(), [ROWS])
    assert (named.rows, named.person, named.marked) == (ROWS, None, True)
