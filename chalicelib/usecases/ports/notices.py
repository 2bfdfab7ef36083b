"""How a notice reaches a person, and where it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from chalicelib.domain.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.circuit_breaker import CircuitBreaker
    from chalicelib.domain.communities.community import Community, Connection, ConnectionName
    from chalicelib.domain.imports.import_job import Import
    from chalicelib.domain.lists import Page
    from chalicelib.domain.notices.notice import Notice
    from chalicelib.domain.notices.templates import NoticeTemplates
    from chalicelib.domain.orders.order import Order


class AnswerLost(Unavailable):
    """The question went out and no answer came: whether it took effect is not known."""


class LinkButton(Struct, frozen=True):
    """A button under a message that opens an address."""

    text: str
    url: str


class CallbackButton(Struct, frozen=True):
    """A button under a message that tells us it was pressed, by its ``payload``."""

    text: str
    payload: str


Button = LinkButton | CallbackButton


class Bot(Protocol):
    def send(self, token: str, user: str, text: str, buttons: Sequence[Button]) -> str | None:
        """Write to one person as the group; OK's number of the message (it may be empty when OK does not say).

        None: OK says he does not let the group write. Raises Unavailable (try later), AnswerLost, and Invalid (this
        message will never go out; ``reason`` says why).
        """

    def group(self, token: str) -> str:
        """The group whose bot this token is; asking also prolongs the token. Raises Unavailable, Invalid."""

    def probe(self, token: str) -> None:
        """A question that does no harm, before a message is risked. Raises Unavailable, for a refused token too."""

    def subscriptions(self, token: str) -> Sequence[str]:
        """The addresses OK delivers people's messages to. Raises Unavailable, Invalid."""

    def subscribe(self, token: str, url: str) -> None:
        """Have people's messages and pressed buttons delivered to ``url``. Raises Unavailable, Invalid."""


class NoticeRecords(Struct, frozen=True):
    """All that a notice is decided on; ``token`` is that of the group's bot, ``job`` the import that caused it.

    ``saved`` is the notice that the import's order is there; ``connection`` is the one it speaks of.
    """

    community: Community
    buyer: Buyer
    order: Order | None
    last: Notice | None
    token: str | None
    job: Import | None = None
    breaker: CircuitBreaker | None = None
    templates: NoticeTemplates | None = None
    connection: Connection | None = None
    saved: Notice | None = None


class Notices(Protocol):
    def records(
        self,
        community: str,
        buyer: str,
        notice: str,
        number: str | None,
        job: str | None,
        connection: ConnectionName | None = None,
    ) -> NoticeRecords:
        """Everything in one read. Raises NotFound when the buyer, or the order that was asked for, is gone."""

    def of_buyers(self, community: str, buyers: Sequence[str], notice: str) -> Mapping[str, Notice]:
        """The notice of this id of each of them, by buyer; of whom there is none is left out."""

    def of_buyer(self, community: str, buyer: str) -> Sequence[Notice]:
        """All that is remembered of a person, for an export: one for each of his orders and events."""

    def undelivered(self, community: str, since: datetime, cursor: str | None, limit: int) -> Page[Notice]:
        """What could not be told since then, newest first. Raises Invalid for a foreign cursor."""
