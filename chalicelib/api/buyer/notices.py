"""What the buyer lets us send him, and when."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import buyers
from chalicelib.bootstrap import hub
from chalicelib.domain.launch import Caller
from chalicelib.edge.requests import Request


@buyers.get("/buyer/notices")
def show_settings(buyer: Caller, request: Request) -> wire.notices.Settings:
    return wire.notices.write_settings(hub().consenting.show(buyer), buyer.zone)


@buyers.post("/buyer/notices")
def change_settings(buyer: Caller, request: Request) -> wire.notices.Settings:
    asked = request.body(wire.notices.PreferencesAsked)
    return wire.notices.write_settings(
        hub().consenting.prefer(buyer, asked.muted, wire.notices.read_quiet(asked.quiet)), buyer.zone
    )


@buyers.post("/buyer/consent")
def check_consent(buyer: Caller, request: Request) -> wire.notices.Settings:
    asked = request.body(wire.notices.ConsentAsked)
    return wire.notices.write_settings(hub().consenting.check(buyer, asked.query), buyer.zone)


@buyers.post("/buyer/consent/withdrawal")
def withdraw_consent(buyer: Caller, request: Request) -> wire.notices.Settings:
    return wire.notices.write_settings(hub().consenting.withdraw(buyer), buyer.zone)
