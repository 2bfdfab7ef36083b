"""The texts of notices as a community words them: plain places for data, nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotFound

LANGUAGES = ("ru", "en")
TEXT_LENGTH = 1_500
_PLACE = re.compile(r"\{([a-z]+)\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_QUOTES = {"ru": ("«»", "„“"), "en": ("“”", "‘’")}

PLACES: Mapping[str, Sequence[str]] = {
    "order_saved": ("community", "purchase", "number", "lines", "gone", "reason", "total", "extras"),
    "order_changed": ("community", "purchase", "number", "lines", "gone", "reason", "total", "extras"),
    "delivery_recalculated": ("community", "purchase", "number", "was", "total", "cause"),
    "order_stopped": ("community", "purchase", "number", "total", "extras"),
    "order_cancelled": ("community", "purchase", "number", "reason"),
    "order_called_off": ("community", "purchase", "number", "reason"),
    "payment_opened": ("community", "purchase", "number", "total", "debt", "until", "details"),
    "order_ready": ("community", "purchase", "number", "from", "place", "hours", "closed", "debt"),
    "purchase_message": ("community", "purchase", "number", "text"),
    "point_moved": ("community", "purchase", "number", "point", "address", "hours", "total", "extras", "debt"),
    "point_closed": ("community", "purchase", "number", "point", "address", "opens", "reason"),
    "point_opened": ("community", "purchase", "number", "point", "address", "hours"),
    "claim_filed": ("community", "purchase", "number", "orders", "amount"),
    "claim_confirmed": ("community", "purchase", "number", "orders", "amount", "debt", "said", "parts"),
    "claim_rejected": ("community", "purchase", "number", "orders", "amount", "reason"),
    "payment_recorded": ("community", "purchase", "number", "amount", "debt"),
    "payment_refunded": ("community", "purchase", "number", "amount", "debt", "reason"),
    "payment_transferred": ("community", "purchase", "number", "amount", "debt", "reason"),
    "payment_left": ("community", "purchase", "number", "amount", "debt", "reason"),
    "credit_saved": ("community", "purchase", "number", "amount", "balance", "reason"),
    "credit_used": ("community", "purchase", "number", "amount", "balance", "debt", "reason"),
    "credit_returned": ("community", "amount", "balance", "reason"),
    "payment_reminder": ("community", "purchase", "number", "debt", "until", "details"),
    "handout_reminder": ("community", "purchase", "number", "place", "hours"),
}
"""The notices a community may word, and the data each may name."""

UNWORDED: Mapping[str, Sequence[str]] = {
    "connection_refused": ("community", "reason"),
    "claim_reported": ("community", "purchase", "orders", "amount", "buyer", "comment", "proof", "remarks"),
    "claims_reported": ("community", "count", "sum"),
    "decision_asked": ("community", "purchase", "sum", "buyers"),
    "decisions_asked": ("community", "count", "list"),
    "claim_answered": ("community", "purchase", "orders", "amount", "outcome", "by", "reason", "refusal"),
}
"""What organizers hear, in the standard words only, and the data it names."""


class NoticeTemplates(Struct, frozen=True):
    """The community's own texts, by language and letter; what is not here is told in the standard words."""

    community: str
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    version: int = 0

    def find(self, language: str, template: str) -> str | None:
        return self.texts.get(language, {}).get(template)

    def put(self, language: str, template: str, text: str) -> NoticeTemplates:
        """With this text; an empty one brings the standard words back."""
        own = {name: each for name, each in self.texts.get(language, {}).items() if name != template}
        if text:
            own[template] = text
        return replace(self, texts={**self.texts, language: own})


def spoken(language: str) -> str:
    """The language of the texts for somebody who speaks this one."""
    return language if language in LANGUAGES else LANGUAGES[0]


def checked_text(template: str, text: str) -> str:
    """A text whose braces are places that this letter has, written as ``{number}``, without signs that nobody sees.

    All letters of a community are kept together: of those signs each would take six bytes. Raises Invalid, NotFound.
    """
    if template not in PLACES:
        raise NotFound("letter_missing")
    text = _CONTROL.sub("", "\n".join(text.strip().splitlines())).strip()
    if len(text) > TEXT_LENGTH:
        raise Invalid("text_too_long", "text", limit=TEXT_LENGTH)
    named = set(_PLACE.findall(text))
    if named - set(PLACES[template]) or re.search(r"[{}]", _PLACE.sub("", text)):
        raise Invalid("places_unreadable", "text", places=" ".join(f"{{{name}}}" for name in PLACES[template]))
    return text


def inner_quotes(language: str, text: str) -> str:
    """Of a title that stands in quotes itself: those in it are of the other kind."""
    return text.translate(str.maketrans(*_QUOTES[spoken(language)]))


def filled(text: str, data: Mapping[str, str]) -> str:
    """The text with its places filled; a line whose places are all empty is left out: it would promise nothing."""
    lines = (_filled_line(line, data) for line in text.split("\n"))
    whole = "\n".join(line for line in lines if line is not None)
    return re.sub(r"\n{3,}", "\n\n", whole).strip()


def _filled_line(line: str, data: Mapping[str, str]) -> str | None:
    names = _PLACE.findall(line)
    if names and not any(data.get(name, "").strip() for name in names):
        return None
    return _PLACE.sub(lambda place: data.get(place[1], ""), line)
