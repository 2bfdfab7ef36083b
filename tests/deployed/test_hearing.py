"""Notices over channels, the integration log, a supplier and a comparison through the packaged stack."""

import pytest

from chalicelib.domain.external.integration_log import REFUSED_PUSH
from tests.deployed.hearing import ARTICLE, MAIL, PHONE, Hearing, sent

pytestmark = pytest.mark.deployed


def test_a_new_order_is_told_once_by_mail_and_once_by_sms(heard: Hearing) -> None:
    assert sent(heard.told) == {"email", "sms"}
    for came in (heard.mails, heard.texts):
        told = [each for each in came if heard.order in each]
        assert len(told) == 1, came


def test_the_log_of_the_order_shows_what_was_asked_and_no_key(heard: Hearing) -> None:
    assert {each["order"] for each in heard.log} == {heard.order}
    assert {each["outcome"] for each in heard.failed} == {"failed"}
    assert REFUSED_PUSH in {each["name"] for each in heard.failed}
    assert "sandbox-ozon-key" not in str(heard.log)


def test_a_record_is_read_once_more_from_the_marketplace(heard: Hearing) -> None:
    assert [(each["done"], each["reason"]) for each in heard.retried] == [(True, "log_read_again")]
    assert {each["id"] for each in heard.again} > {each["id"] for each in heard.log}


def test_a_supplier_is_connected_and_names_his_offers_cheapest_first(heard: Hearing) -> None:
    assert [each["article"] for each in heard.offers] == [ARTICLE, ARTICLE]
    prices = [each["price"] for each in heard.offers]
    assert prices == sorted(prices)
    assert "sandbox-supplier-token" not in str(heard.supplier)


def test_a_comparison_that_was_asked_for_has_looked_at_the_orders(heard: Hearing, sold: object) -> None:
    assert heard.report["compared"] >= 1
    assert (MAIL in str(heard.report), PHONE in str(heard.report)) == (False, False)
