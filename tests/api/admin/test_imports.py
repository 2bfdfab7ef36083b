"""Imports of orders: what a file would change is looked at before it is saved."""

import requests

from tests.api.journey import Journey, csv_of
from tests.world import ADMIN, ANNA, ELENA

FILE = csv_of(
    f"{ANNA};Анна Петрова;Б-1;Ботинки;38;1;3 490,00",
    f"ok.ru/profile/{ANNA};Анна Петрова;К-7;Кроссовки;29;2;1690",
    f"{ELENA};Елена Смирнова;Б-1;Ботинки;37;1;3490",
    f"{ELENA};Елена Смирнова;Б-1;Ботинки;36;один;3490",
)


def test_a_preview_counts_what_will_change_and_lists_bad_rows(journey: Journey) -> None:
    token = journey.token(ADMIN)
    job = journey.upload(token, journey.purchase(token), FILE)
    preview = journey.preview(token, job)
    assert (preview["state"], preview["rows"], preview["badRows"]) == ("ready", 4, 1)
    assert preview["counts"] == dict.fromkeys(preview["counts"], 0) | {"new": 2}
    bad = journey.api.get(f"/v1/imports/{job}/bad-rows", token).json
    (row,) = bad["rows"]
    assert (row["row"], row["column"], row["reason"]) == (5, "Количество", "Количество — целое число от 1 до 9999.")
    assert row.keys() == {"sheet", "row", "column", "cell", "buyer", "goods", "reason"}
    sheet = requests.get(bad["download"], timeout=5)
    assert sheet.headers["Content-Disposition"].startswith("attachment")
    heading, line = sheet.content.decode("utf-8-sig").splitlines()
    assert heading == "Строка;Столбец;В ячейке;Что не так;Покупатель;Товар;Лист"
    assert line.startswith("5;Количество;")
    assert "Количество — целое" in line


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
    (difference,) = journey.api.get(f"/v1/imports/{job}/differences", token).json["items"]
    assert [(line["change"], line["article"]) for line in difference["lines"]] == [
        ("changed", "Б-1"),
        ("removed", "К-7"),
    ]
    journey.start(token, job)
    buyer = journey.token(ANNA)
    (card,) = journey.api.get("/buyer/orders", buyer).json["orders"]
    order = journey.api.get(f"/buyer/orders/{card['number']}", buyer).json
    assert [(line["state"], line["quantity"]) for line in order["lines"]] == [("accepted", 3), ("cancelled", 2)]


def test_a_file_of_another_purchase_is_started_only_by_who_says_how_many_lines_go(journey: Journey) -> None:
    lines = [f"{ANNA};Анна Петрова;А-{place};Носки;38;1;100" for place in range(3)]
    token = journey.imported(csv_of(*lines))
    (purchase,) = journey.api.get("/v1/purchases", token).json["items"]
    job = journey.upload(token, purchase["id"], csv_of(f"{ANNA};Анна Петрова;Ч-1;Чужое;38;1;100"))
    preview = journey.preview(token, job)
    assert (preview["replacing"], preview["counts"]["going"], preview["counts"]["losing"]) == (True, 3, 1)
    for body in (b"", b"{}", b'{"removes": null}', b'{"removes": 2}'):
        refused = journey.api.post(f"/v1/imports/{job}/start", body, token)
        assert (refused.status, refused.kind) == (409, "conflict"), body
        assert "3 из 3 (заказов: 1)" in refused.json["detail"]
    assert journey.api.post(f"/v1/imports/{job}/start", {"replaces": True}, token).status == 400
    started = journey.api.post(f"/v1/imports/{job}/start", {"removes": 3}, token)
    assert (started.status, started.json["state"]) == (202, "applying")


def test_a_second_file_waits_for_the_first_and_says_so(journey: Journey) -> None:
    token = journey.token(ADMIN)
    purchase = journey.purchase(token)
    first, second = (journey.upload(token, purchase, FILE) for _ in range(2))
    seen = [journey.api.post(f"/v1/imports/{job}/preview", None, token).json for job in (first, second)]
    assert [(job["state"], job["queued"]) for job in seen] == [("reading", False), ("reading", True)]
    journey.steps()
    after = journey.api.get(f"/v1/imports/{second}", token).json
    assert (after["state"], after["queued"], after["incomplete"]) == ("ready", False, 1)
    told = journey.api.get(f"/v1/imports/{second}/remarks", token).json
    assert told["remarks"] == []
    assert told["kept"] == {"buyers": ["Елена Смирнова"], "total": 1, "everybody": False, "rows": "5"}
