"""What a person at the desk wants to hear of, and where he is reached: his own, nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.errors import NotFound
from chalicelib.domain.notices.channels import Channel
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request

if TYPE_CHECKING:
    from chalicelib.usecases.ports import DeskNoticeRecords


@admin.get("/v1/me/notifications", permission=Permission.NOTIFICATIONS_READ)
def show_notifications(principal: Principal, request: Request) -> wire.notifications.Notifications:
    """Notices of one's role, channels of this installation, and what became of the last messages over each."""
    found = container().desk_notices.manage.show(principal)
    return wire.notifications.write_notifications(found, request.language)


@admin.patch("/v1/me/notifications", permission=Permission.NOTIFICATIONS_WRITE)
def save_notifications(
    principal: Principal, request: Request, body: wire.notifications.NotificationsAsked, version: int
) -> wire.notifications.Notifications:
    """The channels of each notice that is named, whole; a notice that is not named stays as it is."""
    wanted = wire.notifications.read_wanted(body)
    found = container().desk_notices.manage.save(principal, version, wanted)
    return wire.notifications.write_notifications(found, request.language)


@admin.post("/v1/me/notifications/{channel}/address", permission=Permission.NOTIFICATIONS_WRITE, rate=RateClass.HEAVY)
def give_address(
    principal: Principal, request: Request, channel: str, body: wire.notifications.AddressAsked
) -> wire.notifications.GivenAddress:
    """In place of the one there was. A code is sent to an e-mail or a phone; Telegram is opened by `link`, within 15
    minutes; `secret` signs what a webhook is sent, and is shown this once. 404 for a channel that there is not.
    """
    address = wire.notifications.read_address(body)
    given = container().desk_notices.addresses.give(principal, _channel(channel), address)
    shown = _shown(principal, given.records, request)
    return wire.notifications.GivenAddress(link=given.link, secret=given.secret, notifications=shown)


@admin.post(
    "/v1/me/notifications/{channel}/verification", permission=Permission.NOTIFICATIONS_WRITE, rate=RateClass.HEAVY
)
def verify_address(
    principal: Principal, request: Request, channel: str, body: wire.notifications.CodeAsked
) -> wire.notifications.AddressVerified:
    """By the code that was sent, five times at the most; a webhook by its answer to a signed ping, without a code.

    `right` is false for another code.
    """
    tried = container().desk_notices.addresses.verify(principal, _channel(channel), wire.notifications.read_code(body))
    shown = _shown(principal, tried.records, request)
    return wire.notifications.AddressVerified(right=tried.right, notifications=shown)


@admin.delete("/v1/me/notifications/{channel}/address", permission=Permission.NOTIFICATIONS_WRITE)
def remove_address(
    principal: Principal, request: Request, channel: str, version: int
) -> wire.notifications.Notifications:
    """It is forgotten; ticks stay for the next one."""
    records = container().desk_notices.addresses.remove(principal, _channel(channel), version)
    return _shown(principal, records, request)


@admin.post("/v1/me/notifications/{channel}/test", permission=Permission.NOTIFICATIONS_WRITE, rate=RateClass.HEAVY)
def test_channel(principal: Principal, request: Request, channel: str) -> wire.notifications.Notifications:
    """A message goes the way that all others go, soon: `deliveries` say what became of it."""
    found = container().desk_notices.manage.test(principal, _channel(channel))
    return wire.notifications.write_notifications(found, request.language)


def _channel(name: str) -> Channel:
    if name not in list(Channel):
        raise NotFound
    return Channel(name)


def _shown(principal: Principal, records: DeskNoticeRecords, request: Request) -> wire.notifications.Notifications:
    found = container().desk_notices.manage.shown(principal, records)
    return wire.notifications.write_notifications(found, request.language)
