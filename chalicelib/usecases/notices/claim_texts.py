"""What is said to an organizer of claims, and the buttons under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.inbox.message import ClaimDecision, decision_payload
from chalicelib.domain.notices.templates import inner_quotes
from chalicelib.usecases.ports import Button, CallbackButton, LinkButton, Phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.usecases.notices.claim_news import ClaimNews
    from chalicelib.usecases.notices.notice_renderer import TemplateData


def claim_values(phrases: Phrases, about: TemplateData, news: ClaimNews) -> Mapping[str, str]:
    """What the places of these letters are filled with; what is not known is empty."""
    claim, language = news.claim, about.language
    numbers = ", ".join(part.number for part in claim.orders)
    orders = "notices.of_orders" if len(claim.orders) > 1 else "notices.of_order"
    return {
        "community": about.community.name,
        "amount": phrases.money(language, claim.received, claim.currency),
        "orders": phrases.phrase(language, orders, numbers=numbers),
        "purchase": inner_quotes(language, claim.orders[0].purchase_title),
        "buyer": claim.buyer_name,
        "comment": claim.comment,
        "proof": phrases.phrase(language, f"notices.{'with_proof' if claim.proof else 'without_proof'}"),
        "remarks": ", ".join(phrases.phrase(language, f"notices.remark.{each}") for each in claim.remarks),
        "count": str(1 + len(news.others)),
        "sum": _sum(phrases, language, [claim, *news.others]),
        "outcome": phrases.phrase(language, f"notices.claim_state.{claim.state}"),
        "by": _decision(phrases, about, news),
        "reason": claim.reason,
        "refusal": phrases.phrase(language, f"errors.{news.refusal}") if news.refusal else "",
    }


def claim_buttons(phrases: Phrases, about: TemplateData, news: ClaimNews, link: str) -> Sequence[Button]:
    """One claim that waits is decided by one tap; the order opens in the cabinet, and of many its first screen."""
    claim, language = news.claim, about.language
    number = "" if news.is_many else claim.orders[0].number
    key = "notices.open_claims" if news.is_many else "notices.open"
    opening = LinkButton(phrases.phrase(language, key), link.format(group=about.community.group, number=number))
    if news.is_many or not claim.waiting or news.refusal:
        return [opening]
    decisions = [
        CallbackButton(phrases.phrase(language, f"notices.{each}"), decision_payload(each, claim.id))
        for each in ClaimDecision
    ]
    return [*decisions, opening]


def _decision(phrases: Phrases, about: TemplateData, news: ClaimNews) -> str:
    """Who decided, and when."""
    at = news.claim.decided_at
    if not (news.decided_by and at):
        return ""
    return f"{news.decided_by}, {phrases.moment(about.language, at, about.community.zone)}"


def _sum(phrases: Phrases, language: str, claims: Sequence[PaymentClaim]) -> str:
    """Of each currency by itself."""
    sums: dict[str, int] = {}
    for claim in claims:
        sums[claim.currency] = sums.get(claim.currency, 0) + claim.received
    return " + ".join(phrases.money(language, amount, currency) for currency, amount in sums.items())
