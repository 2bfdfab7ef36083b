"""What people at the desk want to hear of, what they are told, and what one message is decided on."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.communities.community import BOT_TOKEN, Secret
from chalicelib.domain.errors import NotFound, Stale
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.notices.notice_settings import Address, NoticeSettings
from chalicelib.domain.notices.outbox import DeliveryState, Outbox, OutboxItem
from tests.factories import NOW, a_buyer, a_notice
from tests.storage.tenant import Tenant

ITEM = OutboxItem("e1", DeskNotice.EXTERNAL_ORDER, NOW, {"order": "1", "total": 5})


def of(tenant: Tenant) -> NoticeSettings:
    known = {Channel.EMAIL: Address("petr@example.com", verified_at=NOW)}
    return NoticeSettings(tenant.community, "anna", {DeskNotice.KEY_ENDS: (Channel.EMAIL,)}, known, (NOW,))


def test_all_that_a_person_is_told_by_is_read_at_once(tenant: Tenant) -> None:
    outbox = Outbox(tenant.community, "anna", Channel.EMAIL).joined(ITEM)
    sms = replace(outbox, channel=Channel.SMS).claimed(NOW).settled(DeliveryState.SENT, NOW)
    breaker = CircuitBreaker(tenant.community, "email", failures=1)
    tenant.save(a_buyer(community=tenant.community), of(tenant), outbox, sms, breaker)
    tenant.save(Secret(tenant.community, BOT_TOKEN, "token"))
    shown = tenant.stores.desk_notices.records(tenant.community, "anna")
    assert shown.settings == replace(of(tenant), version=1)
    assert shown.outboxes == {Channel.EMAIL: replace(outbox, version=1), Channel.SMS: replace(sms, version=1)}
    assert (shown.breaker, shown.token, shown.buyer.id) == (None, None, "anna")
    found = tenant.stores.desk_notices.dispatch(tenant.community, "anna", Channel.EMAIL, "email")
    assert found.outboxes == {Channel.EMAIL: replace(outbox, version=1)}
    assert (found.breaker, found.token) == (replace(breaker, version=1), "token")
    assert found.settings == shown.settings


def test_whoever_has_set_nothing_has_the_usual_and_who_is_not_there_is_missing(tenant: Tenant) -> None:
    tenant.save(a_buyer(community=tenant.community), of(tenant))
    found = tenant.stores.desk_notices.settings(tenant.community, ["anna", "elena"])
    assert found == {"anna": replace(of(tenant), version=1), "elena": NoticeSettings(tenant.community, "elena")}
    assert tenant.stores.desk_notices.records(tenant.community, "anna").outbox(Channel.OK).pending == ()
    assert tenant.stores.desk_notices.settings(tenant.community, []) == {}
    with pytest.raises(NotFound):
        tenant.stores.desk_notices.records(tenant.community, "elena")


def test_two_who_write_at_once_do_not_undo_each_other(tenant: Tenant) -> None:
    tenant.save(of(tenant))
    with pytest.raises(Stale):
        tenant.save(of(tenant))


def test_they_go_with_the_person_and_are_no_notices_of_a_buyer(tenant: Tenant) -> None:
    person = a_buyer(community=tenant.community)
    tenant.save(person, of(tenant), Outbox(tenant.community, "anna", Channel.OK), a_notice(community=tenant.community))
    assert [each.id for each in tenant.stores.notices.of_buyer(tenant.community, "anna")] == ["order/1001"]
    assert tenant.stores.personal_data.count(tenant.community, person)["desk_notices"] == 2
    assert tenant.stores.personal_data.erase(tenant.community, person)["desk_notices"] == 2
    assert tenant.stores.desk_notices.settings(tenant.community, ["anna"])["anna"].addresses == {}
