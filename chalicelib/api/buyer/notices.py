"""What the buyer lets us send him, and when."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import buyers
from chalicelib.bootstrap import hub
from chalicelib.domain.buyers import Buyer
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@buyers.get("/buyer/notices")
def show_settings(buyer: Principal, request: Request) -> wire.notices.Settings:
    return _settings(buyer, hub().consenting.show(buyer))


@buyers.post("/buyer/notices")
def change_settings(buyer: Principal, request: Request) -> wire.notices.Settings:
    asked = request.body(wire.notices.PreferencesAsked)
    return _settings(buyer, hub().consenting.prefer(buyer, asked.muted, wire.notices.read_quiet(asked.quiet)))


@buyers.post("/buyer/consent")
def check_consent(buyer: Principal, request: Request) -> wire.notices.Settings:
    asked = request.body(wire.notices.ConsentAsked)
    return _settings(buyer, hub().consenting.check(buyer, asked.query))


@buyers.post("/buyer/consent/withdrawal")
def withdraw_consent(buyer: Principal, request: Request) -> wire.notices.Settings:
    return _settings(buyer, hub().consenting.withdraw(buyer))


def _settings(buyer: Principal, person: Buyer) -> wire.notices.Settings:
    return wire.notices.write_settings(person, hub().locales.of(buyer.community).zone)
