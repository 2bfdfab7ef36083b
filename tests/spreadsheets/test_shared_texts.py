"""The texts that a workbook keeps once."""

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.tables import LONGEST_CELL
from chalicelib.spreadsheets import shared_texts
from chalicelib.spreadsheets.bounds import Bounds
from chalicelib.spreadsheets.markup import walk
from chalicelib.spreadsheets.shared_texts import SharedTexts


def texts(*items: str) -> SharedTexts:
    found = SharedTexts()
    walk([f"<sst>{''.join(f'<si>{item}</si>' for item in items)}</sst>".encode()], found, Bounds(lambda: 0, 1))
    return found


def reason(*items: str) -> str:
    with pytest.raises(Invalid) as refusal:
        texts(*items)
    return refusal.value.reason


def test_a_text_is_found_by_its_place_empty_ones_count() -> None:
    found = texts("<t>Профиль</t>", "", "<t/>", "<t> два  слова </t>")
    assert [found[str(place)] for place in range(4)] == [
        ("Профиль", False),
        ("", False),
        ("", False),
        (" два  слова ", False),
    ]


def test_runs_are_one_text_and_how_it_is_read_aloud_is_none_of_it() -> None:
    found = texts("<r><t>Б</t></r><r><rPr><b/></rPr><t>-1</t></r><rPh><t>бэ</t></rPh><phoneticPr/>")
    assert found["0"] == ("Б-1", False)


def test_a_text_is_struck_when_a_part_of_it_is() -> None:
    for part, struck in (
        ("<strike/>", True),
        ('<strike val="1"/>', True),
        ('<strike val="0"/>', False),
        ("<b/>", False),
    ):
        assert texts(f"<r><t>a</t></r><r><rPr>{part}</rPr><t>b</t></r>")["0"] == ("ab", struck), part


def test_a_place_where_there_is_no_text_is_damage() -> None:
    found = texts("<t>a</t>")
    for place in ("1", "-1", "", "x", "0.0", " 0", "9" * 30):
        with pytest.raises(Invalid, match="file_damaged"):
            found[place]


def test_the_longest_text_goes_in_and_no_longer_one() -> None:
    assert len(texts(f"<t>{'я' * LONGEST_CELL}</t>")["0"][0]) == LONGEST_CELL
    assert reason(f"<r><t>{'я' * LONGEST_CELL}</t></r><r><t>!</t></r>") == "cell_too_long"


def test_neither_too_many_texts_nor_too_many_signs_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_texts, "MOST_SIGNS", 5)
    assert texts("<t>abc</t>", "<t>de</t>")["1"] == ("de", False)
    assert reason("<t>abc</t>", "<t>def</t>") == "file_bomb"
    monkeypatch.setattr(shared_texts, "MOST_TEXTS", 1)
    assert reason("<t>a</t>", "<t/>") == "file_bomb"


def test_words_outside_of_the_texts_are_let_be() -> None:
    found = SharedTexts()
    walk([b"<sst>x<t>y</t><si><t>a</t>z</si></sst>"], found, Bounds(lambda: 0, 1))
    assert found["0"] == ("a", False)
