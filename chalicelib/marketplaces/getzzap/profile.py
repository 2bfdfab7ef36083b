"""How a marketplace is asked, and how its answers are read: what the owner of an account sets, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 – a struct looks its types up
from datetime import datetime  # noqa: TC003 – a struct looks its types up
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta, Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.sighting import Phase  # noqa: TC001 – as above
from chalicelib.marketplaces.getzzap.call_template import CallTemplate
from chalicelib.marketplaces.getzzap.field_mapping import FieldMapping
from chalicelib.marketplaces.getzzap.paths import checked_path
from chalicelib.usecases.ports.marketplaces import RefusalReason

LARGEST = 20_000
"""Bytes of a profile."""

Word = Annotated[str, Meta(max_length=200)]


class Pull(Struct, frozen=True, forbid_unknown_fields=True):
    """A list of orders between ``{since}`` and ``{until}``: ``orders`` leads to it, ``cursor`` to where it goes on."""

    call: CallTemplate
    orders: str = "orders"
    cursor: str = "cursor"


class Reading(Struct, frozen=True, forbid_unknown_fields=True):
    """One order by its number; ``order`` leads to it."""

    call: CallTemplate
    found: str = "@"


class Checking(Struct, frozen=True, forbid_unknown_fields=True):
    """``seller`` and ``name`` lead to what the marketplace calls the account."""

    call: CallTemplate
    seller: str = "seller"
    name: str = "name"


class Reason(Struct, frozen=True, forbid_unknown_fields=True):
    id: Word
    title: Word
    needs_text: bool = False

    @property
    def plain(self) -> RefusalReason:
        return RefusalReason(self.id, self.title, self.needs_text)


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """What is None cannot be done there. ``error`` leads to what is there only when a call failed under status 200.

    ``done``, where it is set, leads to what is there only when a change was made. ``phases`` by the marketplace's
    statuses. ``zone`` is of times without one; ``dates`` is how moments are written: iso, date, unix or unix_ms.
    """

    pull: Pull | None = None
    read: Reading | None = None
    check: Checking | None = None
    accept: CallTemplate | None = None
    refuse: CallTemplate | None = None
    mapping: FieldMapping = FieldMapping()
    phases: Mapping[Word, Phase] = {}
    reasons: Sequence[Reason] = ()
    error: str = "error"
    done: str = ""
    zone: str = "UTC"
    dates: str = "iso"

    def written(self, at: datetime) -> str | int:
        """A moment as this marketplace wants it; a number stays one within a body."""
        local = at.astimezone(ZoneInfo(self.zone))
        if self.dates == "date":
            return local.date().isoformat()
        if self.dates in ("unix", "unix_ms"):
            return int(at.timestamp() * (1_000 if self.dates == "unix_ms" else 1))
        return local.isoformat(timespec="seconds").replace("+00:00", "Z")


OWN = Profile(
    pull=Pull(CallTemplate("/orders", query={"since": "{since}", "until": "{until}", "cursor": "{cursor}"})),
    read=Reading(CallTemplate("/orders/{order}")),
    check=Checking(CallTemplate("/office")),
    accept=CallTemplate("/orders/{order}/accept", "POST", body={"lines": "{lines}"}),
    refuse=CallTemplate(
        "/orders/{order}/refuse", "POST", body={"reason": "{reason}", "text": "{text}", "lines": "{lines}"}
    ),
    reasons=(Reason("out_of_stock", "Нет в наличии"), Reason("other", "Другая причина", needs_text=True)),
)
"""Of whoever keeps to our own form."""


def read_profile(body: bytes | str) -> Profile:
    """What is left out is as in ``OWN`` only when all is: ``{}``. Raises Invalid of the field."""
    if len(body) > LARGEST:
        raise Invalid("profile_unreadable", "profile")
    try:
        given: Any = msgspec.json.decode(body)
        profile = msgspec.convert(given, Profile) if given != {} else OWN
    except (msgspec.DecodeError, RecursionError) as error:
        raise Invalid("profile_unreadable", _place(str(error))) from None
    return checked_profile(profile)


def checked_profile(profile: Profile) -> Profile:
    """Raises Invalid of the field."""
    profile.mapping.checked()
    calls = {
        "pull": profile.pull and profile.pull.call,
        "read": profile.read and profile.read.call,
        "check": profile.check and profile.check.call,
        "accept": profile.accept,
        "refuse": profile.refuse,
    }
    for name, call in calls.items():
        if call:
            call.checked(name)
    for name, path in _paths(profile).items():
        if path:
            checked_path(path, name)
    if profile.dates not in ("iso", "date", "unix", "unix_ms") or not _is_zone(profile.zone):
        raise Invalid("profile_unreadable", "dates")
    return profile


def _paths(profile: Profile) -> Mapping[str, str]:
    named = {"error": profile.error, "done": profile.done}
    if profile.pull:
        named |= {"pull.orders": profile.pull.orders, "pull.cursor": profile.pull.cursor}
    if profile.read:
        named |= {"read.found": profile.read.found}
    if profile.check:
        named |= {"check.seller": profile.check.seller, "check.name": profile.check.name}
    return named


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _place(sentence: str) -> str:
    """Where msgspec says that something is wrong: ``… - at `$.pull.call` ``."""
    return sentence.rpartition("`$")[2].strip("`.") or "profile" if "`$" in sentence else "profile"
