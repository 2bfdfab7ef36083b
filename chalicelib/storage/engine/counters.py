"""The counters that a commit moves: where each stands, and how it is moved."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from pynamodb.attributes import MapAttribute, NumberAttribute

from chalicelib.domain.catalogue.offer import place_of
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.rows import FORM, KeyedRow, Table
from chalicelib.usecases.ports import Counter, CounterUpdate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pynamodb.expressions.condition import Condition
    from pynamodb.transactions import TransactWrite

LOADS, PROGRESS, RULE_COUNTS = "loads", "progress", "rule-counts"
A_WHILE, DAYS, A_MONTH = timedelta(minutes=10), timedelta(days=2), timedelta(days=30)


class LoadsRow(KeyedRow):
    """How many orders each pickup point holds, by the point's id: moved by whoever chooses, never written whole."""

    class Meta:
        table_name = Table("points")

    taken: MapAttribute[str, Any] = MapAttribute()  # type: ignore[no-untyped-call]


class RuleCountsRow(KeyedRow):
    """How many lines each rule decided, by its id and what it did: moved by what decides, never written whole."""

    class Meta:
        table_name = Table("external")

    decided: MapAttribute[str, Any] = MapAttribute()  # type: ignore[no-untyped-call]


class ProgressRow(KeyedRow):
    """What the orders of a purchase come to: moved with each of them."""

    class Meta:
        table_name = Table("purchases")

    orders = NumberAttribute(default=0)
    buyers = NumberAttribute(default=0)
    goods = NumberAttribute(default=0)
    paid = NumberAttribute(default=0)
    claimed = NumberAttribute(default=0)
    owed = NumberAttribute(default=0)
    owing = NumberAttribute(default=0)


class CallsRow(KeyedRow):
    """Calls to a partner in one second."""

    class Meta:
        table_name = Table("notices")

    made = NumberAttribute()
    expires = NumberAttribute()


class FormsRow(KeyedRow):
    """Forms for files that a person was given in an hour, or on a day."""

    class Meta:
        table_name = Table("deliveries")

    made = NumberAttribute()
    expires = NumberAttribute()


class BeginningRow(KeyedRow):
    """How often something was begun whose end nobody has seen."""

    class Meta:
        table_name = Table("deliveries")

    made = NumberAttribute()
    expires = NumberAttribute()


class StockRow(KeyedRow):
    """Free pieces of an offer, and those that went: each move is another version of the offer."""

    class Meta:
        table_name = Table("offers")

    stock = NumberAttribute()
    taken = NumberAttribute()
    version = NumberAttribute()


class Place(Struct, frozen=True):
    """Of a counter; it is forgotten at ``expires`` (seconds since 1970), or stays where that is 0."""

    row: Any
    pk: str
    sk: str
    expires: int = 0

    def move(self, transaction: TransactWrite, counter_updates: Sequence[CounterUpdate]) -> None:
        """By all of them at once, on condition that there is room."""
        row = self.row
        actions = [row.expires.set(self.expires), row.v.set(FORM)] if self.expires else []
        room: Condition | None = None
        for counter_update in counter_updates:
            path = self._path(counter_update.name)
            actions.append(path.set((path | 0) + counter_update.by))
            if counter_update.limit is not None and counter_update.by > 0:
                free = _room(path, counter_update.limit - counter_update.by)
                room = free if room is None else room & free
        transaction.update(row(pk=self.pk, sk=self.sk), actions=actions, condition=room)

    def _path(self, name: str) -> Any:
        if self.row is LoadsRow:
            return self.row.taken[name]
        if self.row is RuleCountsRow:
            return self.row.decided[name]
        return getattr(self.row, name.rpartition("/")[2]) if self.row is ProgressRow else self.row.made


class StockPlace(Place, frozen=True):
    def move(self, transaction: TransactWrite, counter_updates: Sequence[CounterUpdate]) -> None:
        """On condition that what has to stay stays; an offer that is not there is empty."""
        (update,) = counter_updates
        row = StockRow
        least = (update.limit or 0) - update.by
        transaction.update(
            row(pk=self.pk, sk=self.sk),
            actions=[
                row.stock.set(row.stock + update.by),
                row.taken.set(row.taken - update.by),
                row.version.set(row.version + 1),
            ],
            condition=row.stock >= least if update.by < 0 else row.stock.exists(),
        )


def by_place(
    community: str, counter_updates: Sequence[CounterUpdate], now: datetime
) -> Mapping[Place, Sequence[CounterUpdate]]:
    """A transaction writes a row once, and of a row each counter. The update with a limit comes last."""
    found: dict[Place, list[CounterUpdate]] = {}
    for counter_update in sorted(_together(counter_updates), key=lambda each: each.limit is not None):
        found.setdefault(_place(community, counter_update, now), []).append(counter_update)
    return found


def _together(counter_updates: Sequence[CounterUpdate]) -> Sequence[CounterUpdate]:
    """Of two orders of one purchase: both at once. Of two that come to a point, one may be less free than the other.

    Of two that take from a stock, one may have to leave more.
    """
    found: dict[tuple[str, str], CounterUpdate] = {}
    for each in counter_updates:
        key = (each.counter, each.name)
        before = found.get(key)
        found[key] = replace(each, by=before.by + each.by, limit=_narrower(before, each)) if before else each
    return list(found.values())


def _narrower(one: CounterUpdate, other: CounterUpdate) -> int | None:
    limits = [each.limit for each in (one, other) if each.limit is not None]
    return (max if one.counter is Counter.STOCK else min)(limits, default=None)


def _place(community: str, counter_update: CounterUpdate, now: datetime) -> Place:
    def until(after: timedelta) -> int:
        return int((now + after).timestamp())

    if counter_update.counter is Counter.POINT:
        return Place(LoadsRow, community, LOADS)
    if counter_update.counter is Counter.PROGRESS:
        return Place(ProgressRow, keys.within(community, PROGRESS), counter_update.name.partition("/")[0])
    if counter_update.counter is Counter.STOCK:
        return StockPlace(StockRow, *keys.of_offer(community, place_of(counter_update.name)))
    if counter_update.counter is Counter.RULE:
        return Place(RuleCountsRow, community, RULE_COUNTS)
    if counter_update.counter is Counter.FORMS:
        return Place(FormsRow, keys.within(community, "forms"), counter_update.name, until(DAYS))
    if counter_update.counter is Counter.BEGINNINGS:
        return Place(BeginningRow, keys.within(community, counter_update.name), "begun", until(A_MONTH))
    return Place(CallsRow, keys.within(community, "calls"), counter_update.name, until(A_WHILE))


def _room(path: Any, most: int) -> Condition:
    """``most`` is what may be there before; a counter that never moved stands at 0."""
    within: Condition = path <= most
    return within if most < 0 else path.does_not_exist() | within
