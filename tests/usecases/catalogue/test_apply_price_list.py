"""What was shown is saved, whoever buys meanwhile; the same file again changes nothing."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.catalogue import offer_import
from chalicelib.domain.errors import Stale
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.domain.journal import Event
from chalicelib.usecases.catalogue import compare_price_list, read_price_list
from chalicelib.usecases.offer_stock import given_back, taken
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, an_offer
from tests.usecases.catalogue.shop import LIST, MARIA, a_shop, compared, listed, offers, started
from tests.usecases.house import House
from tests.usecases.rivals import late

A1, A2 = an_offer(article="A1", brand=""), an_offer(article="A2", brand="")


def sell(house: House, *updates: Any) -> None:
    house.stores.commits.commit(COMMUNITY, Commit(counter_updates=updates))


def test_a_file_makes_offers_and_the_same_one_again_changes_nothing(house: House) -> None:
    job = listed(a_shop(house), "A1;;Первое;100;1", "A2;Bosch;;250,50;>10")
    assert job.state is ImportState.DONE
    made = offers(house)
    assert [(each.name, each.price, each.stock, each.version) for each in made.values()] == [
        ("Первое", 10_000, 1, 1),
        ("Bosch A2", 25_050, 11, 1),
    ]
    assert house.stores.price_lists.get(COMMUNITY, LIST).count == 2
    again = listed(house, "A1;;Первое;100;1", "A2;Bosch;;250,50;>10")
    assert (again.state, again.offers.unchanged, offers(house)) == (ImportState.DONE, 2, made)
    told = {entry.event for entry in house.memory.journal}
    assert {Event.IMPORT_CREATED, Event.IMPORT_STARTED, Event.IMPORT_FINISHED} <= told


def test_what_the_file_does_not_have_keeps_its_stock_unless_it_is_said(house: House) -> None:
    a_shop(house)
    listed(house, "A1;;;1;1", "A2;;;1;2")
    kept = listed(house, "A1;;;1;1")
    assert (kept.offers.gone, offers(house)["A2"].stock) == (1, 2)
    listed(house, "A1;;;1;1", emptying=True)
    assert (offers(house)["A1"].stock, offers(house)["A2"].stock) == (1, 0)
    assert house.stores.price_lists.get(COMMUNITY, LIST).count == 2


def test_pieces_sold_between_comparison_and_saving_are_not_sold_twice(house: House) -> None:
    a_shop(house)
    listed(house, "A1;;;1;5", "A2;;;1;5")
    job = compared(house, "A1;;;1;20", "A2;;;1;1")
    sell(house, taken(A1.id, 3), taken(A2.id, 3))
    sell(house, given_back(A1.id, 1))
    started(house, job.id)
    assert (offers(house)["A1"].stock, offers(house)["A2"].stock) == (18, 0)


def test_a_piece_sold_in_the_middle_of_a_step_makes_it_look_again(house: House) -> None:
    a_shop(house)
    listed(house, "A1;;;1;5")
    job = compared(house, "A1;;;2;20")
    house.container.catalogue.manage_imports.start(MARIA, job.id)
    late(house, lambda: sell(house, taken(A1.id, 2))).container.imports.run.run(house.asked(job.id)[-1])
    after = offers(house)["A1"]
    assert (after.price, after.stock, after.taken) == (200, 18, 2)


def test_a_step_that_never_finds_its_offers_in_peace_is_delivered_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = compared(a_shop(house), "A1;;;2;20")
    house.container.catalogue.manage_imports.start(MARIA, job.id)

    def stale(*_: object) -> None:
        raise Stale

    with monkeypatch.context() as patched:
        patched.setattr(type(house.stores.commits), "commit_each", stale)
        with pytest.raises(Stale):
            house.container.imports.run.run(house.asked(job.id)[-1])
    assert house.driven(job.id).state is ImportState.DONE
    assert offers(house)["A1"].stock == 20


def test_what_a_person_has_changed_since_is_as_the_file_says(house: House) -> None:
    a_shop(house)
    listed(house, "A1;;Имя;1;5")
    job = compared(house, "A1;;Имя;2;5")
    house.container.catalogue.manage_offers.change(MARIA, A1.id, 1, lambda it: replace(it, price=900, name="Другое"))
    started(house, job.id)
    assert (offers(house)["A1"].price, offers(house)["A1"].name) == (200, "Имя")


def test_a_long_list_is_saved_in_steps_and_counted_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (offer_import, read_price_list, compare_price_list):
        monkeypatch.setattr(module, "TOGETHER", 2)
    job = listed(a_shop(house), *(f"A{place};;;1;1" for place in range(7)))
    assert (job.state, len(offers(house))) == (ImportState.DONE, 7)
    price_list = house.stores.price_lists.get(COMMUNITY, LIST)
    assert (price_list.count, price_list.last_import) == (7, job.id)


def test_a_file_without_anything_to_save_is_done_at_once(house: House) -> None:
    job = listed(a_shop(house), "A1;;;0;1")
    assert (job.state, offers(house)) == (ImportState.DONE, {})


def test_one_that_breaks_off_says_how_far_it_came(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (offer_import, read_price_list, compare_price_list):
        monkeypatch.setattr(module, "TOGETHER", 1)
    job = compared(a_shop(house), "A1;;;1;1", "A2;;;1;1")
    house.container.catalogue.manage_imports.start(MARIA, job.id)
    house.container.imports.run.run(house.asked(job.id)[-1])
    house.container.imports.run.give_up(house.asked(job.id)[-1])
    failed = house.stores.imports.get(COMMUNITY, job.id)
    assert [key for key, _ in failed.ending] == ["errors.import_stopped", "imports.offers_saved"]
    assert (failed.saved, len(offers(house))) == (1, 1)
    assert listed(house, "A1;;;1;1", "A2;;;1;1").offers.unchanged == 1
    assert len(offers(house)) == 2
