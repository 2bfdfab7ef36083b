"""What a file would change is shown, and nothing is changed."""

import pytest

from chalicelib.domain.catalogue import offer_import
from chalicelib.domain.catalogue.offer_counts import OfferCounts
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.usecases.catalogue import compare_price_list, read_price_list
from tests.factories import an_offer
from tests.usecases.catalogue.shop import a_shop, compared, differences, offers
from tests.usecases.house import House


def known(house: House) -> House:
    """Four offers of the list, and one of another."""
    a_shop(house)
    for article, stock in (("A1", 1), ("A2", 2), ("A3", 3), ("A4", 0)):
        house.save(an_offer(article=article, brand="", name=article, price=10_000, stock=stock))
    house.save(an_offer(article="A9", brand="", price_list="other"))
    return house


def test_new_changed_unchanged_and_gone_are_counted_and_shown(house: House) -> None:
    before = offers(known(house))
    job = compared(house, "A1;;A1;100;1", "a-2;;A2;200;7", "A5;;;300;есть", "A6;;;0;1")
    counts = {"new": 1, "changed": 1, "price_changed": 1, "stock_changed": 1, "unchanged": 1, "gone": 1, "there": 4}
    assert job.offers == OfferCounts(lines=3, **counts)
    shown = differences(house, job)
    assert [(each.kind, each.article, each.changed) for each in shown] == [
        ("changed", "a-2", ("article", "price", "stock")),
        ("new", "A5", ()),
        ("gone", "A3", ("stock",)),
    ]
    assert shown[0].before
    assert (shown[0].before.stock, shown[0].after.stock, shown[0].after.price) == (2, 7, 20_000)
    assert (shown[1].before, shown[1].after.stock) == (None, 1)
    assert offers(house) == before


def test_a_file_that_changes_nothing_has_nothing_to_show(house: House) -> None:
    job = compared(known(house), *(f"A{each};;A{each};100;{stock}" for each, stock in ((1, 1), (2, 2), (3, 3), (4, 0))))
    assert (job.state, job.offers.unchanged, job.pages, differences(house, job)) == (ImportState.READY, 4, (), [])


def test_a_long_list_is_gone_through_in_steps(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (offer_import, read_price_list, compare_price_list):
        monkeypatch.setattr(module, "TOGETHER", 2)
    a_shop(house)
    for place in range(7):
        house.save(an_offer(article=f"A{place}", brand="", name="x", price=100, stock=1))
    job = compared(house, "A0;;x;1;1", "A1;;x;1;1", "A2;;x;2;1", "B1;;;1;1", "B2;;;1;1")
    assert job.offers == OfferCounts(lines=5, new=2, changed=1, price_changed=1, unchanged=2, gone=4, there=7)
    assert [each.article for each in differences(house, job)] == ["A2", "B1", "B2", "A3", "A4", "A5", "A6"]
    assert (job.chunks, job.done, job.position, job.looked_at) == (0, 0, "", 0)
    assert job.pages == (1, 2, 4, 5, 6)
