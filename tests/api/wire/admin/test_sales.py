"""Orders of different accounts that are one sale, as the desk reads them."""

from typing import Any

from msgspec.structs import replace

from chalicelib.api.wire.admin.sales import SaleAsked, SaleNamed, write_sale
from chalicelib.domain.external.sale import joined
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Origin
from tests.api.wire.plain import asked, told
from tests.factories import NOW, a_sighting, an_account

SOLD = first_seen(an_account(), a_sighting(order="7/1"), NOW)
HANDED = first_seen(an_account(id="yandex_market-1"), a_sighting(order="55", origin=Origin("ozon", "7/1")), NOW)


def written(*args: Any) -> Any:
    return [{name: told(value) for name, value in write_sale(each).items()} for each in args]


def test_who_follows_names_who_leads_and_the_other_way_round() -> None:
    follower, leader = written(*joined(HANDED, SOLD))
    assert follower["sold_at"] == {"marketplace": "ozon", "order": "7/1"}
    assert follower["same_sale"] == [{"account": SOLD.account, "order": "7/1", "leads": True}]
    assert leader["sold_at"] is None
    assert leader["same_sale"] == [{"account": "yandex_market-1", "order": "55", "leads": False}]


def test_what_is_alone_and_what_is_doubtful_names_nobody() -> None:
    alone, doubtful = written(SOLD, replace(HANDED, doubtful=True))
    assert alone == {"sold_at": None, "same_sale": [], "doubtful": False}
    assert (doubtful["same_sale"], doubtful["doubtful"]) == ([], True)


def test_the_same_is_named_or_it_is_a_sale_of_its_own() -> None:
    assert asked(SaleAsked, same={"account": "a", "order": "1"}).same == SaleNamed(account="a", order="1")
    assert asked(SaleAsked).same is asked(SaleAsked, same=None).same is None
