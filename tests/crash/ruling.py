"""Rules that decide what a marketplace has opened, and people who write them."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.bootstrap import Container
from chalicelib.domain.external.rule import Act, Conditions, Rule, Rules
from chalicelib.domain.journal import Event
from tests.crash.external import asks, heard, waiting
from tests.crash.preparations import save

ACCEPT = Rule("r1", "Берём своё", Act.ACCEPT)
LEAVE = Rule("r2", "Крупные", Act.LEAVE, Conditions(quantity_from=2))


def accepting(container: Container, community: str) -> Sequence[str]:
    """With pieces of an offer, for a new buyer, and counted."""
    return _opened(container, community, ACCEPT)


def refusing(container: Container, community: str) -> Sequence[str]:
    return _opened(container, community, Rule("r3", "Не продаём", Act.REFUSE, reason="352"))


def leaving(container: Container, community: str) -> Sequence[str]:
    return _opened(container, community, LEAVE, ACCEPT)


def saving(container: Container, community: str) -> Sequence[str]:
    """They are there already: one is changed, one is new, one is gone."""
    waiting(container, community)
    save(container, community, Rules(community, (ACCEPT, LEAVE)))
    body = {"rules": [{"title": "Ещё", "act": "leave"}, {"id": "r1", "title": "Берём", "act": "accept"}]}
    return asks(community, "external-rules", body, version=1)


def trying(container: Container, community: str) -> Sequence[str]:
    waiting(container, community)
    body = {"rules": [{"title": "Берём", "act": "accept"}]}
    return asks(community, "external-rules/preview", body)


def _opened(container: Container, community: str, *rules: Rule) -> Sequence[str]:
    order = waiting(container, community)
    save(container, community, Rules(community, rules))
    return heard(community, container.stores.accounts.get(community, order.account), Event.EXTERNAL_OPENED)
