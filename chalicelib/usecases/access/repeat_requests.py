"""A request that comes again is answered again, not done again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.request_key import LARGEST_ANSWER, RUNS, RequestKey, RequestRecord
from chalicelib.domain.errors import AlreadyDone, InProgress, KeyReused, Stale, Unavailable

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal
    from chalicelib.usecases.ports import Clock, RequestKeys


class RepeatRequests(Struct, frozen=True):
    request_keys: RequestKeys
    now: Clock

    def name(self, principal: Principal, key: str, fingerprint: str) -> RequestKey:
        """What the commit of this request carries."""
        return RequestKey(
            community=principal.community, actor=principal.actor, key=key, fingerprint=fingerprint, at=self.now()
        )

    def find(self, key: RequestKey) -> RequestRecord | None:
        """The request of this key that was committed before. Raises KeyReused when that was another one."""
        known = self.request_keys.find(key)
        if known and known.fingerprint != key.fingerprint:
            raise KeyReused
        return known

    def answered(self, key: RequestKey) -> RequestRecord | None:
        """As ``find``, with its answer. Raises KeyReused, InProgress, AlreadyDone when that is not known."""
        known = self.find(key)
        if known and not known.status:
            if self.now() - known.at < RUNS:
                raise InProgress
            raise AlreadyDone(subject=known.subject)
        return known

    def keep(self, key: RequestKey, status: int, answer: str) -> None:
        """Best effort: what is done is done, and whoever asks again is told so."""
        if len(answer.encode()) <= LARGEST_ANSWER:
            with suppress(Unavailable, Stale):
                self.request_keys.keep(key, status, answer)
