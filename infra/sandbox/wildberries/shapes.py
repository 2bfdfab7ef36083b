"""Tasks and supplies as the methods show them."""

from collections.abc import Sequence
from typing import Any

from infra.sandbox.wildberries.memory import Supply, Task

OF_NEW_ONES_ONLY = (
    *("requiredMeta", "optionalMeta", "ddate", "sellerDate", "salePrice", "finalPrice", "convertedFinalPrice"),
    "isPickupPointShipmentAllowed",
)


def new_task(task: Task) -> dict[str, Any]:
    return {**task.about, "scanPrice": None}


def listed_task(task: Task) -> dict[str, Any]:
    shown = {name: value for name, value in task.about.items() if name not in OF_NEW_ONES_ONLY}
    return {**shown, "scanPrice": None, **({"supplyId": task.supply} if task.supply else {})}


def status(task: Task) -> dict[str, Any]:
    return {
        "id": task.id,
        "isCancellable": task.cancellable,
        "supplierStatus": task.supplier,
        "wbStatus": task.wb,
    }


def marks(task: Task, *, bad_only: bool = False) -> dict[str, Any]:
    shown = task.unmarked if bad_only else task.marks
    details = [{"key": key, "value": mark.value, "decision": mark.decision} for key, mark in shown.items()]
    return {"id": task.id, "metaDetails": details}


def supply(of: Supply, tasks: Sequence[Task]) -> dict[str, Any]:
    """Of what kind it is, the first task in it decides."""
    first = tasks[0] if tasks else None
    return {
        "id": of.id,
        "isB2b": first.about["options"]["isB2B"] if first else None,
        "isPickupPointShipmentAllowed": True,
        "done": bool(of.closed),
        "createdAt": of.created,
        "closedAt": of.closed or None,
        "scanDt": None,
        "name": of.name,
        "cargoType": first.about["cargoType"] if first else 0,
        "crossBorderType": first.about["crossBorderType"] if first else None,
        "destinationOfficeId": None,
        "recommendedWhId": 0,
    }
