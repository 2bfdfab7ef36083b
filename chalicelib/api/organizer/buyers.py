"""A buyer's data, at his request to the organizer."""

from typing import Any

from chalicelib.api.audiences import organizers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@organizers.post("/organizer/buyers/{buyer}/export")
def export_buyer(organizer: Principal, request: Request, buyer: str) -> Any:
    return hub().exporting.export(organizer, buyer)


@organizers.post("/organizer/buyers/{buyer}/erasure", status=202)
def ask_buyer_erasure(organizer: Principal, request: Request, buyer: str) -> dict[str, str]:
    hub().erasing.ask(organizer, buyer)
    return {"state": "asked"}
