"""What a file would change is counted, with the orders that it does not mention."""

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.domain.imports.findings import Kept
from chalicelib.domain.imports.import_job import Counts, ImportState
from chalicelib.usecases.imports import compare_file as comparing
from tests.factories import COMMUNITY, a_principal, ok_id_of, row_of
from tests.usecases.house import House


def test_orders_that_the_file_does_not_mention_are_counted_in_steps(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.imported(*[row_of(place) for place in range(7)])
    for at_once in (2, 3, 7, 100):
        monkeypatch.setattr(comparing, "COUNTED", at_once)
        job = house.previewed(row_of(0), row_of(1, quantity=4), row_of(90))
        assert (job.state, job.position, job.looked_at) == (ImportState.READY, "", 0)
        counts = job.counts
        assert (counts.new, counts.changed, counts.unchanged, counts.absent) == (1, 1, 1, 5)


def test_an_import_whose_orders_were_counted_in_steps_is_saved_like_any_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.imported(*[row_of(place) for place in range(5)])
    monkeypatch.setattr(comparing, "COUNTED", 2)
    job = house.previewed(row_of(0, quantity=3))
    house.container.imports.manage.start(a_principal(), job.id)
    assert house.driven(job.id).state is ImportState.DONE
    quantities = [each.lines[0].quantity for each in house.memory.orders(COMMUNITY)]
    assert sorted(quantities) == [1, 1, 1, 1, 3]


ORDERS = [row_of(place, article=f"А-{number}") for place in (1, 2) for number in range(2)]


FOREIGN = [row_of(place, article="Чужой") for place in (1, 2)]


def lines_of(house: House, place: int) -> list[str]:
    return [line.article for line in house.order_of(ok_id_of(place)).lines if line.counted]


def test_a_file_of_another_purchase_is_saved_only_when_it_is_said_how_many_lines_go(house: House) -> None:
    house.imported(*ORDERS)
    job = house.previewed(*FOREIGN)
    assert job.counts == Counts(changed=2, lines=4, going=4, losing=2)
    assert job.counts.replacing
    for said in (None, 0, 3, 5):
        with pytest.raises(Conflict, match="import_replaces") as refusal:
            house.container.imports.manage.start(a_principal(), job.id, said)
        assert refusal.value.values == {"lines": 4, "of": 4, "orders": 2}
    assert lines_of(house, 1) == ["А-0", "А-1"]
    house.container.imports.manage.start(a_principal(), job.id, 4)
    assert house.driven(job.id).state is ImportState.DONE
    assert (lines_of(house, 1), lines_of(house, 2)) == (["Чужой"], ["Чужой"])


def test_a_file_that_takes_some_lines_away_is_saved_as_ever(house: House) -> None:
    house.imported(*ORDERS, row_of(3))
    job = house.previewed(*ORDERS[:2])
    assert (job.counts.lines, job.counts.going) == (2, 0)
    half = house.previewed(ORDERS[0], ORDERS[2], row_of(3))
    assert (half.counts.lines, half.counts.going, half.counts.replacing) == (5, 2, False)
    house.container.imports.manage.start(a_principal(), half.id)
    assert house.driven(half.id).state is ImportState.DONE


def test_orders_that_the_file_does_not_mention_neither_count_nor_change(house: House) -> None:
    house.imported(*ORDERS)
    job = house.previewed(row_of(7), row_of(8), row_of(9))
    assert (job.counts.lines, job.counts.going, job.counts.absent) == (0, 0, 2)
    house.container.imports.manage.start(a_principal(), job.id)
    house.driven(job.id)
    assert (lines_of(house, 1), lines_of(house, 2)) == (["А-0", "А-1"], ["А-0", "А-1"])


def test_lines_that_stay_because_a_row_is_bad_are_counted_as_such(house: House) -> None:
    house.imported(*ORDERS)
    job = house.previewed(row_of(1, article="Новый"), row_of(1, article="А-1", price="?"), ORDERS[2])
    assert (job.incomplete, job.counts.kept, job.counts.going, job.counts.losing) == (1, 2, 1, 1)
    notes = house.container.imports.manage.notes(job)
    assert notes.kept == Kept(("Покупатель 1",), rows="3")
