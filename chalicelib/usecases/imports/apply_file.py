"""Third step of an import: the plan becomes orders, one commit an order, many of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from chalicelib.domain.access.principals import actor_of
from chalicelib.domain.buyers.buyer import Buyer, Identity, erasure_mark, introduced, ok_identity
from chalicelib.domain.imports.differences import drafted, line_differences, only_pictured, reworked
from chalicelib.domain.imports.findings import BuyerRows
from chalicelib.domain.imports.import_job import Import, ImportState, plan_file
from chalicelib.domain.journal import Event, Fact, import_subject, order_subject
from chalicelib.domain.orders.news import news_of_money, news_of_new
from chalicelib.domain.orders.order import Order, changed
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.usecases.imports.people import Named, people_of
from chalicelib.usecases.point_loads import moved
from chalicelib.usecases.ports import Clock, Commit, Commits, Files, Known, NewId, Orders, Purchases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chalicelib.domain.purchases.purchase import Purchase
    from chalicelib.usecases.ports.commits import Storable


class ApplyFile(Struct, frozen=True):
    files: Files
    purchases: Purchases
    orders: Orders
    commits: Commits
    now: Clock
    new_id: NewId

    def run(self, job: Import) -> Import:
        """Save a chunk. A chunk begun before is gone through again: what is saved already is left as it is."""
        if not job.chunks:  # not one row of the file was good
            return job.stepped(ImportState.SPLITTING, 1)
        plan = msgspec.json.decode(self.files.read(job.community, plan_file(job.id, job.done)), type=list[BuyerRows])
        purchase = self.purchases.get(job.community, job.purchase)
        people = people_of(self.orders, job, plan)
        numbers = self._numbers(job, [named.person for named in people])
        commits = (self._commit_of(job, purchase, named, numbers) for named in people)
        self.commits.commit_each(job.community, (commit for commit in commits if commit))
        return job.stepped(ImportState.SPLITTING, 1)

    def _numbers(self, job: Import, people: Sequence[Known | None]) -> Iterator[int]:
        without = sum(person is None or person.order is None for person in people)
        return iter(self.orders.take_numbers(job.community, without) if without else ())

    def _commit_of(self, job: Import, purchase: Purchase, named: Named, numbers: Iterator[int]) -> Commit | None:
        """None where nothing changes. A try that lost its answer, or its life, has saved it under the same key."""
        rows, person = named.rows, named.person
        known = person.buyer if person else None
        buyer = self._buyer(job, rows, known)
        people, facts = self._people(job, buyer, known)
        before = person.order if person else None
        draft = before or drafted(purchase, str(next(numbers)), buyer.id, self.now())
        after = reworked(draft, purchase, rows)
        if before and after != before and only_pictured(before, after):
            people, facts = (*people, after), (*facts, self._pictured(job, after))
        elif before is None or after != before:
            people = (*people, changed(before, self.now(), ChangeReason.IMPORT, after) if before else after)
            facts = (*facts, *self._order_facts(job, before, after))
        if not people:
            return None
        # nothing for one whose erasure began meanwhile: the next try looks at him again
        unchanged = (known,) if known and known == buyer else ()
        marks = () if known or named.marked else (erasure_mark(job.community, rows.ok_id),)
        return Commit(
            people,
            facts,
            idempotency_key=f"{import_subject(job.id)}/{person_key(job.community, rows.ok_id)}",
            unchanged=unchanged,
            counter_updates=moved(before, after) if before else (),
            not_erased=marks,
        )

    def _buyer(self, job: Import, rows: BuyerRows, known: Buyer | None) -> Buyer:
        buyer = known or Buyer(self.new_id(), job.community, rows.ok_id)
        return introduced(buyer, rows.name, rows.phone)

    def _people(self, job: Import, buyer: Buyer, known: Buyer | None) -> tuple[tuple[Storable, ...], tuple[Fact, ...]]:
        if buyer == known:
            return (), ()
        event = Event.BUYER_CHANGED if known else Event.BUYER_JOINED
        fact = self._fact(job, f"buyer/{buyer.id}", event, {"by": "import"})
        identity = () if known else (Identity(job.community, ok_identity(buyer.ok_id), buyer.id),)
        return (buyer, *identity), (fact,)

    def _pictured(self, job: Import, after: Order) -> Fact:
        data: dict[str, object] = {"number": after.number, "buyer": after.buyer, "import": job.id}
        return self._fact(job, order_subject(after.number), Event.ORDER_PICTURED, data)

    def _order_facts(self, job: Import, before: Order | None, after: Order) -> Sequence[Fact]:
        """What happened, with all that was changed, and what follows from it."""
        event = Event.ORDER_CHANGED if before else Event.ORDER_SAVED
        further = news_of_money(before, after) if before else news_of_new(after)
        subject = order_subject(after.number)
        data: dict[str, object] = {"number": after.number, "buyer": after.buyer, "import": job.id, "paid": after.paid}
        return [
            self._fact(job, subject, event, self._changes(job, before, after)),
            *(self._fact(job, subject, each, data) for each in further),
        ]

    def _changes(self, job: Import, before: Order | None, after: Order) -> dict[str, object]:
        lines = line_differences(before.lines if before else (), after.lines)
        return {
            "number": after.number,
            "buyer": after.buyer,
            "import": job.id,
            "reason": ChangeReason.IMPORT,
            "before": before.total if before else None,
            "after": after.total,
            "lines": [
                [each and [each.article or each.name, each.option, each.quantity, each.price] for each in pair]
                for pair in ((line.before, line.after) for line in lines)
            ],
        }

    def _fact(self, job: Import, subject: str, event: Event, data: dict[str, object]) -> Fact:
        """It is the doing of whoever brought the file."""
        return Fact(event, subject, data, actor=actor_of(job.created_by))
