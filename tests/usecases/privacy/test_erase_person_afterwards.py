"""From its beginning on an erased person is nobody; who comes again is somebody new."""

import pytest

from chalicelib.domain.buyers.buyer import Consent, Erasure, ok_identity
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.privacy.pseudonyms import erased_identity
from tests.factories import COMMUNITY, order_saved
from tests.usecases.annex import Annex
from tests.usecases.privacy.erasing import ACT, calls_to_the_beginning, erase, launch, stored
from tests.usecases.privacy.people import settled
from tests.usecases.tripwire import Died, die
from tests.world import ANNA, ELENA


@pytest.fixture
def annex() -> Annex:
    return settled()


def test_from_its_beginning_on_he_has_no_name_and_hears_nothing(annex: Annex) -> None:
    annex.wire.set(calls_to_the_beginning(), die)
    with pytest.raises(Died):
        erase(annex)
    begun = annex.stores.buyers.get(COMMUNITY, "anna")
    assert (begun.name, begun.phone, begun.consent, begun.erasure) == ("", None, Consent.WITHDRAWN, ACT)


def test_from_its_beginning_on_his_comments_are_not_collected(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a", author=ANNA)
    annex.say("1", "b", author=ELENA)
    annex.wire.set(calls_to_the_beginning(), annex.collect)
    erase(annex)
    assert [*annex.kept("1")] == ["b"]
    annex.collect()
    assert [*annex.kept("1")] == ["b"]


def test_a_launch_afterwards_is_a_new_buyer_who_may_be_collected_again(annex: Annex) -> None:
    erase(annex)
    session = launch(annex)
    assert session != "anna"
    assert annex.stores.buyers.by_identities(COMMUNITY, [erased_identity(COMMUNITY, ANNA)]) == {}
    annex.show("1")
    annex.say("1", "a", author=ANNA)
    annex.collect()
    assert [*annex.kept("1")] == ["a"]


def test_the_new_buyer_has_nothing_of_the_old_one_and_can_be_erased_too(annex: Annex) -> None:
    erase(annex)
    new = launch(annex)
    assert annex.stores.orders.of_buyer(COMMUNITY, new, None, None, 20).things == []
    left = annex.container.privacy.erase_person.erase(COMMUNITY, new, "operator")
    assert left.erasure == Erasure()
    assert annex.stores.buyers.by_identities(COMMUNITY, [ok_identity(ANNA)]) == {}


def test_a_person_whom_a_file_brings_back_can_be_erased_again(annex: Annex) -> None:
    erase(annex)
    annex.clock.pass_by(minutes=1)
    annex.stores.orders.take_numbers(COMMUNITY, 5_000)
    annex.imported(f"{ANNA};Анна Петрова;+79035557788;Б-1;Ботинки;38;1;100")
    back = annex.stores.buyers.by_identities(COMMUNITY, [ok_identity(ANNA)])[ok_identity(ANNA)]
    assert back.id != "anna"
    assert annex.container.privacy.erase_person.erase(COMMUNITY, back.id, "operator").erased_at
    assert ANNA not in stored(annex)


def test_whom_a_file_brings_back_is_collected_again_when_he_comes_himself(annex: Annex) -> None:
    erase(annex)
    annex.clock.pass_by(minutes=1)
    annex.stores.orders.take_numbers(COMMUNITY, 5_000)
    annex.imported(f"{ANNA};Анна Петрова;;Б-1;Ботинки;38;1;100")
    annex.show("1")
    annex.say("1", "a", author=ANNA)
    annex.collect()
    assert annex.kept("1") == {}
    launch(annex)
    annex.say("1", "b", author=ANNA)
    annex.collect()
    assert "b" in annex.kept("1")


def test_a_notice_to_an_erased_person_is_withheld(annex: Annex) -> None:
    erase(annex)
    order = annex.stores.orders.get(COMMUNITY, "1001")
    annex.container.notices.send.send(order_saved(order))
    assert annex.partners.bot.sent == []
    assert (annex.notice().state, annex.notice().reason) == (NoticeState.WITHHELD, "erased")
    assert not annex.notice().undelivered
