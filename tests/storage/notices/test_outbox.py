"""What is told a person of the desk over a channel, kept: each channel apart, and never over what came between."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.notices.outbox import DeliveryState, Outbox, OutboxItem
from tests.factories import NOW, a_buyer
from tests.storage.tenant import Tenant

ITEMS = [OutboxItem(each, DeskNotice.EXTERNAL_ORDER, NOW, {"order": each, "total": 5}) for each in ("e1", "e2", "e3")]


def shown(tenant: Tenant, channel: Channel) -> Outbox:
    return tenant.stores.desk_notices.records(tenant.community, "anna").outbox(channel)


def an_outbox(tenant: Tenant, channel: Channel = Channel.EMAIL) -> Outbox:
    outbox = Outbox(tenant.community, "anna", channel)
    for item in ITEMS:
        outbox = outbox.joined(item)
    return outbox


def test_what_waits_what_is_under_way_and_what_became_of_it_is_read_as_it_was_written(tenant: Tenant) -> None:
    tenant.save(a_buyer(community=tenant.community))
    waiting = an_outbox(tenant).claimed(NOW).held_up(NOW, "channel_busy").claimed(NOW)
    tenant.save(waiting)
    assert shown(tenant, Channel.EMAIL) == replace(waiting, version=1)
    settled = replace(waiting, version=1).settled(DeliveryState.IN_DOUBT, NOW, "channel_silent")
    tenant.save(settled)
    assert shown(tenant, Channel.EMAIL) == replace(settled, version=2)


def test_each_channel_has_its_own_and_each_person(tenant: Tenant) -> None:
    tenant.save(a_buyer(community=tenant.community), a_buyer(id="petr", community=tenant.community, ok_id="57"))
    tenant.save(an_outbox(tenant), replace(an_outbox(tenant, Channel.SMS), person="petr"))
    assert shown(tenant, Channel.EMAIL).pending == tuple(ITEMS)
    assert shown(tenant, Channel.SMS) == Outbox(tenant.community, "anna", Channel.SMS)


def test_what_came_between_is_not_written_over(tenant: Tenant) -> None:
    tenant.save(an_outbox(tenant))
    with pytest.raises(Stale):
        tenant.save(an_outbox(tenant).claimed(NOW))
