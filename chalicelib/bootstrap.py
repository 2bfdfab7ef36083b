"""The one place where everything is put together.

What a function does not use it does not import either: an import of everything would be a fifth of a cold start.
"""

from __future__ import annotations

import gc
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import botocore.session
from botocore.config import Config

from chalicelib import tracing
from chalicelib.settings import Settings, listed

if TYPE_CHECKING:
    from chalicelib.domain.imports import ImportState
    from chalicelib.messaging.queues import SqsQueue
    from chalicelib.ok.bot import OkBot
    from chalicelib.ok.launch import OkLaunches
    from chalicelib.ok.rest import OkGroup
    from chalicelib.signing.tokens import SignedTokens
    from chalicelib.storage.buyers import DynamoBuyers
    from chalicelib.storage.commits import DynamoCommits
    from chalicelib.storage.communities import DynamoCommunities, DynamoSecrets
    from chalicelib.storage.files import ObjectFiles
    from chalicelib.storage.imports import DynamoImports
    from chalicelib.storage.notices import DynamoNotices
    from chalicelib.storage.orders import DynamoOrders
    from chalicelib.storage.purchases import DynamoPurchases
    from chalicelib.storage.tables import TABLES
    from chalicelib.texts import Catalogue
    from chalicelib.usecases.founding import Founding
    from chalicelib.usecases.import_stepping import ImportStepping
    from chalicelib.usecases.importing import Importing
    from chalicelib.usecases.launching import Launching
    from chalicelib.usecases.noticing import Noticing
    from chalicelib.usecases.ports import Clock, ImportStep, NewId
    from chalicelib.usecases.purchasing import Purchasing
    from chalicelib.usecases.reading_orders import ReadingOrders
    from chalicelib.usecases.relaying import Relaying

Store = TypeVar("Store")

gc.set_threshold(50_000, 20, 20)
"""A cold start makes a hundred thousand objects that stay: looking through them for garbage was a tenth of it."""

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
QUICK = Config(connect_timeout=0.5, read_timeout=1, retries={"mode": "standard", "total_max_attempts": 2})
"""For what a person or a marketplace waits for: the worst case stays below 2.5 s."""

PATIENT = Config(connect_timeout=1, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3})
"""For files."""


def utc_now() -> datetime:
    return datetime.now(UTC)


def random_id() -> str:
    """60 bits, in letters and digits that are not mistaken for each other."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(12))


def build(settings: Settings, now: Clock = utc_now, new_id: NewId = random_id) -> Hub:
    """Everything, over the real world; only the clock and the ids may be others."""
    return Hub(settings, now, new_id)


_installed: list[Hub] = []


def hub() -> Hub:
    """The hub of this process, put together when it is first needed."""
    if not _installed:
        install(build(Settings.read(os.environ)))
    return _installed[0]


def install(chosen: Hub) -> None:
    """Let ``hub()`` be this one, which may have another clock."""
    _installed[:] = [chosen]


@dataclass(frozen=True)
class Hub:
    """Use cases, each put together when it is first asked for: a function pays only for what it uses."""

    settings: Settings
    now: Clock
    new_id: NewId

    # the outside world

    @cached_property
    def _session(self) -> Any:
        return botocore.session.get_session()

    def _client(self, service: str, config: Config = QUICK) -> Any:
        return self._session.create_client(service, config=config)

    @cached_property
    def _dynamodb(self) -> Any:
        from chalicelib.storage.answers import read_quickly

        client = self._client("dynamodb")
        client.meta.events.register("before-parse.dynamodb", read_quickly)
        return client

    @cached_property
    def _sqs(self) -> Any:
        return self._client("sqs")

    @cached_property
    def _connection(self) -> Any:
        from chalicelib.storage.tables import connect

        return connect(self._dynamodb, self._table_names)

    @property
    def _table_names(self) -> Mapping[str, str]:
        from chalicelib.storage.tables import TABLES

        return {table: getattr(self.settings, f"{table}_table") for table in TABLES}

    # storage

    @cached_property
    def commits(self) -> DynamoCommits:
        from chalicelib.storage.commits import DynamoCommits

        return DynamoCommits(self._connection, self.now, tracing.current)

    @cached_property
    def communities(self) -> DynamoCommunities:
        from chalicelib.storage.communities import DynamoCommunities

        return self._connected(DynamoCommunities())

    @cached_property
    def secrets(self) -> DynamoSecrets:
        from chalicelib.storage.communities import DynamoSecrets

        return self._connected(DynamoSecrets())

    @cached_property
    def buyers(self) -> DynamoBuyers:
        from chalicelib.storage.buyers import DynamoBuyers

        return self._connected(DynamoBuyers())

    @cached_property
    def purchases(self) -> DynamoPurchases:
        from chalicelib.storage.purchases import DynamoPurchases

        return self._connected(DynamoPurchases())

    @cached_property
    def imports(self) -> DynamoImports:
        from chalicelib.storage.imports import DynamoImports

        return self._connected(DynamoImports())

    @cached_property
    def orders(self) -> DynamoOrders:
        from chalicelib.signing.cursors import SignedCursors
        from chalicelib.storage.orders import DynamoOrders

        return self._connected(DynamoOrders(self._dynamodb, SignedCursors(self._keys), self.buyers))

    @cached_property
    def notices(self) -> DynamoNotices:
        from chalicelib.storage.notices import DynamoNotices

        return self._connected(DynamoNotices(self._dynamodb))

    @cached_property
    def files(self) -> ObjectFiles:
        from chalicelib.storage.files import ObjectFiles

        return ObjectFiles(self._client("s3", PATIENT), self.settings.uploads_bucket)

    def _connected(self, store: Store) -> Store:
        _ = self._connection
        return store

    # partners, signatures, texts

    @property
    def _keys(self) -> list[str]:
        return listed(self.settings.token_keys)

    @cached_property
    def tokens(self) -> SignedTokens:
        from chalicelib.signing.tokens import SignedTokens

        return SignedTokens(self._keys, self.now)

    @cached_property
    def phrases(self) -> Catalogue:
        from chalicelib.texts import Catalogue

        return Catalogue()

    @cached_property
    def bot(self) -> OkBot:
        from chalicelib.ok.bot import OkBot

        return OkBot(self.settings.ok_api_url)

    @cached_property
    def group(self) -> OkGroup:
        from chalicelib.ok.rest import OkGroup

        return OkGroup(self.settings.ok_api_url, self.settings.ok_application_key, self.settings.ok_application_secret)

    @cached_property
    def launches(self) -> OkLaunches:
        from chalicelib.ok.launch import OkLaunches

        return OkLaunches(
            self.settings.ok_application_key,
            self.settings.ok_application_secret,
            listed(self.settings.ok_api_servers),
            listed(self.settings.ok_web_servers),
            timedelta(hours=float(self.settings.ok_launch_hours)),
            listed(self.settings.ok_launch_extra_names),
            self.now,
        )

    # queues

    @cached_property
    def imports_queue(self) -> SqsQueue:
        from chalicelib.messaging.queues import SqsQueue

        return SqsQueue(self._sqs, self.settings.imports_queue_url, self.settings.imports_failures_queue)

    @cached_property
    def notices_queue(self) -> SqsQueue:
        from chalicelib.messaging.queues import SqsQueue

        return SqsQueue(self._sqs, self.settings.notices_queue_url, self.settings.notices_failures_queue)

    @cached_property
    def relay_failures(self) -> SqsQueue:
        from chalicelib.messaging.queues import SqsQueue

        return SqsQueue(self._sqs, "", self.settings.relay_failures_queue)

    # use cases

    @cached_property
    def founding(self) -> Founding:
        from chalicelib.usecases.founding import Founding

        return Founding(self.communities, self.secrets, self.bot, self.commits, self.now, self.new_id)

    @cached_property
    def launching(self) -> Launching:
        from chalicelib.usecases.launching import Launching

        return Launching(
            self.launches,
            self.group,
            self.communities,
            self.buyers,
            self.commits,
            self.tokens,
            self.now,
            self.new_id,
        )

    @cached_property
    def reading_orders(self) -> ReadingOrders:
        from chalicelib.usecases.reading_orders import ReadingOrders

        return ReadingOrders(self.orders, self.communities, self.now)

    @cached_property
    def purchasing(self) -> Purchasing:
        from chalicelib.usecases.purchasing import Purchasing

        return Purchasing(self.purchases, self.communities, self.buyers, self.commits, self.now, self.new_id)

    @cached_property
    def importing(self) -> Importing:
        from chalicelib.usecases.importing import Importing

        return Importing(self.imports, self.purchases, self.files, self.commits, self.now, self.new_id)

    @cached_property
    def import_stepping(self) -> ImportStepping:
        from chalicelib.usecases.import_stepping import ImportStepping

        return ImportStepping(self.imports, self._import_steps, self.commits, self.now, self.new_id)

    @property
    def _import_steps(self) -> Mapping[ImportState, ImportStep]:
        from chalicelib.domain.imports import ImportState
        from chalicelib.spreadsheets.sheets import FileSheets  # only the import's consumer reads files
        from chalicelib.usecases.delivery_splitting import DeliverySplitting
        from chalicelib.usecases.import_applying import ImportApplying
        from chalicelib.usecases.import_comparing import ImportComparing
        from chalicelib.usecases.import_reading import ImportReading

        files, purchases, orders = self.files, self.purchases, self.orders
        saving = (files, purchases, orders, self.commits, self.now, self.new_id)
        return {
            ImportState.READING: ImportReading(files, FileSheets(), self.communities, self.phrases),
            ImportState.COMPARING: ImportComparing(files, purchases, orders, self.now),
            ImportState.APPLYING: ImportApplying(*saving),
            ImportState.SPLITTING: DeliverySplitting(*saving),
        }

    @cached_property
    def noticing(self) -> Noticing:
        from chalicelib.usecases.noticing import Noticing

        link = self.settings.cabinet_link.replace("{app}", self.settings.ok_application_id)
        return Noticing(self.notices, self.bot, self.phrases, self.commits, link, self.now, self.new_id)

    @cached_property
    def relaying(self) -> Relaying:
        from chalicelib.messaging.publisher import SnsPublisher
        from chalicelib.usecases.relaying import Relaying

        return Relaying(SnsPublisher(self._client("sns"), self.settings.events_topic))
