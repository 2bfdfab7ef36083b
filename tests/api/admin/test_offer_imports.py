"""A price list comes as a file: what it changes is looked at before it is saved."""

from typing import Any

import requests

from tests.api.journey import Journey
from tests.world import ADMIN

HEADING = "Артикул;Бренд;Наименование;Цена;Остаток;Кратность"
FILE = [HEADING, "OC-90;Knecht;Фильтр;450;>10;1", "ШГ-2041;;Ботинки;3 490,00;2;1", "A3;;;0;1;1"]


def upload(journey: Journey, token: str, price_list: str, rows: list[str]) -> str:
    content = "\n".join(rows).encode()
    wish = {"name": "прайс.csv", "size": len(content)}
    begun = journey.api.post(f"/v1/price-lists/{price_list}/imports", wish, token)
    assert begun.status == 201, begun.text
    form = begun.json["upload"]
    assert requests.post(form["url"], data=form["fields"], files={"file": content}, timeout=5).ok
    return str(begun.json["import"]["id"])


def ask(journey: Journey, token: str, job: str, what: str, body: Any = None) -> Any:
    assert journey.api.post(f"/v1/offer-imports/{job}/{what}", body, token).status == 202
    journey.steps()
    return journey.api.get(f"/v1/offer-imports/{job}", token).json


def a_list(journey: Journey, token: str) -> str:
    return str(journey.api.post("/v1/price-lists", {"title": "Запчасти"}, token).json["id"])


def test_a_file_is_looked_at_and_saved(journey: Journey) -> None:
    token = journey.token(ADMIN)
    price_list = a_list(journey, token)
    job = upload(journey, token, price_list, FILE)
    shown = ask(journey, token, job, "preview")
    assert (shown["state"], shown["rows"], shown["badRows"], shown["priceList"]) == ("ready", 3, 1, price_list)
    assert shown["counts"] == dict.fromkeys(shown["counts"], 0) | {"lines": 2, "new": 2}
    assert (shown["ignoredColumns"], shown["failure"], shown["emptying"]) == (["Кратность"], None, False)
    first, second = journey.api.get(f"/v1/offer-imports/{job}/differences", token).json["items"]
    assert (first["kind"], first["article"], first["before"], first["after"]["stock"]) == ("new", "OC-90", None, 11)
    assert second["after"]["price"] == 349_000
    assert journey.api.get("/v1/offers", token).json["items"] == []
    assert ask(journey, token, job, "start")["state"] == "done"
    offers = journey.api.get(f"/v1/offers?priceList={price_list}", token).json["items"]
    assert [(each["article"], each["price"], each["stock"]) for each in offers] == [
        ("OC-90", 45_000, 11),
        ("ШГ-2041", 349_000, 2),
    ]
    assert journey.api.get(f"/v1/price-lists/{price_list}", token).json["count"] == 2


def test_bad_rows_and_remarks_are_told_in_words(journey: Journey) -> None:
    token = journey.token(ADMIN)
    job = upload(journey, token, a_list(journey, token), FILE)
    ask(journey, token, job, "preview")
    bad = journey.api.get(f"/v1/offer-imports/{job}/bad-rows", token).json
    (row,) = bad["rows"]
    assert row == {
        "sheet": "",
        "row": 4,
        "column": "Цена",
        "cell": "0",
        "goods": "A3",
        "reason": "Цена — ноль. Впишите цену или уберите строку.",
    }
    heading, line = requests.get(bad["download"], timeout=5).content.decode("utf-8-sig").splitlines()
    assert (heading, line[:7]) == ("Строка;Столбец;В ячейке;Что не так;Товар;Лист", "4;Цена;")
    remarks = journey.api.get(f"/v1/offer-imports/{job}/remarks", token).json
    assert (remarks["total"], [each["reason"] for each in remarks["remarks"]]) == (1, ["stock_in_words"])


def test_the_same_file_changes_nothing_and_what_is_gone_goes_when_it_is_said(journey: Journey) -> None:
    token = journey.token(ADMIN)
    price_list = a_list(journey, token)
    for emptying, rows, stock in ((False, FILE, 2), (False, FILE, 2), (False, FILE[:2], 2), (True, FILE[:2], 0)):
        job = upload(journey, token, price_list, rows)
        counts = ask(journey, token, job, "preview")["counts"]
        assert ask(journey, token, job, "start", {"emptying": emptying})["emptying"] is emptying
        found = journey.api.get("/v1/offers?article=%D0%A8%D0%932041", token).json["items"]
        assert [each["stock"] for each in found] == [stock]
    assert counts == dict.fromkeys(counts, 0) | {"lines": 1, "unchanged": 1, "gone": 1}


def test_what_cannot_be_used_ends_in_words(journey: Journey) -> None:
    token = journey.token(ADMIN)
    job = upload(journey, token, a_list(journey, token), ["Профиль;Имя;Кол-во", "1;Анна;2"])
    failed = ask(journey, token, job, "preview")
    assert failed["state"] == "failed"
    assert failed["failure"].startswith("Не найдены столбцы: Артикул, Цена.")
    early = upload(journey, token, a_list(journey, token), FILE)
    assert journey.api.post(f"/v1/offer-imports/{early}/start", None, token).json["code"] == "import_not_ready"
