"""What becomes of an offer when a file speaks of it."""

from typing import Any

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import Offer
from chalicelib.domain.catalogue.offer_lines import OfferLine, changes, emptied, offered
from tests.factories import NOW, a_price_list, an_offer

LATER = NOW.replace(year=2027)
OFFER = an_offer(cost=30_000, region="Москва", delivery_days=2, taken=4, version=3)


def a_line(**fields: Any) -> OfferLine:
    return OfferLine(**{"row": 2, "article": "OC-90", "brand": "Knecht", "price": 45_000, **fields})


def become(line: OfferLine, before: Offer | None = OFFER, taken: int = 4) -> Offer:
    return offered(line, a_price_list(), before, LATER, taken=taken)


def test_a_file_without_a_column_leaves_what_it_would_say() -> None:
    assert become(a_line()) == OFFER
    assert become(a_line(name="Фильтр масляный", stock=10)) == OFFER
    after = become(a_line(price=1))
    assert after == replace(OFFER, price=1, updated_at=LATER)
    assert changes(OFFER, after) == ("price",)


def test_an_empty_cell_is_not_a_missing_column() -> None:
    after = become(a_line(cost=None, region="", delivery_days=None, stock=None))
    assert (after.cost, after.region, after.delivery_days, after.stock) == (None, "", None, None)
    assert changes(OFFER, after) == ("cost", "stock", "region", "delivery_days")


def test_a_new_offer_has_the_money_of_its_list_and_a_name() -> None:
    new = offered(a_line(stock=5), a_price_list(currency="EUR"), None, LATER, taken=0)
    assert (new.currency, new.name, new.stock, new.taken, new.version) == ("EUR", "Knecht OC-90", 5, 0, 0)
    assert new.updated_at == LATER
    assert become(a_line(), None).stock is None, "nobody counts what the file has no column for"
    assert become(a_line(brand=""), None).name == "OC-90"


def test_another_way_to_write_it_is_the_same_offer_written_so() -> None:
    after = become(a_line(article="oc 90"))
    assert (after.id, after.article, changes(OFFER, after)) == (OFFER.id, "oc 90", ("article",))


def test_what_went_or_came_back_since_the_comparison_is_not_there_twice() -> None:
    for taken_before, left in ((4, 20), (1, 17), (6, 22), (-30, 0)):
        assert become(a_line(stock=20), taken=taken_before).stock == left
    assert become(a_line(stock=None), taken=1).stock is None


def test_what_is_gone_has_no_piece_left() -> None:
    assert emptied(OFFER, LATER) == replace(OFFER, stock=0, updated_at=LATER)
    none = an_offer(stock=0)
    assert emptied(none, LATER) is none


def test_a_line_is_kept_with_what_it_does_not_say() -> None:
    for line in (a_line(), a_line(stock=None, cost=1, region="", delivery_days=0)):
        assert msgspec.json.decode(msgspec.json.encode(line), type=OfferLine) == line
    assert a_line().stock is UNSET
