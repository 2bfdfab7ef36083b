"""The running house as its operator sees it: founds communities, puts orders into them, talks to the played OK."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import operator_in
from chalicelib.domain.circuit_breaker import OK_BOT
from chalicelib.domain.communities.community import BOT_TOKEN, Community
from chalicelib.domain.imports.import_job import Import
from chalicelib.domain.journal import Entry, Event, Fact, order_subject
from chalicelib.domain.notices.notice import NOTICE_TYPES
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.storage.circuit_breaker import CIRCUIT_BREAKER, CircuitBreakerRow
from chalicelib.storage.communities.community import GroupRow, SecretRow, group_key
from chalicelib.usecases.ports import Commit
from infra.local import stack
from infra.local.problem import Problem
from infra.operate import communities, imports
from tests.browser.patience import came, until
from tests.factories import an_entry, an_order, order_saved
from tests.infra.sandbox.driver import Driver
from tests.world import ADMIN, GROUP, MODERATOR

MARIA = {"first_name": "Мария", "last_name": "Орлова", "ok_id": ADMIN}
OLGA = {"first_name": "Ольга", "last_name": "Синицына", "ok_id": MODERATOR}
PLACE = {"place": "Тула, проспект Ленина, 102", "hours": "пн–пт с 17 до 20", "profile": None, "role": None}


@dataclass(frozen=True)
class House:
    """``address`` is the cabinet's and ends with a slash; ``ok`` is the sandbox."""

    container: Container
    address: str
    ok: Driver
    backend: str
    bot_token: str

    @property
    def sandbox(self) -> str:
        return f"http://127.0.0.1:{self.ok.port}/"

    def forget(self) -> None:
        """The group is nobody's again, and OK begins afresh; what its community still had to tell is not told."""
        if community := self.container.stores.communities.id_of_group(GROUP):
            SecretRow(pk=community, sk=BOT_TOKEN).delete()
            GroupRow(pk=group_key(GROUP), sk="link").delete()
        self.ok.control("reset", {})

    def found(
        self, name: str = "Закупаемся вместе", organizers: Sequence[Mapping[str, Any]] = (MARIA, OLGA)
    ) -> Community:
        """A new community in the sandbox's group."""
        self.forget()
        communities.create(self.container, Namespace(name=name, group=GROUP, zone="Europe/Moscow", language="ru"))
        communities.set_bot_token(self.container, Namespace(community=GROUP), self.bot_token)
        photo = f"{self.sandbox}photo/{ADMIN}.svg"
        for each in organizers:
            communities.put_organizer(
                self.container, Namespace(**{"community": GROUP, "photo": photo, **PLACE, **each})
            )
        return communities.find(self.container, GROUP)

    def launch(self, user: str, **wish: Any) -> str:
        """The address that OK opens for a person."""
        return str(self.ok.control("launch", {"user": user, **wish})["url"])

    def welcome(self, user: str) -> str:
        """The person opens the cabinet, so that OK's word on consent is known; returns the buyer's id."""
        return self.container.access.open_session.open(self.launch(user).partition("?")[2]).principal.id

    def purchase(self, community: Community, title: str) -> Purchase:
        return self.container.purchases.manage.create(operator_in(community.id), title, 1_000, 0)

    def put(self, community: Community, *, told: bool = False, **order: Any) -> Entry:
        """An order of a purchase of its own; ``told``: the journal has it too, so the buyer will hear of it."""
        number = str(self.container.stores.orders.take_numbers(community.id, 1)[0])
        at = order.get("created_at", datetime.now(UTC))
        given = {"number": number, "purchase": f"purchase-{number}", "created_at": at, "changed_at": at, **order}
        kept = an_order(community=community.id, **given)
        said = order_saved(kept)
        fact = Fact(Event.ORDER_SAVED, said.subject, said.data)
        self.container.stores.commits.commit(community.id, Commit((kept,), (fact,) if told else ()))
        return self.container.stores.journal.of(community.id, said.subject)[-1] if told else said

    def compare(self, community: Community, purchase: Purchase, file: Path) -> Import:
        """An import that rests: compared, or refused."""
        seen: list[Import] = []
        with suppress(Problem):
            imports.compare(self.container, operator_in(community.id), purchase, file, seen.append)
        return seen[-1]

    def save(self, community: Community, job: Import) -> None:
        imports.apply(self.container, operator_in(community.id), job, lambda _: None)

    def collect_comments(self, community: Community) -> None:
        """What the clock asks for by itself every ten minutes: a round that ended rests no longer."""
        sync = self.container.stores.comments.sync(community.id)
        self.container.stores.commits.commit(community.id, Commit((replace(sync, rests_until=None),)))
        self._do(community, Event.COMMENTS_DUE)

    def subscribe(self, community: Community) -> None:
        """What the clock asks for by itself every hour: OK tells us from now on what people write and press."""
        self._do(community, Event.CONNECTION_DUE)

    def stop_what_is_due(self, community: Community) -> None:
        """What the clock asks for by itself every ten minutes."""
        self._do(community, Event.STOPS_SOUGHT)

    def _do(self, community: Community, job: Event) -> None:
        """Now and for this community only: those of other tests would be woken too."""
        self.container.background.jobs.run(an_entry(community=community.id, event=job))

    def inbox(self, user: str) -> list[str]:
        """The texts of the messages the person has, newest first."""
        return [str(message["text"]) for message in self.ok.inbox(user)]

    def misbehave(self, target: str, kind: str, calls: int | None = None) -> None:
        self.ok.control("faults", {"target": target, "kind": kind, "calls": calls})

    def outcomes(self, target: str) -> list[str]:
        """How OK's answers ended so far."""
        calls = self.ok.get("/sandbox/calls").json["calls"]
        return [str(call["outcome"]) for call in calls if call["target"] == target]

    def hurry(self, community: Community, number: str, user: str) -> None:
        """The person is told of an order now, not a quarter of a minute later, or a minute if it had no turn."""

        def is_told() -> bool:
            return any(f"№ {number}" in text for text in self.inbox(user))

        def told_soon() -> bool:
            for entry in self.container.stores.journal.of(community.id, order_subject(number)):
                if entry.event in NOTICE_TYPES:
                    self.deliver_again(entry)
            return came(is_told, 4)

        until(told_soon)

    def open_gate(self, community: Community) -> None:
        """The half-minute is over in which nobody knocks at a partner who was flooded."""
        shut: list[CircuitBreakerRow] = []

        def find() -> bool:
            with suppress(CircuitBreakerRow.DoesNotExist):
                shut.append(CircuitBreakerRow.get(community.id, f"{CIRCUIT_BREAKER}{OK_BOT}"))
            return bool(shut)

        until(find)
        shut[0].delete()

    def deliver_again(self, entry: Entry) -> None:
        """What the queue does by itself when its pause, a minute or more, is over."""
        queue, body = self.container.settings.queue_url("notices"), msgspec.json.encode(entry).decode()
        sqs: Any = stack.client(self.backend, "sqs")
        sqs.send_message(QueueUrl=queue, MessageBody=body, DelaySeconds=0)
