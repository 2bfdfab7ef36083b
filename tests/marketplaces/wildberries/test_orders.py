"""Tasks in our words."""

from datetime import UTC, datetime
from typing import Any

from chalicelib.domain.external.sighting import Need, NeedKind, Phase, SeenLine, Sighting
from chalicelib.marketplaces.wildberries.orders import NEW as JUST_NEW
from chalicelib.marketplaces.wildberries.orders import State, read_states, read_tasks, sighting
from tests.marketplaces.wildberries.payloads import LISTED, NEW, NONE_AT_ALL, ODD, OLDER, ORDER_UID, RID, STATUS, odd


def seen(task: Any, state: State = JUST_NEW, **known: Any) -> Sighting:
    (number,) = read_tasks({"orders": [task]})
    return sighting(number, task, state, **known)


def test_a_task_is_an_order_of_one_piece() -> None:
    read = seen(NEW, State("new", "waiting", cancellable=True))
    assert (read.order, read.group, read.phase, read.status, read.substatus) == (
        *("13833711", ORDER_UID, Phase.OPEN),
        *("new", "waiting"),
    )
    assert read.lines == (
        SeenLine("1", "one-ring-7548", "", 1, sku="123456789", quantity_text="1", price=28_322, sum=28_322),
    )
    assert (read.currency, read.created_at) == ("RUB", datetime(2022, 5, 4, 7, 56, 29, tzinfo=UTC))
    assert read.ship_until == datetime(2025, 6, 2, 20, 59, 59, tzinfo=UTC)
    assert (read.comment, read.buyer, read.free_refusal) == ("Упакуйте в плёнку, пожалуйста", None, False)
    assert read.needs == (Need(NeedKind.UIN, "1", "uin"),)
    assert read.extra["b2b"] == "yes"
    assert read.extra["optional_meta"] == "sgtin"
    assert "Челябинск" not in repr(read)


def test_older_and_listed_ones_are_read_as_well() -> None:
    older, listed = seen(OLDER), seen(LISTED, State("confirm", "waiting"))
    assert (older.lines[0].price, older.currency, older.needs, older.extra["b2b"]) == (39_100, "RUB", (), "no")
    assert (listed.phase, listed.extra["supply"], listed.needs) == (Phase.ACCEPTED, "WB-GI-92937123", ())
    assert seen({**NEW, "orderUid": ""}).group == RID


def test_an_odd_task_is_a_task_all_the_same() -> None:
    read = {each.order: each for each in map(seen, ODD)}
    assert {*read} == {"13833712", str(10**30), *"3456789"}
    assert [line.quantity for each in read.values() for line in each.lines] == [1] * len(ODD)
    assert (read[str(10**30)].lines[0].price, read["3"].lines[0].article) == (28_322, "7548")
    assert read["4"].created_at == datetime(2026, 11, 22, 10, 0, 0, 123_456, tzinfo=UTC)
    assert [read[each].created_at for each in "56"] == [datetime(2026, 11, 22, 10, 0, tzinfo=UTC)] * 2
    assert [read[each].extra["b2b"] for each in "456"] == ["no", "yes", "yes"]
    assert (read["4"].free_refusal, read["5"].free_refusal) == (True, False)
    assert [read[each].lines[0].price for each in "78"] == [None, None]
    assert (read["9"].extra["cargo"], read["9"].extra["cross_border"]) == ("mgt", "local")


def test_one_that_has_no_number_stops_no_other() -> None:
    assert [*read_tasks({"orders": [*NONE_AT_ALL, NEW]})] == ["13833711"]
    for value in odd(None, [], {}, {"orders": None}, {"orders": "x"}):
        assert read_tasks(value) == {}


def test_the_price_is_in_the_sellers_currency_where_it_is_told() -> None:
    for given, price, currency in (
        ({"price": 1, "convertedPrice": 2, "currencyCode": 933, "convertedCurrencyCode": 398}, 2, "KZT"),
        ({"price": 1, "convertedPrice": 2, "currencyCode": 933}, 2, "RUB"),
        ({"price": 2, "convertedPrice": 2, "currencyCode": 933}, 2, "BYN"),
        ({"price": 1, "currencyCode": 933, "convertedCurrencyCode": 643}, 1, "BYN"),
        ({"price": 1, "convertedPrice": -2, "currencyCode": 51}, 1, "AMD"),
        ({"price": 0}, 0, "RUB"),
    ):
        read = seen({"id": 1, **given})
        assert (read.lines[0].price, read.currency) == (price, currency), given


PHASES = {
    Phase.OPEN: ["new waiting", "new "],
    Phase.ACCEPTED: [
        *("confirm waiting", "complete waiting", "complete sorted", "complete ready_for_pickup", "confirm "),
        *("complete accepted_by_carrier", "complete sent_to_carrier", "complete somethingNew", "new sorted"),
        "complete postponed_delivery",
    ],
    Phase.CANCELLED: [
        *("cancel canceled", "new canceled", "new declined_by_client", "complete canceled_by_client", "cancel waiting"),
        *("complete canceled_by_carrier", "complete defect", "cancel_carrier waiting", "confirm declined_by_client"),
    ],
    Phase.DONE: ["complete sold", "confirm sold"],
    Phase.UNKNOWN: ["new somethingNew", "somethingNew waiting", " waiting", "somethingNew "],
}


def test_where_a_task_stands_follows_from_both_statuses() -> None:
    for phase, pairs in PHASES.items():
        for pair in pairs:
            supplier, _, wb = pair.partition(" ")
            assert State(supplier, wb).phase is phase, pair


def test_states_are_read_by_number() -> None:
    assert read_states(STATUS) == {"13833711": State("new", "waiting", cancellable=True)}
    rows = {
        "orders": [None, 7, {"id": "8", "supplierStatus": None, "wbStatus": 5, "isCancellable": "false"}, {"id": "x"}]
    }
    assert read_states(rows) == {"8": State("", "5", cancellable=False)}
    for value in odd(None, [], {"orders": {}}):
        assert read_states(value) == {}


def test_what_is_known_to_lack_wins_over_what_is_required() -> None:
    assert seen(NEW, lacks=[]).needs == ()
    assert [need.name for need in seen(OLDER, lacks=["sgtin"]).needs] == ["sgtin"]
    assert seen(NEW, test=True).test


def test_of_a_task_that_is_too_old_only_the_state_is_told() -> None:
    read = sighting("7", {}, State("complete", "sold"))
    assert (read.phase, read.lines, read.free_refusal, read.extra) == (Phase.DONE, (), None, {})
