"""What is said to an organizer of purchases below their minimum, and the button under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.notices.templates import inner_quotes
from chalicelib.usecases.ports import Button, LinkButton, Phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.usecases.notices.decision_news import DecisionNews
    from chalicelib.usecases.notices.notice_renderer import TemplateData

SHOWN = 10
"""Purchases that one message names."""


def decision_values(phrases: Phrases, about: TemplateData, news: DecisionNews) -> Mapping[str, str]:
    """What the places of these letters are filled with; of a minimum that there is not nothing is said."""
    language, it = about.language, news.purchase
    named = [it, *news.others]
    titles = [f"• {inner_quotes(language, each.title)}" for each in named[:SHOWN]]
    if len(named) > SHOWN:
        titles.append(phrases.phrase(language, "notices.more_purchases", count=len(named) - SHOWN))
    return {
        "community": about.community.name,
        "purchase": inner_quotes(language, it.title),
        "sum": _of_sum(phrases, language, news),
        "buyers": _of_buyers(phrases, language, news),
        "count": str(len(named)),
        "list": "\n".join(titles),
    }


def decision_buttons(phrases: Phrases, about: TemplateData, link: str) -> Sequence[Button]:
    """The first screen, which shows an organizer what waits for him."""
    address = link.format(group=about.community.group, number="")
    return [LinkButton(phrases.phrase(about.language, "notices.open_home"), address)]


def _of_sum(phrases: Phrases, language: str, news: DecisionNews) -> str:
    if not (least := news.purchase.minimum_sum):
        return ""
    currency = news.purchase.currency
    found, wanted = (phrases.money(language, amount, currency) for amount in (news.progress.goods, least))
    return phrases.phrase(language, "notices.of_minimum", found=found, wanted=wanted)


def _of_buyers(phrases: Phrases, language: str, news: DecisionNews) -> str:
    if not (least := news.purchase.minimum_count):
        return ""
    return phrases.phrase(language, "notices.of_minimum", found=news.progress.buyers, wanted=least)
