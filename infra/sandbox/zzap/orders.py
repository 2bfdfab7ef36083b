"""An order at the played ZZAP, as it is kept and as the service shows it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any

MOSCOW = timezone(timedelta(hours=3))


@dataclass(frozen=True)
class Order:
    """``earlier`` is what the service still shows until ``visible_at`` (of a steady clock)."""

    code: int
    created: datetime
    changed: datetime
    fields: dict[str, Any]
    code_track: str
    response: str = ""
    earlier: str = ""
    visible_at: float = 0.0
    history: list[dict[str, str]] = field(default_factory=list)

    def shown_track(self, now: float) -> str:
        return self.code_track if now >= self.visible_at else self.earlier

    def kept(self) -> dict[str, Any]:
        """As it is written down: what shows late has shown by then."""
        times = {"created": self.created.isoformat(), "changed": self.changed.isoformat()}
        return {**asdict(self), **times, "earlier": "", "visible_at": 0.0}

    def moved(self, code_track: str, response: str, at: datetime, visible_at: float) -> Order:
        step = {"at": at.isoformat(), "code_track": code_track, "response": response}
        return replace(
            self,
            code_track=code_track,
            response=response,
            changed=at,
            earlier=self.code_track,
            visible_at=visible_at,
            history=[*self.history, step],
        )


def read_order(kept: dict[str, Any]) -> Order:
    times = {name: datetime.fromisoformat(kept[name]) for name in ("created", "changed")}
    return Order(**{**kept, **times})


def row_of(order: Order, now: float) -> dict[str, Any]:
    """As ``GetSellerOrdersV3`` writes it: times without a zone, numbers of pieces as text."""
    return {
        "code_order": order.code,
        "create_date": order.created.astimezone(MOSCOW).strftime("%Y-%m-%dT%H:%M:%S"),
        **order.fields,
        "code_track": int(order.shown_track(now)) if order.shown_track(now) else None,
    }
