"""The journal of a stretch of time goes to the topic once more: what a relay lost happens, what happened stays."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.bootstrap import Container
from chalicelib.bootstrap.clients import PATIENT
from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Entry
from chalicelib.edge.messages import read_entry
from chalicelib.storage.engine import keys
from infra.local.problem import Problem
from infra.operate.communities import find

REACH = timedelta(days=14)
"""What was done once is remembered for longer (30 days), and nothing that is older can still be told in time."""


def republish(container: Container, wish: argparse.Namespace) -> None:
    """In the order of each subject's time. Stopped half-way the same command is given again."""
    since, until = read_moment(wish.since), read_moment(wish.until) if wish.until else container.now()
    if not since < until:
        raise Problem("The stretch of time ends before it begins.")
    if since < container.now() - REACH:
        raise Problem(f"Not further back than {REACH.days} days: what was done then is not remembered for sure.")
    community = find(container, wish.community).id if wish.community else ""
    found, left = 0, 0
    for entries in written(container, since, until, community):
        found, left = found + len(entries), left + len(container.background.relay_journal.relay(entries))
    print(f"{found - left} of {found} entries went to the topic again.")
    if left:
        raise Problem("The topic did not take the others: give the command once more.")


def read_moment(text: str) -> datetime:
    """Without a zone it is UTC, as in logs. Raises Problem."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Problem(f"{text!r} is no moment; write it as 2026-11-27T10:00 (UTC) or 2026-11-27T10:00+03:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def written(container: Container, since: datetime, until: datetime, community: str) -> Iterator[Sequence[Entry]]:
    """A scan: the journal is kept by subject. Only an operator may wait for one."""
    wanted = {":since": {"S": keys.instant(since)}, ":until": {"S": f"{keys.instant(until)}~"}}
    condition = "sk BETWEEN :since AND :until"
    if community:
        wanted[":community"], condition = {"S": f"{community}#"}, f"begins_with(pk, :community) AND {condition}"
    client: Any = container.clients.client("dynamodb", PATIENT)
    asked = {"FilterExpression": condition, "ExpressionAttributeValues": wanted, "ProjectionExpression": "body"}
    for page in client.get_paginator("scan").paginate(TableName=container.settings.table("journal"), **asked):
        yield [entry for item in page["Items"] if (entry := _entry(item["body"]["S"]))]


def _entry(body: str) -> Entry | None:
    """What cannot be read became a dead letter of the relay's, or will be nobody's: it is named and left."""
    try:
        return read_entry(body)
    except Invalid:
        print(f"Left out, for it cannot be read: {body[:80]}")
        return None
