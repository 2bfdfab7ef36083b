"""From the file of an organizer to the message a buyer reads, through the gateway, with every policy enforced."""

import pytest
import requests

from tests.deployed.ordering import SHOES, TEA, Ordering

pytestmark = pytest.mark.deployed


def test_roles_are_those_of_the_group(ordered: Ordering) -> None:
    assert (ordered.anna.role, ordered.maria.role) == ("buyer", "organizer")


def test_good_rows_become_orders_and_a_bad_one_is_told(ordered: Ordering) -> None:
    assert ordered.imported["counts"]["new"] == 2
    assert [row["row"] for row in ordered.bad_rows["rows"]] == [4]


def test_bad_rows_are_downloaded_from_the_storage(ordered: Ordering) -> None:
    sheet = requests.get(ordered.bad_rows["download"], timeout=10)
    assert sheet.status_code == 200
    assert "attachment" in sheet.headers["Content-Disposition"]


def test_the_buyer_hears_of_the_order_and_sees_what_its_sum_is_made_of(ordered: Ordering) -> None:
    assert "Ботинки" in ordered.message["text"]
    assert ordered.order["sum"]["total"] == sum(part["amount"] for part in ordered.order["sum"]["parts"])


def test_the_desk_finds_orders_by_every_list(ordered: Ordering) -> None:
    """Anna has one in each purchase, Елена one of shoes."""
    found, tea = ordered.found, ordered.orders[TEA]
    assert {name: len(numbers) for name, numbers in found.items()} == {
        "all": 3,
        "purchase": 1,
        "payment": 3,
        "point": 0,
        "phone": 2,
        "name": 1,
        "article": 1,
    }
    assert (found["purchase"], found["article"]) == ([tea], [tea])


def test_the_organizer_sees_the_purchases_and_the_buyer_the_organizers(ordered: Ordering) -> None:
    purchases = ordered.maria.get("v1/purchases")["items"]
    assert {each["title"] for each in purchases} == {SHOES, TEA}
    (organizer,) = ordered.anna.get("buyer/organizers")["organizers"]
    assert organizer["lastName"] == "Орлова"
