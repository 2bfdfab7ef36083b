"""The clients that everything stands on: one botocore session, each client made when it is first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import botocore.session
from botocore.config import Config
from msgspec import Struct

from chalicelib import deadline
from chalicelib.domain.errors import Unavailable

if TYPE_CHECKING:
    from chalicelib.settings import Settings

NAMED = Config(user_agent="Kabinet")
"""botocore puts its own account of the system together anew for every request: a tenth of what a list costs."""

QUICK = NAMED.merge(Config(connect_timeout=0.5, read_timeout=1, retries={"mode": "standard", "total_max_attempts": 2}))
"""For what a person or a marketplace waits for: the worst case stays below 2.5 s."""

_OF_TABLES = QUICK.merge(Config(parameter_validation=False))
"""botocore walks its model over every attribute that is written, a seventh of an import: the service does so itself."""

PATIENT_TABLES = _OF_TABLES.merge(
    Config(connect_timeout=1, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3})
)
"""For long reads in the background."""

ONCE = NAMED.merge(Config(connect_timeout=1, read_timeout=3, retries={"mode": "standard", "total_max_attempts": 1}))
"""For messages to people: what is sent twice is read twice."""

_OF_FILES = NAMED.merge(
    Config(signature_version="s3v4", s3={"addressing_style": "virtual", "us_east_1_regional_endpoint": "regional"})
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

_RULES = "_ruleset_resolver"


class Clients(Struct, frozen=True, dict=True):
    """The way to AWS. ``session`` is where everything that goes there can be listened to."""

    settings: Settings

    @cached_property
    def session(self) -> Any:
        return botocore.session.get_session()

    def client(self, service: str, config: Config = QUICK, url: str = "") -> Any:
        """A new one: it keeps to the deadline of the call at hand. ``url``: elsewhere than AWS."""
        client = self.session.create_client(service, config=config, endpoint_url=url or None)
        client.meta.events.register("before-call", _in_time)
        return client

    @cached_property
    def dynamodb(self) -> Any:
        return self._tables(_OF_TABLES)

    @cached_property
    def patient_dynamodb(self) -> Any:
        """For what nobody waits for: a thousand rows at once."""
        return self._tables(PATIENT_TABLES)

    def _tables(self, config: Config) -> Any:
        from chalicelib.storage.engine.answers import read_quickly

        client = self.client("dynamodb", config)
        ask_one_endpoint(client)
        client.meta.events.register("before-parse.dynamodb", read_quickly)
        return client

    @cached_property
    def sqs(self) -> Any:
        return self.client("sqs")

    def sending(self, service: str, url: str) -> Any:
        """For what has no key by which a partner would know it again: asked once."""
        return self.client(service, ONCE, url)

    @cached_property
    def files(self) -> Any:
        """For requests."""
        return self.client("s3", QUICK_FILES)

    @cached_property
    def patient_files(self) -> Any:
        """For what nobody waits for: large files, and a storage that is slow today."""
        return self.client("s3", PATIENT)


def ask_one_endpoint(client: Any) -> None:
    """botocore has no other way in than its own attribute: where a release has none, its rules are asked as ever."""
    if rules := getattr(client, _RULES, None):
        setattr(client, _RULES, _OneEndpoint(rules))


class _OneEndpoint:
    """botocore's rules, asked once: wherever a table is named by its name, a call of any kind goes to one address.

    For every call they would go through all rows of a transaction again, a fifteenth of what it costs.
    """

    def __init__(self, rules: Any) -> None:
        self._rules = rules
        self._found: Any = None

    def construct_endpoint(self, **asked: Any) -> Any:
        self._found = self._found or self._rules.construct_endpoint(**asked)
        return self._found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._rules, name)


def _in_time(**_: Any) -> None:
    """A request that has taken too long asks no further: it is refused while its function still can."""
    if deadline.is_over():
        raise Unavailable
