"""An erasure that breaks off, comes twice or is overtaken ends as an undisturbed one does."""

from collections.abc import Callable
from functools import partial

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale, Unavailable
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY
from tests.usecases.annex import Annex
from tests.usecases.privacy.erasing import ACT, ASKED, end, erase, stored, undisturbed
from tests.usecases.privacy.people import WORDS, settled
from tests.usecases.rivals import Overtaken
from tests.usecases.tripwire import Died, die
from tests.world import ANNA


@pytest.fixture
def annex() -> Annex:
    return settled()


@pytest.mark.parametrize("after", [False, True], ids=["before the call", "after the call"])
@pytest.mark.parametrize("redeliveries", [1, 3])
def test_whichever_call_it_dies_at_the_next_delivery_brings_it_to_the_same_end(after: bool, redeliveries: int) -> None:
    """The act too says what there was, not what was left for the last try."""
    expected, calls = undisturbed()
    assert calls >= 20
    for at in range(calls):
        annex = settled()
        annex.wire.set(at, die, after=after)
        with pytest.raises(Died):
            annex.container.privacy.erase_person.run(ASKED)
        name = annex.wire.calls[at]
        for _ in range(redeliveries):
            annex.clock.pass_by(minutes=5)
            annex.container.privacy.erase_person.run(ASKED)
        assert end(annex) == expected, f"{name}, call {at}"


def test_twice_is_once(annex: Annex) -> None:
    expected, _ = undisturbed()
    for _ in range(3):
        annex.container.privacy.erase_person.run(ASKED)
    assert end(annex) == expected
    assert erase(annex).erasure == ACT


def test_done_again_it_removes_what_was_left_behind_and_leaves_the_act(annex: Annex) -> None:
    left = erase(annex)
    (claim,) = annex.stores.claims.of_buyer(COMMUNITY, "anna", None, 20).things
    order = annex.stores.orders.get(COMMUNITY, "1001")
    late = replace(claim, buyer_name="Анна Петрова", comment="перевела мама")
    annex.save(late, replace(order, lines=tuple(replace(line, comment="мне 38, срочно") for line in order.lines)))
    annex.stores.proofs.kept[COMMUNITY, "anna/late"] = b"picture"
    assert erase(annex) == left
    assert [word for word in (*WORDS, ANNA) if word in stored(annex)] == []
    assert annex.stores.proofs.count(COMMUNITY, "anna") == 0
    assert annex.memory.events().count(Event.BUYER_ERASED) == 1


def test_two_at_once_are_one() -> None:
    expected, calls = undisturbed()
    for at in range(calls):
        annex = settled()
        annex.wire.set(at, partial(annex.container.privacy.erase_person.run, ASKED))
        annex.container.privacy.erase_person.run(ASKED)
        assert end(annex) == expected, at


def test_a_silent_store_is_unavailable_and_the_next_try_ends_it(annex: Annex) -> None:
    def silent() -> None:
        raise Unavailable

    annex.wire.set(10, silent)
    with pytest.raises(Unavailable):
        erase(annex)
    assert erase(annex).erasure == ACT


def test_an_order_that_changes_meanwhile_loses_its_words_all_the_same(annex: Annex) -> None:
    def changes() -> None:
        order = annex.stores.orders.get(COMMUNITY, "1001")
        annex.save(replace(order, revision=order.revision + 1))

    ahead: list[Callable[[], object]] = [lambda: None, lambda: None, changes, changes]
    replace(annex.container.privacy.erase_person, commits=Overtaken(annex.memory, ahead=ahead)).erase(
        COMMUNITY, "anna", "operator"
    )
    assert [word for word in WORDS if word in stored(annex)] == []


def test_who_loses_again_and_again_comes_back_later(annex: Annex) -> None:
    def changes() -> None:
        buyer = annex.stores.buyers.get(COMMUNITY, "anna")
        annex.save(replace(buyer, language="en"))

    hurried = replace(annex.container.privacy.erase_person, commits=Overtaken(annex.memory, ahead=[changes] * 10))
    with pytest.raises(Stale):
        hurried.erase(COMMUNITY, "anna", "operator")
    assert erase(annex).erased_at
