"""Accounts at marketplaces: who they are, and what they are connected by."""

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.account import (
    FORMS,
    account_id,
    account_title,
    checked_fields,
    checked_reserve,
    seller_of,
)
from chalicelib.domain.external.marketplace import Marketplace


def refused(*given: object, **more: object) -> tuple[str, str | None]:
    with pytest.raises(Invalid) as refusal:
        checked_fields(*given, **more)  # type: ignore[arg-type]
    return refusal.value.reason, refusal.value.field


def test_one_seller_is_one_account_however_often_it_is_connected() -> None:
    assert account_id(Marketplace.OZON, "7") == account_id(Marketplace.OZON, "7")
    assert len({account_id(each, seller) for each in Marketplace for seller in ("7", "8")}) == 2 * len(Marketplace)
    assert all(account_id(each, "я" * 500).startswith(f"{each}-") for each in Marketplace)


def test_every_marketplace_says_what_it_is_connected_by() -> None:
    assert FORMS.keys() == set(Marketplace)
    for form in FORMS.values():
        named = {*form.public, *form.secret}
        assert not set(form.public) & set(form.secret)
        assert form.optional <= named
        assert form.secret


def test_all_of_a_form_is_given_and_nothing_else() -> None:
    assert checked_fields(("a", "b"), {"a": " 1 ", "b": "2"}, "settings") == {"a": "1", "b": "2"}
    assert checked_fields(("a", "b"), {"a": "1"}, "settings", frozenset({"b"})) == {"a": "1", "b": ""}
    assert refused(("a",), {"a": " "}, "secrets") == ("account_field_missing", "secrets.a")
    assert refused(("a",), {}, "secrets") == ("account_field_missing", "secrets.a")
    assert refused(("a",), {"a": "1", "c": "2"}, "secrets") == ("field_unknown", "secrets.c")
    assert refused(("a",), {"a": "x" * 201}, "secrets") == ("text_too_long", "secrets.a")
    assert refused(("a",), {"a": "1\u200b2"}, "secrets") == ("account_field_unreadable", "secrets.a")
    assert checked_fields(("token",), {"token": "x" * 4_000}, "secrets")["token"] == "x" * 4_000


def test_a_login_tells_accounts_apart_and_is_not_told() -> None:
    secrets = {"login": "ivan@shop.example", "password": "p", "api_key": "k"}
    seller = seller_of(Marketplace.ZZAP, {}, secrets)
    assert "ivan" not in seller
    assert seller == seller_of(Marketplace.ZZAP, {}, secrets)
    assert seller_of(Marketplace.OZON, {"client_id": "7"}, {"api_key": "k"}) == "7"
    assert seller_of(Marketplace.WILDBERRIES, {}, {"token": "t"}) == ""


def test_a_reserve_is_a_number_of_pieces() -> None:
    assert [checked_reserve(each) for each in (0, 5, 1_000_000)] == [0, 5, 1_000_000]
    for wrong in (-1, 1_000_001):
        with pytest.raises(Invalid):
            checked_reserve(wrong)


def test_who_gives_no_title_is_called_by_marketplace_and_seller() -> None:
    assert account_title("", Marketplace.OZON, "7") == "ozon 7"
    assert account_title("  Мой   Ozon ", Marketplace.OZON, "7") == "Мой Ozon"
