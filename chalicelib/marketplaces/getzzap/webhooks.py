"""What a marketplace pushes in our own form (docs/marketplaces/getzzap.md), signed by Standard Webhooks.

It may be all that is ever heard of an order: such a marketplace need not be one that can be asked. So a push is read
as an event and, where it tells of an order, as what is seen of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence  # noqa: TC003 – a struct looks its types up
from datetime import datetime  # noqa: TC003
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, KabinetError, NotFound, TooLarge
from chalicelib.domain.external.integration_log import LONGEST_BODY
from chalicelib.domain.external.sighting import Phase, Sighting
from chalicelib.domain.external.webhook_event import EventKind, WebhookEvent
from chalicelib.domain.networks import is_within
from chalicelib.marketplaces.getzzap.order_form import read_order, read_phase
from chalicelib.outgoing.lenient import inside, moment, objects, parse, text
from chalicelib.usecases.ports import Reply

ID = "webhook-id"
LONGEST_ID = 200

_CLAIMS = {"order.created": Phase.OPEN, "order.cancelled": Phase.CANCELLED}
_KEPT = ("order", "phase", "status", "substatus", "created_at", "changed_at", "ship_until", "currency", "test")
_KEPT_OF_LINES = ("key", "article", "sku", "brand", "quantity", "price", "sum", "price_minor", "sum_minor", "cancelled")
_MOST_LINES_KEPT = 10


class Pushed(Struct, frozen=True):
    """``sighting``: what is seen of an order, None where the push tells of none."""

    event: WebhookEvent
    sighting: Sighting | None = None


class GenericWebhooks(Struct, frozen=True):
    """Of one account. ``verified`` says whether its secrets signed a body under such headers, and just now.

    ``phases`` are what its statuses mean, ``zone`` is of times without one. Where it names no ``networks``, it may come
    from anywhere.
    """

    verified: Callable[[Mapping[str, str], bytes], bool]
    phases: Mapping[str, Phase] = {}
    zone: str = "UTC"
    networks: Sequence[str] = ()

    def read(self, body: bytes, headers: Mapping[str, str]) -> WebhookEvent:
        """With all that it tells of an order."""
        pushed = self.read_pushed(body, headers)
        return replace(pushed.event, sighting=pushed.sighting)

    def read_pushed(self, body: bytes, headers: Mapping[str, str]) -> Pushed:
        """Raises Invalid for what is none of its pushes or not signed."""
        if not self.verified(headers, body):
            raise Invalid("hook_unsigned")
        push = parse(body)
        message = text({name.lower(): said for name, said in headers.items()}.get(ID), LONGEST_ID)
        if not isinstance(push, dict) or not message:
            raise Invalid("hook_unreadable")
        return self._pushed(push, message)

    def is_from_marketplace(self, address: str) -> bool:
        return not self.networks or is_within(address, self.networks)

    def taken(self, event: WebhookEvent, now: datetime) -> Reply:
        return Reply(200, {"received": True})

    def refused(self, error: KabinetError) -> Reply:
        """By Standard Webhooks whatever is not 2xx is sent again, 410 is not."""
        for kind, status in ((TooLarge, 413), (Invalid, 400), (NotFound, 404)):
            if isinstance(error, kind):
                return Reply(status, {"error": error.reason})
        return Reply(503, {"error": error.reason})

    def _pushed(self, push: Mapping[str, Any], message: str) -> Pushed:
        kind, form, zone = text(push.get("type"), 100), inside(push.get("data")), ZoneInfo(self.zone)
        claimed, of_order = _CLAIMS.get(kind), kind.startswith("order.") or (not kind and "order" in form)
        sighting = read_order(form, self.phases, zone, claimed) if of_order else None
        if of_order and sighting is None:
            raise Invalid("hook_unreadable")
        at = (sighting.changed_at if sighting else None) or moment(push.get("timestamp"), zone)
        event = WebhookEvent(
            kind=EventKind.ORDER if sighting else EventKind.PING if kind == "ping" else EventKind.OTHER,
            type=kind,
            id=message,
            seller=text(form.get("seller"), 100),
            order=sighting.order if sighting else "",
            phase=(read_phase(form, self.phases) or claimed) if sighting else None,
            at=at,
            body=shortened(push),
            claimed=read_phase(form, self.phases) is None,
        )
        return Pushed(event, replace(sighting, changed_at=at) if sighting else None)


def shortened(push: Mapping[str, Any]) -> str:
    """What is kept of a push: by the lists above, so that no word of a person is among it. At most 2 KB of JSON."""
    for longest, most in ((60, _MOST_LINES_KEPT), (40, 3), (20, 0), (5, 0)):
        written = json.dumps(_kept_of(push, longest, most), ensure_ascii=False)
        if len(written.encode()) <= LONGEST_BODY:
            return written
    return ""


def _kept_of(push: Mapping[str, Any], longest: int, most_lines: int) -> Mapping[str, Any]:
    form = inside(push.get("data"))
    lines = [_kept(each, _KEPT_OF_LINES, longest) for each in objects(form.get("lines"))[:most_lines]]
    data = {**_kept(form, _KEPT, longest), **({"lines": lines} if lines else {})}
    return {**_kept(push, ("type", "timestamp"), longest), "data": data}


def _kept(form: Mapping[str, Any], names: Sequence[str], longest: int) -> Mapping[str, str]:
    return {name: said for name in names if (said := text(form.get(name), longest))}
