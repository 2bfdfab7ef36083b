"""``POST /v1/businesses/{businessId}/orders``: what is asked, checked, and the page of it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from infra.sandbox.yandex_market.errors import MarketError
from infra.sandbox.yandex_market.given import day, listing, moment, numbers, object_of, only, words
from infra.sandbox.yandex_market.orders import PLATFORMS, PROGRAMS, STATUSES, Order

PAGE, MOST_IDS = 50, 50
LONGEST = timedelta(days=30)
DAYS = ("creationDateFrom", "creationDateTo", "shipmentDateFrom", "shipmentDateTo")
MOMENTS = ("updateDateFrom", "updateDateTo")
NAMES = (
    *("orderIds", "externalOrderIds", "programTypes", "campaignIds", "statuses", "substatuses", "dates", "fake"),
    *("waitingForCancellationApprove", "sourcePlatforms"),
)
Test = Callable[[dict[str, Any]], bool]


@dataclass(frozen=True)
class Page:
    orders: list[dict[str, Any]]
    next_token: str

    def told(self) -> dict[str, Any]:
        paging = {"nextPageToken": self.next_token} if self.next_token else {}
        return {"orders": self.orders, "paging": paging}


def tests_of(wish: dict[str, Any]) -> Sequence[Test]:
    """What an order has to be, so that it is listed."""
    only(wish, *NAMES)
    tests = [
        among(numbers(wish, "orderIds", MOST_IDS), "orderId"),
        among(listing(wish, "externalOrderIds", MOST_IDS), "externalOrderId"),
        among(words(wish, "programTypes", PROGRAMS), "programType"),
        among(numbers(wish, "campaignIds", MOST_IDS), "campaignId"),
        among(words(wish, "statuses", STATUSES), "status"),
        among(words(wish, "substatuses", None), "substatus"),
        among(words(wish, "sourcePlatforms", PLATFORMS), "sourcePlatform"),
    ]
    for name, field in (("fake", "fake"), ("waitingForCancellationApprove", "cancelRequested")):
        if wish.get(name) is not None:
            if not isinstance(wish[name], bool):
                raise MarketError(400, f"Value of '{name}' must be a boolean")
            tests.append(among([wish[name]], field))
    dates = object_of({} if wish.get("dates") is None else wish["dates"], "dates")
    only(dates, *DAYS, *MOMENTS)
    return [*tests, *spans_of(dates, asked_by_number=wish.get("orderIds") is not None)]


def among(values: Sequence[object] | None, name: str) -> Test:
    return lambda order: values is None or order.get(name) in values


def spans_of(dates: dict[str, Any], asked_by_number: bool) -> Sequence[Test]:
    """The upper end of days is outside; without any dates, and numbers, the last thirty days are listed."""
    since, until = (moment(dates, name) for name in MOMENTS)
    if since and until and until - since > LONGEST:
        raise MarketError(400, "Too long time period. Maximum is '30' days")
    tests: list[Test] = [lambda order: within(datetime.fromisoformat(order["updateDate"]), since, until)]
    for first, last, read in ((*DAYS[:2], created), (*DAYS[2:], shipped)):
        begin, end = day(dates, first), day(dates, last)
        if begin and end and end - begin > LONGEST:
            raise MarketError(400, "Too long time period. Maximum is '30' days")
        tests.append(in_days(read, begin, end))
    if not dates and not asked_by_number:
        tests.append(in_days(created, datetime.now(UTC).date() - LONGEST, None))
    return tests


def within(at: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or since <= at) and (until is None or at <= until)


def in_days(read: Callable[[dict[str, Any]], date], begin: date | None, end: date | None) -> Test:
    return lambda order: (begin is None or begin <= read(order)) and (end is None or read(order) < end)


def created(order: dict[str, Any]) -> date:
    return datetime.fromisoformat(order["creationDate"]).date()


def shipped(order: dict[str, Any]) -> date:
    return date.fromisoformat(order["delivery"]["shipment"]["shipmentDate"])


def cut(orders: Sequence[Order], tests: Sequence[Test], given: dict[str, str]) -> Page:
    """The page after the token, newest order first; a limit above fifty is fifty."""
    limit = given.get("limit", str(PAGE))
    if not (limit.isascii() and limit.isdigit() and int(limit) >= 1):
        raise MarketError(400, "Value of 'limit' must be greater than or equal to 1")
    before = read_token(given.get("pageToken", given.get("page_token", "")))
    fit = sorted((order for order in orders if all(test(order.told) for test in tests)), key=lambda each: -each.number)
    rest = [order for order in fit if before is None or order.number < before]
    page = rest[: min(int(limit), PAGE)]
    more = len(rest) > len(page)
    return Page([each.copied() for each in page], write_token(page[-1].number) if more else "")


def write_token(number: int) -> str:
    return urlsafe_b64encode(f"before:{number}".encode()).decode()


def read_token(token: str) -> int | None:
    if not token:
        return None
    try:
        return int(urlsafe_b64decode(token).decode().removeprefix("before:"))
    except ValueError:
        raise MarketError(400, "Value of 'pageToken' is invalid") from None
