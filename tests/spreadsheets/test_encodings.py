"""Which alphabet a text file is written in is told, and never guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.spreadsheets.encodings import decode

HEADING = "Профиль;Артикул;Название;Цена"


GOOD = "570000000101;Б-1;Ботинки, «зима»;3490,50"


TEXT = f"{HEADING}\r\n{GOOD}\r\n"


ALPHABETS = ["utf-8", "utf-8-sig", "cp1251", "cp866", "koi8-r", "mac-cyrillic", "utf-16", "utf-16-le", "utf-16-be"]


def test_a_table_is_read_in_every_encoding_it_comes_in() -> None:
    text = TEXT.replace("«", "").replace("»", "")
    for encoding in ALPHABETS:
        assert decode(text.encode(encoding)).removeprefix("\ufeff") == text, encoding


def test_an_english_heading_over_russian_goods_is_read_in_every_encoding_too() -> None:
    goods = ["Ботинки зимние «Полюс», чёрные, на меху", "Куртка ДЕМИСЕЗОННАЯ с капюшоном", "размер 38"]
    text = "Profile;Title;Quantity;Price\r\n" + "".join(f"570000000101;{good};1;100\r\n" for good in goods)
    for encoding in ALPHABETS:
        content = text.encode(encoding, "ignore")
        assert decode(content).removeprefix("\ufeff") == content.decode(encoding).removeprefix("\ufeff"), encoding


def test_what_nobody_can_tell_the_encoding_of_is_not_guessed() -> None:
    for content in (
        b"\x98\x98\x98;\x98",
        "Profile;Title;Price\n1;Größe;2\n".encode("cp1252"),
        TEXT.encode() + "Ботинки".encode("cp1251"),
        TEXT.encode()[:-30] + b"\xd0\r\n",
        "Профиль;Цена\n".encode().replace(b";", b"\xff;"),
        TEXT.encode("utf-8-sig") + b"\xff",
    ):
        with pytest.raises(Invalid, match="encoding_unclear"):
            decode(content)


def test_both_orders_of_bytes_of_utf_16_are_read() -> None:
    assert decode(b"\xff\xfe" + TEXT.encode("utf-16-le")) == decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_what_is_no_text_is_foreign() -> None:
    for content in (
        b"\x00",
        b"%PDF-1.7\n\x00\xff",
        TEXT.encode("utf-16") + b"\x04",
        b"\xef\xbb\xbfa\x00b",
        b"\x01\xd0",
    ):
        with pytest.raises(Invalid, match="file_foreign"):
            decode(content)


def test_nothing_and_plain_english_are_texts() -> None:
    assert (decode(b""), decode(b"a;b")) == ("", "a;b")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_told_what_they_are(content: bytes) -> None:
    reason, text = None, ""
    try:
        text = decode(content)
    except Invalid as refusal:
        reason = refusal.reason
    assert reason in (None, "file_foreign", "encoding_unclear")
    assert "\x00" not in text
