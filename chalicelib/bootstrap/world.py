"""The clients that everything stands on: one botocore session, each client made when it is first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import botocore.session
from botocore.config import Config

from chalicelib import deadline
from chalicelib.domain.errors import Unavailable
from chalicelib.settings import Settings, listed

if TYPE_CHECKING:
    from chalicelib.usecases.ports import Clock, NewId

QUICK = Config(connect_timeout=0.5, read_timeout=1, retries={"mode": "standard", "total_max_attempts": 2})
"""For what a person or a marketplace waits for: the worst case stays below 2.5 s."""

_OF_FILES = Config(
    signature_version="s3v4", s3={"addressing_style": "virtual", "us_east_1_regional_endpoint": "regional"}
)
"""Forms must lead to the bucket's host in its own region: the page's policy names just that one."""

QUICK_FILES = _OF_FILES.merge(
    Config(connect_timeout=0.5, read_timeout=2, retries={"mode": "standard", "total_max_attempts": 2})
)
"""For files that a person waits for."""

PATIENT = _OF_FILES.merge(
    Config(connect_timeout=1, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3})
)
"""For files in the background."""


@dataclass(frozen=True)
class World:
    """The settings, the clock, the ids, and the way to AWS."""

    settings: Settings
    now: Clock
    new_id: NewId

    @cached_property
    def _session(self) -> Any:
        return botocore.session.get_session()

    def _client(self, service: str, config: Config = QUICK) -> Any:
        client = self._session.create_client(service, config=config)
        client.meta.events.register("before-call", _in_time)
        return client

    @cached_property
    def _dynamodb(self) -> Any:
        from chalicelib.storage.engine.answers import read_quickly

        client = self._client("dynamodb")
        client.meta.events.register("before-parse.dynamodb", read_quickly)
        return client

    @cached_property
    def _sqs(self) -> Any:
        return self._client("sqs")

    @cached_property
    def _connection(self) -> Any:
        from chalicelib.storage.engine.connection import connect

        return connect(self._dynamodb, self.settings.table)

    @property
    def _keys(self) -> list[str]:
        return listed(self.settings.token_keys)


def _in_time(**_: Any) -> None:
    """A request that has taken too long asks no further: it is refused while its function still can."""
    if deadline.is_over():
        raise Unavailable
