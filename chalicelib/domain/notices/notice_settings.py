"""What a person of the desk wants to hear of over which channels, and where he is reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, TooMany
from chalicelib.domain.notices.channels import FIXED, UNASKED, USUAL, Channel, DeskNotice

CODE_LIFE = timedelta(minutes=15)
TRIES = 5
"""Of one code."""

CODES_WITHIN, MOST_CODES = timedelta(hours=1), 5
"""Of a person: a code goes to an address that may be another's."""

VERIFIED_BY_ITSELF = frozenset({Channel.OK})
"""A person comes from there."""


class Address(Struct, frozen=True):
    """Where a person is reached, his own data. It counts from ``verified_at`` on.

    ``digest`` is that of the code that was sent there, good ``until`` then and for ``tries`` more. ``lost``: why the
    channel says that nobody is reached there any more. ``generation`` counts the addresses of this channel.
    """

    value: str
    generation: int = 1
    verified_at: datetime | None = None
    digest: str = ""
    until: datetime | None = None
    tries: int = 0
    lost: str = ""

    @property
    def works(self) -> bool:
        return self.verified_at is not None

    def __repr__(self) -> str:
        return f"Address(verified_at={self.verified_at!r})"


class NoticeSettings(Struct, frozen=True):
    """Of one person; ``wanted`` holds what he has ticked or unticked. ``codes``: when codes were sent lately."""

    community: str
    person: str
    wanted: Mapping[DeskNotice, tuple[Channel, ...]] = field(default_factory=dict)
    addresses: Mapping[Channel, Address] = field(default_factory=dict)
    codes: tuple[datetime, ...] = ()
    version: int = 0

    def channels_of(self, notice: DeskNotice) -> tuple[Channel, ...]:
        """Those he ticked for it, whether he can be reached there or not."""
        chosen = self.wanted.get(notice, USUAL if notice in UNASKED else ())
        return tuple(dict.fromkeys((*USUAL, *chosen))) if notice in FIXED else chosen

    def reaches(self, notice: DeskNotice) -> Sequence[Channel]:
        """Those over which he is to be told of it."""
        return [each for each in self.channels_of(notice) if self.works(each)]

    def works(self, channel: Channel) -> bool:
        known = self.addresses.get(channel)
        return channel in VERIFIED_BY_ITSELF or (known is not None and known.works)

    def wanting(self, wanted: Mapping[DeskNotice, tuple[Channel, ...]]) -> NoticeSettings:
        """With these ticks; of what is not named nothing changes."""
        return replace(self, wanted={**self.wanted, **{name: _ordered(each) for name, each in wanted.items()}})

    def with_address(self, channel: Channel, value: str, digest: str, now: datetime) -> NoticeSettings:
        """Somebody says that he is reached there. Raises TooMany for codes one after the other."""
        sent = tuple(each for each in self.codes if now - each < CODES_WITHIN)
        if len(sent) >= MOST_CODES:
            raise TooMany("codes_too_many", retry_after=_seconds(sent[0] + CODES_WITHIN - now))
        before = self.addresses.get(channel)
        known = Address(
            value,
            generation=before.generation + 1 if before else 1,
            digest=digest,
            until=now + CODE_LIFE,
            tries=TRIES,
        )
        return replace(self, codes=(*sent, now), addresses={**self.addresses, channel: known})

    def tried(self, channel: Channel, digest: str, now: datetime) -> NoticeSettings:
        """After somebody has entered a code: the address counts, or he has one try less. Raises Invalid for a late one.

        Whether it was right is seen by the address.
        """
        known = self.addresses.get(channel)
        if known is None or known.works or not known.value:  # who comes by a link has no address before he came
            raise Invalid("channel_unverified", "code")
        if not (known.until and now < known.until and known.tries > 0):
            raise Invalid("code_over", "code")
        right = _same(known.digest, digest)
        after = _verified(known, known.value, now) if right else replace(known, tries=known.tries - 1)
        return self.put(channel, after)

    def linked(self, channel: Channel, value: str, digest: str, now: datetime) -> NoticeSettings | None:
        """After somebody came from a channel with the code that he was given for it; None when it is none."""
        known = self.addresses.get(channel)
        if known is None or not known.digest or not (known.until and now < known.until):
            return None
        return self.put(channel, _verified(known, value, now)) if _same(known.digest, digest) else None

    def answered(self, channel: Channel, now: datetime) -> NoticeSettings:
        """An address has proved itself, as it answered what was sent there."""
        known = self.addresses[channel]
        return self.put(channel, _verified(known, known.value, now))

    def lost(self, channel: Channel, reason: str) -> NoticeSettings:
        """Nobody is reached there any more, as the channel says."""
        return self.put(channel, replace(self.addresses[channel], verified_at=None, lost=reason))

    def without(self, channel: Channel) -> NoticeSettings:
        """The address is forgotten; the ticks stay for the next one."""
        left = {name: each for name, each in self.addresses.items() if name is not channel}
        return replace(self, addresses=left)

    def put(self, channel: Channel, address: Address) -> NoticeSettings:
        return replace(self, addresses={**self.addresses, channel: address})


def _verified(known: Address, value: str, now: datetime) -> Address:
    return replace(known, value=value, verified_at=now, digest="", until=None, tries=0, lost="")


def _same(digest: str, other: str) -> bool:
    from hmac import compare_digest  # codes are seldom compared

    return compare_digest(digest, other)


def _ordered(chosen: tuple[Channel, ...]) -> tuple[Channel, ...]:
    return tuple(each for each in Channel if each in chosen)


def _seconds(span: timedelta) -> int:
    return max(int(span.total_seconds()), 1)
