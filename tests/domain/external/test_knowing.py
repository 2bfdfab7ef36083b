"""By what a buyer of a marketplace is known, and by what never."""

from typing import Any

import pytest

from chalicelib.domain.external.knowing import known_by, own_phone
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import SeenBuyer
from tests.factories import NOW, a_sighting, an_account


def identities(buyer: SeenBuyer | None, **fields: Any) -> tuple[str, ...]:
    return known_by(first_seen(an_account(), a_sighting(buyer=buyer, **fields), NOW)).identities


def kinds(buyer: SeenBuyer | None) -> list[str]:
    return [each.partition(":")[0] for each in identities(buyer)]


def test_number_phone_and_mail_in_this_order_and_nothing_of_them_can_be_read() -> None:
    buyer = SeenBuyer(id="7", name="Анна", phone="8 916 123-45-67", email="Anna@Example.org")
    assert kinds(buyer) == ["ozon", "phone", "email"]
    assert not any(part in "".join(identities(buyer)) for part in ("9161234567", "Anna", "anna@", "example"))


def test_one_phone_and_one_mail_however_they_are_written() -> None:
    one = SeenBuyer(phone="+7 916 123-45-67", email="a@b.ru")
    other = SeenBuyer(name="Другое имя", phone="89161234567", email=" A@B.RU ")
    assert identities(one) == identities(other)


def test_who_tells_nothing_is_known_by_his_order_which_its_parts_share() -> None:
    assert identities(None, order="1-1", group="1") == identities(None, order="1-2", group="1")
    assert identities(None, order="1-1", group="1") != identities(None, order="2-1", group="2")
    assert kinds(SeenBuyer(name="Анна")) == ["ozon-order"]


def test_a_substitute_number_is_nobodys() -> None:
    assert kinds(SeenBuyer(id="7", phone="+7 495 123-45-67", substitute=True)) == ["ozon"]


@pytest.mark.parametrize(
    "phone",
    [
        "",
        "0",
        "нет",
        "0000000000",
        "+7 000 000-00-00",
        "9999999999",
        "89999999999",
        "1234567",
        "12345678901",
        "8",
        "x" * 500,
    ],
)
def test_a_number_that_is_given_where_there_is_none_is_none(phone: str) -> None:
    assert own_phone(phone) is None


def test_what_is_no_mail_is_none() -> None:
    for email in ("", "нет", "@", "a@b", "a b@c.ru", "@c.ru", "x" * 300 + "@c.ru"):
        assert kinds(SeenBuyer(id="7", email=email)) == ["ozon"], email
