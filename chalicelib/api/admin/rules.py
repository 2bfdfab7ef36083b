"""Rules by which lines of marketplaces are decided without a person."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request


@admin.get("/v1/external-rules", permission=Permission.RULES_READ)
def list_external_rules(principal: Principal, request: Request) -> wire.rules.ExternalRules:
    """All of them, in the order in which they are looked at: the first that fits decides."""
    return wire.rules.write_rules(container().external.rules.list(principal))


@admin.patch("/v1/external-rules", permission=Permission.RULES_WRITE)
def save_external_rules(
    principal: Principal, request: Request, body: wire.rules.RulesAsked, version: int
) -> wire.rules.ExternalRules:
    """The whole list, in its order: one that is not named is gone, one without an `id` is new."""
    saved = container().external.rules.save(principal, version, wire.rules.read_rules(body.rules))
    return wire.rules.write_rules(saved)


@admin.post("/v1/external-rules/preview", permission=Permission.RULES_WRITE, changes=False, rate=RateClass.HEAVY)
def preview_external_rules(
    principal: Principal, request: Request, body: wire.rules.DryRunAsked
) -> wire.rules.RulesPreview:
    """A dry run over the lines of a page of orders, newest first, with offers and stock as they are now.

    `differs`: from what was decided then; `changed`: from what the saved rules would decide.
    """
    asked = wire.rules.read_dry_run(body)
    page = container().external.preview_rules.preview(principal, asked)
    return wire.rules.write_preview(page, request.language)
