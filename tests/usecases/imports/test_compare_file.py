"""What a file would change is counted, with the orders that it does not mention."""

import pytest

from chalicelib.domain.imports.import_job import ImportState
from chalicelib.usecases.imports import compare_file as comparing
from tests.factories import COMMUNITY, a_principal, row_of
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
