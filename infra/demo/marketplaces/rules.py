"""Three rules of the demo: one leaves to a person, one refuses, one accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.rule import Act, Choice, Conditions, Rule, StockWish

if TYPE_CHECKING:
    from chalicelib.bootstrap import Container
    from chalicelib.domain.access.principals import Principal

RULES = (
    Rule("", "Крупный опт решает человек", Act.LEAVE, Conditions(quantity_from=50)),
    Rule(
        id="",
        title="Снятое с производства: отказ",
        act=Act.REFUSE,
        when=Conditions(marketplaces=(Marketplace.OZON,), articles=("AG-*",)),
        reason="352",
    ),
    Rule(
        id="",
        title="Свечи Bosch: принимаем со склада",
        act=Act.ACCEPT,
        when=Conditions(articles=("BX-*",), price=95, margin=15, stock=StockWish.ENOUGH),
        choice=Choice.COST,
    ),
)
"""In the order in which they are looked at."""


def make(kabinet: Container, principal: Principal) -> None:
    """Whoever has saved others keeps them."""
    if not kabinet.external.rules.list(principal).rules.version:
        kabinet.external.rules.save(principal, 0, RULES)
