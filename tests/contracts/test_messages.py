"""What people wrote to the group, and what the journal says of anything."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.inbox.message import MessageKind
from chalicelib.domain.privacy.pseudonyms import person_key
from tests.contracts.stores import Stores
from tests.factories import NOW, a_message
from tests.world import ANNA, ELENA


def test_a_message_is_read_back_whole(stores: Stores) -> None:
    photo = {"type": "IMAGE", "payload": {"url": "https://i.okcdn.ru/1"}}
    pressed = a_message(
        community=stores.community,
        kind=MessageKind.CALLBACK,
        payload="paid:1001",
        reply_to="mid:0",
        attachments=(photo,),
    )
    stores.save(pressed)
    assert stores.messages.get(stores.community, person_key(stores.community, ANNA), pressed.id) == pressed


def test_a_message_is_kept_once_as_it_came_first(stores: Stores) -> None:
    stores.save(a_message(community=stores.community))
    with pytest.raises(Stale):
        stores.save(a_message(community=stores.community, text="иное"))
    person = person_key(stores.community, ANNA)
    assert stores.messages.get(stores.community, person, "mid:1") == a_message(community=stores.community)


def test_messages_of_a_person_come_oldest_first(stores: Stores) -> None:
    said = [
        a_message(community=stores.community, id=name, at=NOW + timedelta(minutes=place))
        for place, name in enumerate("ba")
    ]
    twin = replace(said[1], id="c")
    stores.save(twin, *reversed(said), a_message(community=stores.community, id="hers", user=ELENA))
    assert stores.messages.of_user(stores.community, ANNA) == [*said, twin]
