"""What is kept in the file is read back as it was written."""

import json
from dataclasses import asdict

import pytest

from infra.sandbox.ok.content import add_comment
from infra.sandbox.ok.memory import AdminToken, Memory, Play, Session, Subscription, read_memory
from infra.sandbox.ok.messages import new_message, new_written
from tests.world import ANNA


@pytest.fixture
def full() -> Memory:
    """Something of everything."""
    memory = Memory(
        sessions={"key": Session(ANNA, "key", "secret")},
        inboxes={ANNA: [new_message("Заказ", [{"type": "IMAGE"}])]},
        written={ANNA: [new_written(ANNA, text="Когда?", reply_to="mid:1")]},
        launches={ANNA: "query"},
        tokens={"token": AdminToken(ANNA, "revoked")},
        subscriptions=[Subscription("https://x", ["MESSAGE_CREATED"], 5)],
        play=Play("wrapped", "date", 7, "closed"),
    )
    add_comment(memory.content, "154000000000001", ANNA, "Беру", 1)
    return memory


def test_who_is_new_in_this_release_is_there_beside_those_of_before(full: Memory) -> None:
    saved = json.loads(json.dumps(asdict(full)))
    saved["people"] = {ANNA: {**saved["people"][ANNA], "status": "BLOCKED"}}
    people = read_memory(saved).people
    assert people.keys() == full.people.keys()
    assert people[ANNA].status == "BLOCKED"


def test_everything_survives(full: Memory) -> None:
    assert read_memory(json.loads(json.dumps(asdict(full)))) == full


def test_a_file_of_before_is_read_and_the_rest_is_as_in_the_beginning(full: Memory) -> None:
    old = {name: asdict(full)[name] for name in ("people", "sessions", "inboxes", "launches")}
    read = read_memory(old)
    assert (read.sessions, read.inboxes) == (full.sessions, full.inboxes)
    assert (read.tokens, read.subscriptions, read.play) == ({}, [], Play())
    assert read.content.items.keys() == Memory().content.items.keys()


def test_two_memories_share_nothing() -> None:
    one, other = Memory(), Memory()
    one.people.clear()
    one.content.items.clear()
    assert other.people
    assert other.content.items
