"""What is kept of a person beside orders and payments, and its end."""

from datetime import timedelta

from tests.credentials import a_passkey
from tests.factories import NOW, a_buyer, a_comment, a_message, a_notice, an_order
from tests.storage.tenant import Tenant
from tests.world import ANNA, ELENA

MANY = 30
"""More than one call removes."""


def keep(tenant: Tenant, buyer: str, ok_id: str, count: int) -> None:
    for place in range(count):
        at, name = NOW + timedelta(minutes=place), f"{buyer}{place}"
        tenant.save(
            a_notice(community=tenant.community, id=f"event/{name}", buyer=buyer),
            a_message(community=tenant.community, id=name, user=ok_id, at=at),
            a_passkey(community=tenant.community, id=name, person=buyer),
        )
    tenant.stores.comments.put(
        [a_comment(community=tenant.community, id=f"{place}", author=ok_id, at=NOW) for place in range(count)]
    )


def kept(tenant: Tenant, buyer: str, ok_id: str) -> list[int]:
    comments = tenant.stores.comments.of_author(tenant.community, ok_id, NOW - timedelta(days=1), None, 100).things
    messages, notices = (
        tenant.stores.messages.of_user(tenant.community, ok_id),
        tenant.stores.notices.of_buyer(tenant.community, buyer),
    )
    passkeys = tenant.stores.passkeys.of_person(tenant.community, buyer)
    return [len(notices), len(comments), len(messages), len(passkeys)]


def test_everything_of_a_person_is_removed_and_counted(tenant: Tenant) -> None:
    keep(tenant, "anna", ANNA, MANY)
    buyer = a_buyer(community=tenant.community)
    everything = {**dict.fromkeys(("notices", "comments", "messages", "passkeys"), MANY), "desk_notices": 0}
    assert tenant.stores.personal_data.count(tenant.community, buyer) == everything
    assert tenant.stores.personal_data.erase(tenant.community, buyer) == everything
    assert kept(tenant, "anna", ANNA) == [0, 0, 0, 0]
    assert set(tenant.stores.personal_data.count(tenant.community, buyer).values()) == {0}


def test_what_is_erased_again_is_nothing(tenant: Tenant) -> None:
    buyer = a_buyer(community=tenant.community)
    keep(tenant, "anna", ANNA, 1)
    tenant.stores.personal_data.erase(tenant.community, buyer)
    assert set(tenant.stores.personal_data.erase(tenant.community, buyer).values()) == {0}


def test_others_and_orders_stay(tenant: Tenant) -> None:
    keep(tenant, "anna", ANNA, 1)
    keep(tenant, "elena", ELENA, 2)
    tenant.save(an_order(community=tenant.community))
    tenant.stores.personal_data.erase(tenant.community, a_buyer(community=tenant.community))
    assert kept(tenant, "elena", ELENA) == [2, 2, 2, 2]
    assert tenant.stores.orders.get(tenant.community, "1001")
    assert tenant.stores.comments.sync(tenant.community)


def test_a_person_without_an_ok_number_takes_nobodys_with_him(tenant: Tenant) -> None:
    keep(tenant, "elena", ELENA, 1)
    act = tenant.stores.personal_data.erase(tenant.community, a_buyer(community=tenant.community, ok_id=""))
    assert set(act.values()) == {0}
    assert kept(tenant, "elena", ELENA) == [1, 1, 1, 1]
