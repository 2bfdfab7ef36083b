"""What people wrote to the group, and what the journal says of anything."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.inbox.message import MessageKind
from chalicelib.domain.privacy.pseudonyms import person_key
from tests.factories import NOW, a_message
from tests.storage.tenant import Tenant
from tests.world import ANNA, ELENA


def test_a_message_is_read_back_whole(tenant: Tenant) -> None:
    photo = {"type": "IMAGE", "payload": {"url": "https://i.okcdn.ru/1"}}
    pressed = a_message(
        community=tenant.community,
        kind=MessageKind.CALLBACK,
        payload="paid:1001",
        reply_to="mid:0",
        attachments=(photo,),
    )
    tenant.save(pressed)
    assert tenant.stores.messages.get(tenant.community, person_key(tenant.community, ANNA), pressed.id) == pressed


def test_a_message_is_kept_once_as_it_came_first(tenant: Tenant) -> None:
    tenant.save(a_message(community=tenant.community))
    with pytest.raises(Stale):
        tenant.save(a_message(community=tenant.community, text="иное"))
    person = person_key(tenant.community, ANNA)
    assert tenant.stores.messages.get(tenant.community, person, "mid:1") == a_message(community=tenant.community)


def test_messages_of_a_person_come_oldest_first(tenant: Tenant) -> None:
    said = [
        a_message(community=tenant.community, id=name, at=NOW + timedelta(minutes=place))
        for place, name in enumerate("ba")
    ]
    twin = replace(said[1], id="c")
    tenant.save(twin, *reversed(said), a_message(community=tenant.community, id="hers", user=ELENA))
    assert tenant.stores.messages.of_user(tenant.community, ANNA) == [*said, twin]
