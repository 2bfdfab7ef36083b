"""Orders of a marketplace through the packaged stack until they are acknowledged, with every policy enforced."""

import pytest

from tests.deployed.selling import Selling

pytestmark = pytest.mark.deployed


def test_what_was_accepted_is_an_order_of_ours_and_ozon_shows_it(sold: Selling) -> None:
    assert (sold.accepted["decision"], sold.accepted["phase"]) == ("accepted", "accepted")
    assert sold.there[sold.accepted["order"]] == "awaiting_deliver"
    assert sold.ours["number"] == sold.accepted["number"]


def test_what_was_refused_is_cancelled_there_and_became_nothing(sold: Selling) -> None:
    assert (sold.refused["decision"], sold.refused["number"]) == ("refused", None)
    assert sold.there[sold.refused["order"]] == "cancelled"


def test_what_no_push_told_of_was_found_by_polling(sold: Selling) -> None:
    assert (sold.polled["decision"], sold.polled["number"]) == ("new", None)
    assert sold.account["polledAt"] is not None


def test_pushes_were_taken_and_the_key_is_shown_nowhere(sold: Selling) -> None:
    assert sold.pushes
    assert sold.account["receivedAt"] is not None
    assert "sandbox-ozon-key" not in str(sold.account)
