"""Whose an account is, by what its marketplace says and by what its owner calls it."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.external.account import account_id
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.usecases.external.account_owners import is_of, known_as
from chalicelib.usecases.ports import Checked
from tests.factories import NOW, an_account

OZON = an_account(title="")
UNNAMED = replace(OZON, id="", seller="", marketplace=Marketplace.WILDBERRIES)
GETZZAP = replace(OZON, marketplace=Marketplace.GETZZAP)


def test_one_whose_owner_its_marketplace_names_is_known_by_that_name() -> None:
    known = known_as(UNNAMED, Checked(seller="s9", name="Запчасти Тула", expires_at=NOW), "")
    assert (known.id, known.seller, known.title) == (account_id(UNNAMED.marketplace, "s9"), "s9", "Запчасти Тула")
    assert known.state.key_ends_at == NOW
    assert known_as(UNNAMED, Checked(seller="s9", name="Запчасти Тула"), "Свой").title == "Свой"


def test_a_key_of_somebody_else_and_of_nobody_is_refused() -> None:
    for draft, checked in ((OZON, Checked(seller="8")), (UNNAMED, Checked(""))):
        with pytest.raises(Conflict, match="account_wrong"):
            known_as(draft, checked, "")


def test_where_the_marketplace_does_not_say_or_the_owner_names_it_himself_the_form_is_believed() -> None:
    assert is_of(OZON, Checked(""))
    assert is_of(GETZZAP, Checked(seller="whatever"))
    assert known_as(GETZZAP, Checked(seller="whatever"), "Офис").seller == GETZZAP.seller
    assert not is_of(OZON, Checked(seller="8"))
