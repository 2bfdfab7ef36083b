"""OK: its signature of a launch, what it knows of people, its bot, its discussions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from chalicelib.domain.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, timedelta

    from chalicelib.domain.access.launch import Launch
    from chalicelib.domain.comments.comment import CommentPage, DiscussionPage, DiscussionType, Source
    from chalicelib.domain.communities.community import Membership
    from chalicelib.domain.inbox.message import MessageKind


class Launches(Protocol):
    def verify(self, query: str, later: timedelta = ...) -> Launch:
        """Check OK's signature of a launch query; so much ``later`` than at a launch it is still good.

        Raises LaunchForged, LaunchExpired.
        """


class Group(Protocol):
    """What OK knows of a group's people. Every method raises Unavailable when OK does not say."""

    def membership(self, group: str, user: str) -> Membership: ...

    def messages_allowed(self, launch: Launch) -> bool:
        """Whether the launching user lets the group write to him."""


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

    def subscriptions(self, token: str) -> Sequence[str]:
        """The addresses OK delivers people's messages to. Raises Unavailable, Invalid."""

    def subscribe(self, token: str, url: str) -> None:
        """Have people's messages and pressed buttons delivered to ``url``. Raises Unavailable, Invalid."""


class IncomingMessage(Struct, frozen=True):
    """What OK delivers: a message or a pressed button of ``user`` (an OK number); anything else has the kind OTHER.

    ``at`` is None when OK does not say.
    """

    id: str
    kind: MessageKind
    user: str
    name: str
    chat: str
    text: str
    at: datetime | None
    payload: str = ""
    reply_to: str | None = None
    attachments: tuple[Mapping[str, object], ...] = field(default_factory=tuple)


class WebhookParser(Protocol):
    """How OK tells what people write."""

    def read(self, body: bytes) -> IncomingMessage:
        """Raises Invalid for what is no delivery of OK's."""

    def is_from_ok(self, address: str) -> bool:
        """Whether a network address is one that OK delivers from."""


class Discussions(Protocol):
    """Comments of a group, read with the long-lived token of one of its admins.

    Every method raises Unavailable (try later), NotFound (what was asked about is gone) and Invalid: the token is
    refused (``comments_token_refused``), or its owner may not read here (``comments_forbidden``).
    """

    def page(self, token: str, group: str, source: Source, anchor: str | None) -> DiscussionPage:
        """Discussions of one kind, newest first, with how many comments each has."""

    def comments(self, token: str, discussion: str, kind: DiscussionType, anchor: str | None) -> CommentPage:
        """Comments from the oldest on; after ``anchor`` if there is one."""
