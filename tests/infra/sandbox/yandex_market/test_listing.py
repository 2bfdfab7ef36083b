"""The list of orders, and how callers are held to its document."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.yandex_market.talking import Seller, error, made

WRONG_NUMBERS: list[Any] = [[], ["41"], [0], [1.5], [True], [1, 1], list(range(1, 52)), "41", {}]


def numbers(seller: Seller, wish: object, query: str = "") -> list[int]:
    answer = seller.orders(wish, query)
    assert answer.status == 200, answer.body
    return [each["orderId"] for each in answer.json["orders"]]


def at(**ago: float) -> str:
    return (datetime.now(UTC) - timedelta(**ago)).isoformat(timespec="seconds")


def day(**ago: float) -> str:
    return (datetime.now(UTC) - timedelta(**ago)).date().isoformat()


def test_every_filter_leaves_what_fits(sandbox: Driver, seller: Seller) -> None:
    first = made(sandbox, minutes_ago=90, status="UNPAID", fake=True)["orderId"]
    second = made(sandbox, campaign=700002, program="LAAS", platform="OZON", external="46231993-0568-11")["orderId"]
    made(sandbox, campaign=700009)
    for wish, found in (
        ({}, [second, first]),
        ({"orderIds": [first, 5]}, [first]),
        ({"externalOrderIds": ["46231993-0568-11"]}, [second]),
        ({"programTypes": ["LAAS", "FBS"]}, [second]),
        ({"campaignIds": [700001]}, [first]),
        ({"statuses": ["UNPAID"]}, [first]),
        ({"substatuses": ["STARTED"]}, [second]),
        ({"sourcePlatforms": ["OZON"]}, [second]),
        ({"fake": True}, [first]),
        ({"waitingForCancellationApprove": True}, []),
        ({"dates": {"updateDateFrom": at(hours=1), "updateDateTo": at(hours=-1)}}, [second]),
        ({"dates": {"updateDateTo": at(hours=1)}}, [first]),
        ({"dates": {"creationDateFrom": day(days=3), "creationDateTo": day(days=-2)}}, [second, first]),
        ({"dates": {"creationDateFrom": day(days=9), "creationDateTo": day(days=8)}}, []),
        ({"dates": {"shipmentDateFrom": day(days=-30)}}, []),
        ({"orderIds": None, "dates": None}, [second, first]),
    ):
        assert numbers(seller, wish) == found, wish


def test_without_dates_the_last_thirty_days_are_listed(sandbox: Driver, seller: Seller) -> None:
    old = made(sandbox, minutes_ago=40 * 24 * 60)["orderId"]
    assert numbers(seller, {}) == []
    assert numbers(seller, {"orderIds": [old]}) == [old]


def test_pages_follow_one_another(sandbox: Driver, seller: Seller) -> None:
    every = [made(sandbox, silent=True)["orderId"] for _ in range(7)][::-1]
    first = seller.orders({}, "?limit=3").json
    token = first["paging"]["nextPageToken"]
    second = seller.orders({}, f"?limit=3&pageToken={token}").json
    third = seller.orders({}, f"?limit=3&page_token={second['paging']['nextPageToken']}").json
    found = [each["orderId"] for page in (first, second, third) for each in page["orders"]]
    assert found == every
    assert third["paging"] == {}
    assert len(numbers(seller, {}, "?limit=5000")) == 7


@pytest.mark.parametrize(
    "wish",
    [
        *({"orderIds": value} for value in WRONG_NUMBERS),
        *({"campaignIds": value} for value in ([], ["700001"], [None])),
        *({"statuses": value} for value in (["NEW"], [], "UNPAID", [5])),
        {"programTypes": ["OZON"]},
        {"sourcePlatforms": ["EBAY"]},
        {"fake": "true"},
        {"dates": []},
        {"dates": {"updateDateFrom": "2026-11-22"}},
        {"dates": {"updateDateFrom": "2026-11-22T10:00:00"}},
        {"dates": {"updateDateFrom": 5}},
        {"dates": {"updateDateFrom": "2026-01-01T00:00:00Z", "updateDateTo": "2026-02-01T00:00:00Z"}},
        {"dates": {"creationDateFrom": "2026-01-01T00:00:00Z"}},
        {"dates": {"creationDateFrom": "2026-01-01", "creationDateTo": "2026-02-01"}},
        {"dates": {"from": "2026-01-01"}},
        {"limit": 5},
    ],
    ids=str,
)
def test_a_wrong_question_is_refused(seller: Seller, wish: Any) -> None:
    assert error(seller.orders(wish))[0] == 400


@pytest.mark.parametrize("query", ["?limit=0", "?limit=-1", "?limit=x", "?pageToken=x", "?pageToken=YWJj"])
def test_a_wrong_page_is_refused(seller: Seller, query: str) -> None:
    assert error(seller.orders({}, query))[0] == 400
