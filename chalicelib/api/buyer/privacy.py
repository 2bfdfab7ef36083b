"""The buyer's own data: handed out, and erased."""

from typing import Any

from chalicelib.api.audiences import buyers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@buyers.post("/buyer/export")
def export_data(buyer: Principal, request: Request) -> Any:
    return hub().exporting.export(buyer, buyer.id)


@buyers.post("/buyer/erasure", status=202)
def ask_erasure(buyer: Principal, request: Request) -> dict[str, str]:
    hub().erasing.ask(buyer, buyer.id)
    return {"state": "asked"}
