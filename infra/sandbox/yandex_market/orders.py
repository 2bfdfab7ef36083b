"""Orders of the played Market in its own form, and how they are told in another."""

import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

MOSCOW = timezone(timedelta(hours=3))
STATUSES = (
    *("PLACING", "RESERVED", "UNPAID", "PROCESSING", "DELIVERY", "PICKUP", "DELIVERED", "CANCELLED", "PENDING"),
    *("PARTIALLY_RETURNED", "RETURNED", "UNKNOWN"),
)
PROGRAMS = ("FBY", "FBS", "DBS", "EXPRESS", "LAAS")
PLATFORMS = ("MARKET", "OZON", "WILDBERRIES", "OTHER")
MARKS = ("CIS", "CIS_OPTIONAL", "UIN", "RNPT", "GTD")


@dataclass
class Order:
    """``told`` is the order as ``getBusinessOrders`` shows it; the buyer is told to whoever asks for him."""

    told: dict[str, Any]
    buyer: dict[str, Any]
    heard: list[dict[str, Any]] = field(default_factory=list)
    """What the seller told us of it: method, what he wished, what came of it."""

    @property
    def number(self) -> int:
        return int(self.told["orderId"])

    @property
    def state(self) -> tuple[str, str]:
        return self.told["status"], self.told["substatus"]

    @property
    def items(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.told["items"]
        return found

    def copied(self) -> dict[str, Any]:
        return copy.deepcopy(self.told)

    def move(self, status: str, substatus: str) -> None:
        self.told["status"], self.told["substatus"] = status, substatus
        self.touch()

    def reduce(self, left: dict[int, int]) -> None:
        """To so many pieces of each item; what is gone stays in the statuses of its pieces."""
        for item in self.items:
            count, kept = item["count"], left.get(item["id"], 0)
            if kept < count:
                for part in item["prices"].values():
                    part["value"] = float(Decimal(str(part["value"])) * kept / count) if count else 0
                parts = [{"status": "CREATED", "count": kept}, {"status": "CANCELLED", "count": count - kept}]
                item["itemStatuses"] = [each for each in parts if each["count"]]
                item["count"] = kept
        self.told["items"] = [item for item in self.items if item["count"]]
        self.touch()

    def touch(self) -> None:
        self.told["updateDate"] = written(datetime.now(UTC))


def written(at: datetime) -> str:
    return at.astimezone(MOSCOW).isoformat(timespec="milliseconds")


def older(told: dict[str, Any]) -> dict[str, Any]:
    """The form in which a change of status is answered: other names, and times with the day first."""
    total = float(sum(Decimal(str(item["prices"]["payment"]["value"])) for item in told["items"]))
    return {
        "id": told["orderId"],
        "status": told["status"],
        "substatus": told["substatus"],
        "creationDate": _day_first(told["creationDate"]),
        "updatedAt": _day_first(told["updateDate"]),
        "currency": "RUR",
        "itemsTotal": total,
        "deliveryTotal": 0.0,
        "paymentType": told["paymentType"],
        "paymentMethod": told["paymentMethod"],
        "fake": told["fake"],
        "items": [{"id": i["id"], "offerId": i["offerId"], "count": i["count"]} for i in told["items"]],
    }


def _day_first(iso: str) -> str:
    return datetime.fromisoformat(iso).astimezone(MOSCOW).strftime("%d-%m-%Y %H:%M:%S")
