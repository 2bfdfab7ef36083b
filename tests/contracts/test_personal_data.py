"""What is kept of a person beside orders and payments, and its end."""

from datetime import timedelta

from tests.contracts.stores import Stores
from tests.factories import NOW, a_buyer, a_comment, a_message, a_notice, an_order
from tests.world import ANNA, ELENA

MANY = 30
"""More than one call removes."""


def keep(stores: Stores, buyer: str, ok_id: str, count: int) -> None:
    for place in range(count):
        at, name = NOW + timedelta(minutes=place), f"{buyer}{place}"
        stores.save(
            a_notice(community=stores.community, id=f"event/{name}", buyer=buyer),
            a_message(community=stores.community, id=name, user=ok_id, at=at),
        )
    stores.comments.put(
        [a_comment(community=stores.community, id=f"{place}", author=ok_id, at=NOW) for place in range(count)]
    )


def kept(stores: Stores, buyer: str, ok_id: str) -> list[int]:
    comments = stores.comments.of_author(stores.community, ok_id, NOW - timedelta(days=1), None, 100).things
    messages, notices = (
        stores.messages.of_user(stores.community, ok_id),
        stores.notices.of_buyer(stores.community, buyer),
    )
    return [len(notices), len(comments), len(messages)]


def test_everything_of_a_person_is_removed_and_counted(stores: Stores) -> None:
    keep(stores, "anna", ANNA, MANY)
    buyer, everything = a_buyer(community=stores.community), dict.fromkeys(("notices", "comments", "messages"), MANY)
    assert stores.personal_data.count(stores.community, buyer) == everything
    assert stores.personal_data.erase(stores.community, buyer) == everything
    assert kept(stores, "anna", ANNA) == [0, 0, 0]
    assert set(stores.personal_data.count(stores.community, buyer).values()) == {0}


def test_what_is_erased_again_is_nothing(stores: Stores) -> None:
    buyer = a_buyer(community=stores.community)
    keep(stores, "anna", ANNA, 1)
    stores.personal_data.erase(stores.community, buyer)
    assert set(stores.personal_data.erase(stores.community, buyer).values()) == {0}


def test_others_and_orders_stay(stores: Stores) -> None:
    keep(stores, "anna", ANNA, 1)
    keep(stores, "elena", ELENA, 2)
    stores.save(an_order(community=stores.community))
    stores.personal_data.erase(stores.community, a_buyer(community=stores.community))
    assert kept(stores, "elena", ELENA) == [2, 2, 2]
    assert stores.orders.get(stores.community, "1001")
    assert stores.comments.pull(stores.community)


def test_a_person_without_an_ok_number_takes_nobodys_with_him(stores: Stores) -> None:
    keep(stores, "elena", ELENA, 1)
    act = stores.personal_data.erase(stores.community, a_buyer(community=stores.community, ok_id=""))
    assert set(act.values()) == {0}
    assert kept(stores, "elena", ELENA) == [1, 1, 1]
