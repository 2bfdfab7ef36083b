"""The buyer's own data: handed out, and erased."""

from typing import Any

from chalicelib.api.audiences import buyers
from chalicelib.bootstrap import hub
from chalicelib.domain.launch import Caller
from chalicelib.edge.requests import Request


@buyers.post("/buyer/export")
def export_data(buyer: Caller, request: Request) -> Any:
    return hub().exporting.export(buyer, buyer.buyer)


@buyers.post("/buyer/erasure", status=202)
def ask_erasure(buyer: Caller, request: Request) -> dict[str, str]:
    hub().erasing.ask(buyer, buyer.buyer)
    return {"state": "asked"}
