"""A day that the relay lost is made good from the journal; a day that it did not lose is not lived twice."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.bootstrap import build
from chalicelib.domain.errors import NotYet
from chalicelib.domain.journal import Entry
from chalicelib.domain.notices.notice import NOTICE_TYPES
from infra.local.problem import Problem
from infra.operate.republish import read_moment, republish
from tests.api.journey import Journey, csv_of
from tests.stored import rows_by_table
from tests.world import ADMIN, ANNA, ELENA

PEOPLE = (ANNA, ELENA, ADMIN)
FILE = csv_of(
    f"https://ok.ru/profile/{ANNA};Анна Петрова;Б-1;Ботинки;38;1;3490",
    f"https://ok.ru/profile/{ELENA};Елена Смирнова;Б-1;Ботинки;37;2;3490",
)


@dataclass
class Topic:
    """Hands an entry to those who listen, as the queues would; a part of it is refused."""

    journey: Journey
    published: list[str] = field(default_factory=list)
    refusing: set[str] = field(default_factory=set)

    def publish(self, entries: Sequence[Entry]) -> set[str]:
        for entry in entries:
            self.published.append(entry.id)
            self.journey._do(entry)
            if entry.event in NOTICE_TYPES:
                with suppress(NotYet):
                    self.journey.container.notices.send.send(entry)
        return self.refusing & {entry.id for entry in entries}


@pytest.fixture
def topic(journey: Journey) -> Topic:
    return Topic(journey)


def again(topic: Topic, **wish: Any) -> None:
    """The operator's command for the last day, in a container whose topic is this one."""
    container = topic.journey.container
    listening = build(container.settings, container.now, container.new_id)
    vars(listening.partners)["publisher"] = topic
    since = (container.now() - timedelta(days=1)).isoformat()
    asked = {"since": since, "until": None, "community": topic.journey.community.id, **wish}
    republish(listening, argparse.Namespace(**asked))


def day(journey: Journey) -> str:
    """People open the cabinet, a file is imported, payment opens, goods arrive; those concerned hear of it all."""
    for person in (ANNA, ELENA):
        journey.token(person)
    admin = journey.imported(FILE)
    (purchase,) = journey.container.stores.purchases.after(journey.community.id, "", 2)
    path = f"/v1/purchases/{purchase.id}"
    assert journey.api.change(path, {"paymentOpen": True, "paymentDetails": "СБП"}, admin).status == 200
    for stage in ("stopped", "ordered", "distributing"):
        assert journey.api.post(f"{path}/stage", {"stage": stage}, admin).status == 200
        passing(journey)
    return admin


def passing(journey: Journey) -> None:
    for _ in range(3):
        journey.steps()
        journey.notices()
        journey.clock.pass_by(minutes=2)


def stored(journey: Journey) -> dict[str, list[Any]]:
    """Every row of the community in every table, but those that count calls: the cloud forgets them meanwhile."""
    client, found = journey.container.clients.client("dynamodb"), {}
    for table in rows_by_table():
        name = journey.container.settings.table(table)
        rows = [row for page in client.get_paginator("scan").paginate(TableName=name) for row in page["Items"]]
        own, calls = journey.community.id, f"{journey.community.id}#calls"
        ours = [row for row in rows if row["pk"]["S"].split("#")[0] == own and row["pk"]["S"] != calls]
        found[table] = sorted(ours, key=lambda row: (row["pk"]["S"], row["sk"]["S"]))
    return found


def told(journey: Journey) -> list[list[dict[str, Any]]]:
    return [journey.ok.inbox(person) for person in PEOPLE]


@pytest.mark.slow
def test_a_whole_day_twice_changes_nothing_and_sends_nothing(journey: Journey, topic: Topic) -> None:
    day(journey)
    rows, messages = stored(journey), told(journey)
    assert len(rows["journal"]) > 20
    assert messages[0]
    again(topic)
    again(topic)
    assert len(topic.published) == 2 * len(rows["journal"])
    assert told(journey) == messages
    assert stored(journey) == rows


def test_what_was_lost_happens(journey: Journey, topic: Topic, capsys: pytest.CaptureFixture[str]) -> None:
    """The stages of a purchase were moved while nothing was relayed for longer than the stream remembers."""
    day(journey)
    admin = journey.token(ADMIN)
    job = journey.upload(admin, journey.purchase(admin, title="Книги"), FILE)
    assert journey.api.post(f"/v1/imports/{job}/preview", None, admin).status == 202
    journey._seen |= {entry.id for entry in journey.journal()}  # lost
    passing(journey)
    assert journey.api.get(f"/v1/imports/{job}", admin).json["state"] == "reading"
    again(topic)
    passing(journey)
    assert journey.api.get(f"/v1/imports/{job}", admin).json["state"] == "ready"
    assert "entries went to the topic again" in capsys.readouterr().out


def test_only_the_stretch_and_the_community_that_are_asked_for(journey: Journey, topic: Topic) -> None:
    before = journey.container.now()
    day(journey)
    again(topic, since=(before - timedelta(days=1)).isoformat(), until=before.isoformat())
    there = {entry.id for entry in journey.journal() if entry.at <= before}
    assert set(topic.published) == there
    topic.published.clear()
    other = journey.ok.found(journey.container)
    again(topic, community=other.id)
    assert len(topic.published) == 1  # it was founded


def test_what_the_topic_does_not_take_is_said(
    journey: Journey, topic: Topic, capsys: pytest.CaptureFixture[str]
) -> None:
    (first, *_) = journey.journal()
    topic.refusing = {first.id}
    with pytest.raises(Problem, match="give the command once more"):
        again(topic)
    assert capsys.readouterr().out == "0 of 1 entries went to the topic again.\n"


def test_not_further_back_than_what_was_done_is_remembered(journey: Journey, topic: Topic) -> None:
    long_ago, later = (journey.container.now() - timedelta(days=15)).isoformat(), (journey.container.now()).isoformat()
    for wish in ({"since": long_ago}, {"since": later, "until": long_ago}, {"since": "yesterday"}):
        with pytest.raises(Problem):
            again(topic, **wish)
    assert topic.published == []


def test_a_moment_without_a_zone_is_utc_as_in_the_logs() -> None:
    assert read_moment("2026-11-27T10:00") == read_moment("2026-11-27T13:00+03:00")
