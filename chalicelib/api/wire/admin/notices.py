"""The texts of notices, and what could not be told ↔ JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from msgspec import field

from chalicelib.api.wire.forms import Asked, Wire, convert
from chalicelib.api.wire.limits import Language, limited
from chalicelib.domain.buyers import buyer as buyers
from chalicelib.domain.notices.templates import TEXT_LENGTH
from chalicelib.usecases.notices import edit_templates

if TYPE_CHECKING:
    from chalicelib.domain.lists import Page
    from chalicelib.domain.notices import notice as notices


class Addressee(Wire, frozen=True):
    id: str
    name: str
    phone: str | None
    profile: str | None


class UndeliveredNotice(Wire, frozen=True):
    id: str
    letter: str
    number: str
    buyer: Addressee
    state: str
    reason: str
    at: datetime
    attempts: int


class UndeliveredNotices(Wire, frozen=True):
    items: list[UndeliveredNotice]
    next: str | None


class TextAsked(Asked, frozen=True):
    key: str
    language: Language
    text: Annotated[str, limited(maxLength=TEXT_LENGTH)]


class Text(Wire, frozen=True):
    template: str = field(name="key")
    language: Language
    standard: str
    own: str | None = field(name="text")
    places: tuple[str, ...] = field(name="placeholders")


class Texts(Wire, frozen=True):
    """``version`` is that of the community's own words, which are kept together."""

    texts: list[Text]
    version: int


class Preview(Wire, frozen=True):
    text: str


def write_undelivered(page: Page[notices.Notice], people: Mapping[str, buyers.Buyer]) -> UndeliveredNotices:
    return UndeliveredNotices(
        items=[_undelivered(each, people.get(each.buyer)) for each in page.things], next=page.cursor
    )


def _undelivered(it: notices.Notice, buyer: buyers.Buyer | None) -> UndeliveredNotice:
    return UndeliveredNotice(
        id=it.id,
        letter=it.template,
        number=it.number,
        buyer=write_addressee(it.buyer, buyer),
        state=it.state,
        reason=it.reason,
        at=it.at,
        attempts=it.attempts,
    )


def write_addressee(name: str, buyer: buyers.Buyer | None) -> Addressee:
    """Of one who was erased there is nothing but the id."""
    if buyer is None or buyer.forgotten:
        return Addressee(id=name, name="", phone=None, profile=None)
    return Addressee(id=name, name=buyer.name, phone=buyer.phone, profile=buyers.profile_of(buyer.ok_id))


def read_text(asked: TextAsked) -> edit_templates.TextWish:
    return edit_templates.TextWish(asked.language, asked.key, asked.text)


def write_texts(found: edit_templates.Texts) -> Texts:
    return convert(found, Texts)
