"""Imports as the page gets them."""

from typing import Any

import msgspec
import pytest

from chalicelib.api.wire.admin.imports import write_import, write_remarks
from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.findings import FileNotes, Kept, Remark
from chalicelib.domain.imports.import_job import Counts, ImportState
from chalicelib.texts import _texts
from tests.factories import an_import


def written(thing: object) -> Any:
    return msgspec.json.decode(msgspec.json.encode(thing))


def test_a_failure_says_why_and_how_far_saving_came() -> None:
    job = an_import(state=ImportState.APPLYING, done=1, chunks=3, buyers=120).failed("import_broken", {})
    seen = written(write_import(job, "ru"))
    assert seen["saved"] == 50
    assert "Сохранено заказов: не меньше 50 из 120. Загрузите этот же файл ещё раз" in seen["failure"]
    read = written(write_import(an_import(state=ImportState.READING).failed("file_unread", {}), "en"))
    assert (read["saved"], "saved" in read["failure"]) == (None, False)


def test_a_file_that_is_refused_for_one_row_says_where_it_is() -> None:
    where = {"limit": 9, "sheet": "Заказы", "at_row": 7}
    seen = written(write_import(an_import(state=ImportState.READING).failed("cell_too_long", where), "ru"))
    assert seen["failure"].endswith("Файл прочитан до строки 7 листа «Заказы».")
    assert written(write_import(an_import(), "ru"))["failure"] is None


def test_counts_say_how_many_lines_go_and_whether_to_ask() -> None:
    seen = written(write_import(an_import(counts=Counts(changed=2, lines=5, going=3, losing=2)), "ru"))
    assert seen["replacing"]
    assert (seen["counts"]["lines"], seen["counts"]["going"], seen["counts"]["losing"]) == (5, 3, 2)


def test_remarks_are_sentences_with_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    for language, text in (("ru", "Скрыто строк: {count}"), ("en", "Hidden rows: {count}")):
        monkeypatch.setitem(_texts(language), "remarks", {"hidden": text})
    remarks = (Remark("hidden", values={"count": 2}), Remark("hidden", 7, Column.PHONE, {"count": 1}, "нет"))
    notes = FileNotes(remarks, Kept(("Анна",), rows="4"))
    seen = written(write_remarks(an_import(remarks=12, incomplete=3), notes, "ru"))
    assert seen == {
        "remarks": [
            {"reason": "hidden", "text": "Скрыто строк: 2", "row": None, "column": None, "cell": ""},
            {"reason": "hidden", "text": "Скрыто строк: 1", "row": 7, "column": "Телефон", "cell": "нет"},
        ],
        "total": 12,
        "kept": {"buyers": ["Анна"], "total": 3, "everybody": False, "rows": "4"},
    }
