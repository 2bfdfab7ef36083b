"""What the buyer lets us send him, and when."""

from __future__ import annotations

from chalicelib.api.audiences import buyers
from chalicelib.api.wire import buyer as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.edge.requests import Request


@buyers.get("/buyer/notices", permission=Permission.OWN_READ)
def show_settings(principal: Principal, request: Request) -> wire.notices.Settings:
    """What he lets us send him, and when."""
    return _settings(principal, container().access.manage_consent.show(principal))


@buyers.post("/buyer/notices", permission=Permission.OWN_WRITE)
def change_settings(
    principal: Principal, request: Request, body: wire.notices.PreferencesAsked
) -> wire.notices.Settings:
    """Both are set anew: what is switched off, and the quiet hours."""
    quiet = wire.notices.read_quiet(body.quiet)
    return _settings(principal, container().access.manage_consent.prefer(principal, body.muted, quiet))


@buyers.post("/buyer/consent", permission=Permission.OWN_WRITE)
def check_consent(principal: Principal, request: Request, body: wire.notices.ConsentAsked) -> wire.notices.Settings:
    """`query` is that of the launch; OK is asked in its session. 401 `launch_forged`, `launch_expired`; 403."""
    return _settings(principal, container().access.manage_consent.check(principal, body.query))


@buyers.post("/buyer/consent/withdrawal", permission=Permission.OWN_WRITE)
def withdraw_consent(principal: Principal, request: Request) -> wire.notices.Settings:
    """Nothing is sent to him any more until he allows it again by the button."""
    return _settings(principal, container().access.manage_consent.withdraw(principal))


def _settings(principal: Principal, buyer: Buyer) -> wire.notices.Settings:
    return wire.notices.write_settings(buyer, container().communities.locales.of(principal.community).zone)
