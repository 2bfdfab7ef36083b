"""The main path, from the API's side: a file becomes orders, buyers hear of them and see them."""

import requests

from tests.api.journey import Journey, csv_of
from tests.world import ADMIN, ANNA, ELENA, MODERATOR, SILENT

FILE = csv_of(
    f"{ANNA};Анна Петрова;Б-1;Ботинки;38;1;3 490,00",
    f"ok.ru/profile/{ANNA};Анна Петрова;К-7;Кроссовки;29;2;1690",
    f"{ELENA};Елена Смирнова;Б-1;Ботинки;37;1;3490",
    f"{ELENA};Елена Смирнова;Б-1;Ботинки;36;один;3490",
)


def test_a_member_sees_no_orders_yet(journey: Journey) -> None:
    assert journey.api.get("/buyer/orders", journey.token(ANNA)).json == {"orders": [], "cursor": None}


def test_an_admin_of_the_group_is_an_organizer_and_a_mere_moderator_is_not(journey: Journey) -> None:
    assert journey.launch(ADMIN)["role"] == "organizer"
    assert journey.launch(MODERATOR)["role"] == "buyer"


def test_a_preview_counts_what_will_change_and_lists_bad_rows(journey: Journey) -> None:
    token = journey.token(ADMIN)
    job = journey.upload(token, journey.purchase(token), FILE)
    preview = journey.preview(token, job)
    assert (preview["state"], preview["rows"], preview["badRows"]) == ("ready", 4, 1)
    assert preview["counts"] == dict.fromkeys(preview["counts"], 0) | {"new": 2}
    bad = journey.api.get(f"/organizer/imports/{job}/bad-rows", token).json
    (row,) = bad["rows"]
    assert (row["row"], row["column"], row["reason"]) == (5, "Количество", "Количество — целое число от 1 до 9999.")
    assert row.keys() == {"sheet", "row", "column", "cell", "buyer", "goods", "reason"}
    sheet = requests.get(bad["download"], timeout=5)
    assert sheet.headers["Content-Disposition"].startswith("attachment")
    heading, line = sheet.content.decode("utf-8-sig").splitlines()
    assert heading == "Строка;Столбец;В ячейке;Что не так;Покупатель;Товар;Лист"
    assert line.startswith("5;Количество;")
    assert "Количество — целое" in line


def test_a_buyer_sees_the_imported_order_with_its_sum_explained(journey: Journey) -> None:
    journey.imported(FILE, delivery=1_001)
    token = journey.token(ANNA)
    (card,) = journey.api.get("/buyer/orders", token).json["orders"]
    order = journey.api.get(f"/buyer/orders/{card['number']}", token).json
    assert [(line["article"], line["quantity"], line["sum"]) for line in order["lines"]] == [
        ("Б-1", 1, 349_000),
        ("К-7", 2, 338_000),
    ]
    parts = {part["kind"]: part["amount"] for part in order["sum"]["parts"]}
    assert parts == {"goods": 687_000, "fee": 68_700, "delivery": 664}
    assert order["sum"]["total"] == card["total"] == sum(parts.values())
    assert order["changes"] == []


def test_each_consenting_buyer_gets_one_message_about_the_order(journey: Journey) -> None:
    for user in (ANNA, ELENA, SILENT):
        journey.token(user)
    journey.imported(FILE, delivery=1_001)
    journey.notices()
    (message,) = journey.ok.inbox(ANNA)
    assert "Ботинки, 38 — 1 шт., 3\u00a0490\u00a0₽" in message["text"]
    assert "Итого: 7\u00a0563,64\u00a0₽" in message["text"]
    assert len(journey.ok.inbox(ELENA)) == 1
    assert journey.ok.inbox(SILENT) == []


def test_importing_the_same_file_again_changes_nothing(journey: Journey) -> None:
    token = journey.token(ADMIN)
    purchase = journey.purchase(token, delivery=999)
    for expected in ({"new": 2, "unchanged": 0}, {"new": 0, "unchanged": 2}):
        job = journey.upload(token, purchase, FILE)
        counts = journey.preview(token, job)["counts"]
        assert {name: counts[name] for name in expected} == expected
        before = len(journey.journal())
        journey.start(token, job)
    said = [entry.event for entry in journey.journal()[before:]]
    assert not [event for event in said if event.startswith("Order")]


def test_a_corrected_file_shows_and_applies_only_the_differences(journey: Journey) -> None:
    token = journey.token(ADMIN)
    purchase = journey.purchase(token)
    journey.preview(token, first := journey.upload(token, purchase, FILE))
    journey.start(token, first)
    corrected = csv_of(f"{ANNA};Анна Петрова;Б-1;Ботинки;38;3;3 490,00")
    job = journey.upload(token, purchase, corrected)
    counts = journey.preview(token, job)["counts"]
    assert counts == dict.fromkeys(counts, 0) | {"changed": 1, "absent": 1, "lines": 2, "going": 1, "losing": 1}
    (difference,) = journey.api.get(f"/organizer/imports/{job}/differences", token).json["differences"]
    assert [(line["change"], line["article"]) for line in difference["lines"]] == [
        ("changed", "Б-1"),
        ("removed", "К-7"),
    ]
    journey.start(token, job)
    buyer = journey.token(ANNA)
    (card,) = journey.api.get("/buyer/orders", buyer).json["orders"]
    order = journey.api.get(f"/buyer/orders/{card['number']}", buyer).json
    assert [(line["state"], line["quantity"]) for line in order["lines"]] == [("accepted", 3), ("cancelled", 2)]


def test_a_launch_may_ask_for_an_order(journey: Journey) -> None:
    assert journey.launch(ANNA, custom_args="order=1042")["order"] == "1042"


def test_a_list_page_and_an_order_take_one_call_each(journey: Journey) -> None:
    journey.imported(FILE)
    token = journey.token(ANNA)
    number = journey.api.get("/buyer/orders", token).json["orders"][0]["number"]
    assert journey.api.recorder.names() == ["dynamodb.Query"]
    journey.api.get(f"/buyer/orders/{number}", token)
    assert journey.api.recorder.names() == ["dynamodb.GetItem"]
    journey.api.get("/buyer/organizers", token)
    assert journey.api.recorder.names() == ["dynamodb.Query"]


def test_a_new_purchase_takes_one_call_and_once_a_minute_a_look_at_the_community(journey: Journey) -> None:
    token = journey.token(ADMIN)
    journey.purchase(token)
    assert journey.api.recorder.names() == ["dynamodb.GetItem", "dynamodb.TransactWriteItems"]
    journey.purchase(token)
    assert journey.api.recorder.names() == ["dynamodb.TransactWriteItems"]


def test_a_file_of_another_purchase_is_started_only_by_who_says_how_many_lines_go(journey: Journey) -> None:
    lines = [f"{ANNA};Анна Петрова;А-{place};Носки;38;1;100" for place in range(3)]
    token = journey.imported(csv_of(*lines))
    (purchase,) = journey.api.get("/organizer/purchases", token).json["purchases"]
    job = journey.upload(token, purchase["id"], csv_of(f"{ANNA};Анна Петрова;Ч-1;Чужое;38;1;100"))
    preview = journey.preview(token, job)
    assert (preview["replacing"], preview["counts"]["going"], preview["counts"]["losing"]) == (True, 3, 1)
    for body in (b"", b"{}", b'{"removes": null}', b'{"removes": 2}'):
        refused = journey.api.post(f"/organizer/imports/{job}/start", body, token)
        assert (refused.status, refused.kind) == (409, "conflict"), body
        assert "3 из 3 (заказов: 1)" in refused.json["detail"]
    assert journey.api.post(f"/organizer/imports/{job}/start", {"replaces": True}, token).status == 400
    started = journey.api.post(f"/organizer/imports/{job}/start", {"removes": 3}, token)
    assert (started.status, started.json["state"]) == (202, "applying")


def test_a_second_file_waits_for_the_first_and_says_so(journey: Journey) -> None:
    token = journey.token(ADMIN)
    purchase = journey.purchase(token)
    first, second = (journey.upload(token, purchase, FILE) for _ in range(2))
    seen = [journey.api.post(f"/organizer/imports/{job}/preview", None, token).json for job in (first, second)]
    assert [(job["state"], job["queued"]) for job in seen] == [("reading", False), ("reading", True)]
    journey.steps()
    after = journey.api.get(f"/organizer/imports/{second}", token).json
    assert (after["state"], after["queued"], after["incomplete"]) == ("ready", False, 1)
    told = journey.api.get(f"/organizer/imports/{second}/remarks", token).json
    assert told["remarks"] == []
    assert told["kept"] == {"buyers": ["Елена Смирнова"], "total": 1, "everybody": False, "rows": "5"}
