"""The played web service holds its callers to the documents."""

from datetime import UTC, datetime, timedelta

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.zzap.asking import ACCOUNT, LIST, ask, call, hurry, made, orders

STATUS = {"code_order": "71000001", "code_track": "110", "response": "", "call_data": ""}


def test_what_is_there_comes_in_the_documented_form(sandbox: Driver) -> None:
    hurry(sandbox)
    number = made(sandbox, class_cat="Фильтр <1> & 2")
    (row,) = orders(sandbox)
    assert (str(row["code_order"]), row["class_cat"], row["code_track"]) == (number, "Фильтр <1> & 2", 100)
    assert {"code_track": 110, "class_track": "Принят в работу"} in ask(sandbox, "GetCodesTrack")["table"]


def test_a_parameter_that_is_missing_is_an_error_of_the_server(sandbox: Driver) -> None:
    hurry(sandbox)
    for method, given in (("GetSellerOrdersV3", LIST), ("SetOrderStatusV3", STATUS)):
        for name in given:
            answer = call(sandbox, method, **{field: said for field, said in given.items() if field != name})
            assert (answer.status, answer.body.decode().strip()) == (500, f"Missing parameter: {name}.")
    assert call(sandbox, "DropEverything").status == 500


def test_only_a_posted_form_is_taken(sandbox: Driver) -> None:
    path = "/zzap/webservice/datasharing.asmx/GetCodesTrack"
    assert sandbox.get(f"{path}?login=x").status == 500
    assert sandbox.post(path, ACCOUNT).status == 500


def test_wrong_values_are_refused_inside_a_200(sandbox: Driver) -> None:
    hurry(sandbox)
    made(sandbox)
    for method, given in (
        ("GetSellerOrdersV3", {**LIST, "row_count": "10001"}),
        ("GetSellerOrdersV3", {**LIST, "row_count": "много"}),
        ("GetSellerOrdersV3", {**LIST, "call_data": "x"}),
        ("GetSellerOrdersV3", {**LIST, "date_from": "вчера"}),
        ("GetSellerOrdersV3", {**LIST, "password": "x"}),
        ("GetSellerOrdersV3", {**LIST, "api_key": "x"}),
        ("SetOrderStatusV3", {**STATUS, "code_track": "999"}),
        ("SetOrderStatusV3", {**STATUS, "code_order": "5"}),
        ("SetOrderStatusV3", {**STATUS, "code_order": "x"}),
    ):
        assert ask(sandbox, method, **given)["error"], given
    assert [row["code_track"] for row in orders(sandbox)] == [100]


def test_a_status_is_set_and_nobody_moves_what_has_ended(sandbox: Driver) -> None:
    hurry(sandbox)
    number = made(sandbox)
    assert ask(sandbox, "SetOrderStatusV3", **{**STATUS, "code_order": number})["error"] == ""
    assert ask(sandbox, "SetOrderStatusV3", **{**STATUS, "code_order": number, "code_track": "120"})["error"] == ""
    assert ask(sandbox, "SetOrderStatusV3", **{**STATUS, "code_order": number})["error"]
    assert [row["code_track"] for row in orders(sandbox)] == [120]


def test_a_change_shows_late(sandbox: Driver) -> None:
    hurry(sandbox, delay=60)
    number = made(sandbox)
    ask(sandbox, "SetOrderStatusV3", **{**STATUS, "code_order": number})
    assert [row["code_track"] for row in orders(sandbox)] == [100]
    assert [row["code_track"] for row in orders(sandbox, codes_track="110")] == []


def test_dates_filter_by_the_last_event_in_whatever_zone_they_are_told(sandbox: Driver) -> None:
    hurry(sandbox)
    old = made(sandbox, created=(datetime.now(UTC) - timedelta(days=3)).isoformat())
    new = made(sandbox)
    hour_ago = datetime.now(UTC) - timedelta(hours=1)
    here = (hour_ago + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M:%S")
    for begin in (hour_ago.isoformat(), here):
        assert [str(row["code_order"]) for row in orders(sandbox, date_from=begin)] == [new]
    assert [str(row["code_order"]) for row in orders(sandbox, date_to=hour_ago.isoformat())] == [old]
    sandbox.control("zzap/track", {"order": old, "code_track": "140"})
    assert [str(row["code_order"]) for row in orders(sandbox, date_from=here)] == [old, new]
    assert [str(row["code_order"]) for row in orders(sandbox, row_count="1")] == [old]


def test_one_call_in_three_seconds(sandbox: Driver) -> None:
    assert ask(sandbox, "GetCodesTrack")["error"] == ""
    assert "лимит" in ask(sandbox, "GetCodesTrack")["error"]
    assert sandbox.get("/sandbox/zzap/orders").json["calls"] == {"taken": 1, "over": 1}


def test_the_log_never_holds_a_secret(sandbox: Driver) -> None:
    hurry(sandbox)
    ask(sandbox, "GetCodesTrack")
    call(sandbox, ACCOUNT["api_key"].replace("-", "_"))
    log = sandbox.get("/sandbox/calls").body.decode()
    assert all(secret not in log and secret.replace("-", "_") not in log for secret in ACCOUNT.values())
