"""What a person at the desk wants to hear of, over which channels ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.api.wire.limits import limited
from chalicelib.domain.errors import Invalid
from chalicelib.domain.notices.channels import FIXED, MANNERS, USUAL, Channel, DeskNotice
from chalicelib.domain.notices.outbox import DeliveryState
from chalicelib.edge.responses import explained

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.buyers import buyer as buyers
    from chalicelib.domain.notices.notice_settings import Address
    from chalicelib.domain.notices.outbox import Delivery
    from chalicelib.usecases.notices.manage_notifications import Notifications as Found

LONGEST_ADDRESS, LONGEST_CODE = 500, 20


class AddressState(StrEnum):
    """Waiting: it has to prove itself. Lost: it counted, and the channel says that nobody is there any more."""

    NONE = "none"
    WAITING = "waiting"
    WORKS = "works"
    LOST = "lost"


class WantedNotice(Wire, frozen=True):
    notice: DeskNotice
    channels: list[Channel]
    fixed: list[Channel]


class NotificationChannel(Wire, frozen=True):
    channel: Channel
    address: str
    state: AddressState
    explanation: str
    verified_at: datetime | None
    code_until: datetime | None
    tries_left: int
    keeps_quiet: bool
    waiting: int


class NoticeDelivery(Wire, frozen=True):
    id: str
    channel: Channel
    notice: DeskNotice
    count: int
    at: datetime
    state: DeliveryState
    explanation: str
    attempts: int


class QuietTime(Wire, frozen=True):
    start: str
    end: str
    time_zone: str


class Notifications(Wire, frozen=True):
    notices: list[WantedNotice]
    channels: list[NotificationChannel]
    quiet: QuietTime | None
    deliveries: list[NoticeDelivery]
    version: int


class NotificationsAsked(Asked, frozen=True):
    wanted: dict[str, list[Channel]]


class AddressAsked(Asked, frozen=True):
    address: Annotated[str, limited(maxLength=LONGEST_ADDRESS)] = ""


class GivenAddress(Wire, frozen=True):
    link: str
    secret: str
    notifications: Notifications


class CodeAsked(Asked, frozen=True):
    code: Annotated[str, limited(maxLength=LONGEST_CODE)] = ""


class AddressVerified(Wire, frozen=True):
    right: bool
    notifications: Notifications


def read_wanted(asked: NotificationsAsked) -> Mapping[DeskNotice, tuple[Channel, ...]]:
    """Raises Invalid for what is no notice."""
    unknown = next((name for name in asked.wanted if name not in list(DeskNotice)), None)
    if unknown is not None:
        raise Invalid("notice_foreign", f"wanted.{unknown}"[:80])
    return {DeskNotice(name): tuple(channels) for name, channels in asked.wanted.items()}


def read_address(asked: AddressAsked) -> str:
    """Raises Invalid."""
    return _short(asked.address, "address", LONGEST_ADDRESS)


def read_code(asked: CodeAsked) -> str:
    """Raises Invalid."""
    return _short(asked.code, "code", LONGEST_CODE)


def _short(text: str, field: str, most: int) -> str:
    if len(text) > most:
        raise Invalid("text_too_long", field, limit=most)
    return text


def write_notifications(found: Found, language: str) -> Notifications:
    records = found.records
    outboxes = [records.outbox(channel) for channel in Channel]
    deliveries = [_delivery(box.channel, each, language) for box in outboxes for each in box.deliveries]
    return Notifications(
        notices=[
            WantedNotice(
                notice=each,
                channels=list(records.settings.channels_of(each)),
                fixed=list(USUAL) if each in FIXED else [],
            )
            for each in found.notices
        ],
        channels=[_channel(found, each, language) for each in found.offered],
        quiet=_quiet(records.buyer, records.community.zone),
        deliveries=sorted(deliveries, key=lambda each: each.at, reverse=True),
        version=records.settings.version,
    )


def _channel(found: Found, channel: Channel, language: str) -> NotificationChannel:
    settings, outbox = found.records.settings, found.records.outbox(channel)
    address = settings.addresses.get(channel)
    lost = address.lost if address else ""
    return NotificationChannel(
        channel=channel,
        address=address.value if address else "",
        state=AddressState.WORKS if settings.works(channel) else _state(address),
        explanation=explained(lost, {}, language) if lost else "",
        verified_at=address.verified_at if address else None,
        code_until=address.until if address else None,
        tries_left=address.tries if address else 0,
        keeps_quiet=MANNERS[channel].wakes,
        waiting=len(outbox.pending),
    )


def _state(address: Address | None) -> AddressState:
    if address is None:
        return AddressState.NONE
    return AddressState.LOST if address.lost else AddressState.WAITING


def _delivery(channel: Channel, it: Delivery, language: str) -> NoticeDelivery:
    reason = "given_up" if it.state is DeliveryState.GIVEN_UP else it.reason
    return NoticeDelivery(
        id=it.id,
        channel=channel,
        notice=it.notice,
        count=it.count,
        at=it.at,
        state=it.state,
        explanation=explained(reason, {}, language) if reason else "",
        attempts=it.attempts,
    )


def _quiet(buyer: buyers.Buyer, zone: str) -> QuietTime | None:
    quiet = buyer.quiet
    return QuietTime(start=f"{quiet.start:%H:%M}", end=f"{quiet.end:%H:%M}", time_zone=zone) if quiet else None
