"""An account of a community at a marketplace: whose it is, how it is heard of, how its orders are to be treated."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct, field

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.account_state import AccountState
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.titles import checked_title

FIELD_LENGTH = 200
LONG_FIELDS: Mapping[str, int] = {"token": 4_000, "profile": 10_000, "url": 500}
"""A token of Wildberries is a signed document, a profile describes calls."""

WARNED = timedelta(days=14)
"""How long before its end somebody hears that a key ends."""

MOST_RESERVE = 1_000_000
RECHECK = timedelta(hours=6)


class Form(Struct, frozen=True):
    """What a marketplace's account is connected by: ``public`` fields are shown, ``secret`` ones are never again.

    ``seller`` is the field that says whose account it is; where there is none, the marketplace says so itself. Those of
    ``optional`` may be left out. ``own_name``: the owner calls the account as he likes, its marketplace does not know.
    """

    public: tuple[str, ...]
    secret: tuple[str, ...]
    seller: str = ""
    pushes: bool = False
    optional: frozenset[str] = frozenset()
    own_name: bool = False


FORMS: Mapping[Marketplace, Form] = {
    Marketplace.OZON: Form(("client_id",), ("api_key",), seller="client_id", pushes=True),
    Marketplace.YANDEX_MARKET: Form(("campaign", "business"), ("api_key",), seller="campaign", pushes=True),
    Marketplace.WILDBERRIES: Form((), ("token",)),
    Marketplace.ZZAP: Form((), ("login", "password", "api_key"), seller="login", own_name=True),
    Marketplace.GETZZAP: Form(
        ("office", "url", "profile", "header", "scheme"),
        ("token",),
        seller="office",
        pushes=True,
        optional=frozenset({"url", "profile", "header", "scheme", "token"}),
        own_name=True,
    ),
}


class WebhookAddress(Struct, frozen=True):
    """Where the marketplace of an account pushes to: it works as long as it is there.

    Nobody else can have made it: its name is told with our signature. ``business`` marks what the account belongs to,
    where its marketplace pushes things of that, too; empty: it does not, or the address was given before that.
    """

    community: str
    account: str
    generation: int
    business: str = ""
    version: int = 0

    @property
    def place(self) -> str:
        return f"{self.community}/{self.account}/{self.generation}"


class Account(Struct, frozen=True):
    """``seller`` is the account as its marketplace knows it; ``settings`` are its public fields.

    ``statuses`` map the codes that are a seller's own to phases; ``accepted`` and ``refused`` among them name the codes
    that we set, ``prepaid`` those, by space, of which a refusal costs money. The last ``reserve`` pieces of an offer
    are not sold here. ``moves_region``: whoever accepts by hand moves the buyer to the order's region.
    ``generation`` counts the addresses that it pushed to, of which ``account_addresses`` says what works.
    ``connected_at`` is when it was connected, again or for the first time: what is older is no news. ``state`` is what
    machines found of it, kept apart: none of their writing makes another version of what people edit.
    """

    id: str
    community: str
    marketplace: Marketplace
    seller: str
    title: str
    connected_at: datetime
    settings: Mapping[str, str] = field(default_factory=dict)
    region: str = ""
    reserve: int = 0
    moves_region: bool = False
    statuses: Mapping[str, str] = field(default_factory=dict)
    generation: int = 1
    paused_at: datetime | None = None
    removed_at: datetime | None = None
    state: AccountState = field(default_factory=AccountState)
    version: int = 0

    @property
    def works(self) -> bool:
        return self.paused_at is None and self.removed_at is None

    def refuses(self, now: datetime) -> bool:
        """Whether its marketplace was asked lately and does not let it in: nobody calls with such a key.

        It ends when the key is changed or checked, by its owner, or by us some hours later: it may have been a mistake
        of the marketplace's. A key that lacks one right may do all else.
        """
        return self.state.trouble != "key_role" and self.was_refused(now)

    def was_refused(self, now: datetime) -> bool:
        """Whether its marketplace lately did not let it in. What goes well with a key that lacks a right says nothing
        of what it may not do: that is over when the key is checked, or was refused nothing for some hours.
        """
        at = self.state.checked_at
        return bool(self.state.trouble) and at is not None and now - at < RECHECK

    def end_to_tell(self, now: datetime) -> datetime | None:
        """The end of its key, if its owner is to be warned of it and was not yet."""
        ends = self.state.key_ends_at
        if ends is None or self.removed_at or ends == self.state.key_told:
            return None
        return ends if now < ends <= now + WARNED else None

    @property
    def pushes(self) -> bool:
        return FORMS[self.marketplace].pushes

    @property
    def address(self) -> WebhookAddress:
        """The last one."""
        business = self.settings.get("business", "")
        return WebhookAddress(self.community, self.id, self.generation, business_mark(business) if business else "")


def business_mark(business: str) -> str:
    """What tells one business from another in an address, without its number."""
    return hashlib.sha256(business.encode()).hexdigest()[:8]


def account_id(marketplace: Marketplace, seller: str) -> str:
    """The same for whoever connects it again: one account is there once, and keeps its lines."""
    return f"{marketplace}-{hashlib.sha256(seller.encode()).hexdigest()[:16]}"


def seller_of(marketplace: Marketplace, settings: Mapping[str, str], secrets: Mapping[str, str]) -> str:
    """Whose account it is, as far as what was given says so; of a login only what tells it from others."""
    name = FORMS[marketplace].seller
    if name in secrets:
        return hashlib.sha256(secrets[name].encode()).hexdigest()[:12]
    return settings.get(name, "")


def checked_fields(
    names: tuple[str, ...], given: Mapping[str, str], where: str, optional: frozenset[str] = frozenset()
) -> Mapping[str, str]:
    """What of a form was given: all that is not ``optional``, without gaps around, and nothing else. Raises Invalid."""
    unknown = next((name for name in given if name not in names), None)
    if unknown is not None:
        raise Invalid("field_unknown", f"{where}.{unknown}"[:80], name=unknown[:40])
    fields = {name: given.get(name, "").strip() for name in names}
    for name, value in fields.items():
        if not value and name not in optional:
            raise Invalid("account_field_missing", f"{where}.{name}")
        if len(value) > _length(name):
            raise Invalid("text_too_long", f"{where}.{name}", limit=_length(name))
        if any(not sign.isprintable() for sign in value):
            raise Invalid("account_field_unreadable", f"{where}.{name}")
    return fields


def _length(name: str) -> int:
    return LONG_FIELDS.get(name, FIELD_LENGTH)


def checked_reserve(pieces: int) -> int:
    """Raises Invalid."""
    if not 0 <= pieces <= MOST_RESERVE:
        raise Invalid("reserve_unreadable", "reserve")
    return pieces


def account_title(text: str, marketplace: Marketplace, seller: str) -> str:
    """What the community calls it; raises Invalid."""
    return checked_title(text, "title") if text else f"{marketplace} {seller}"[:80]
