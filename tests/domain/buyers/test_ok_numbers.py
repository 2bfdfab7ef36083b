"""Who a buyer is in OK, as people, Excel and pandas write it."""

import pytest

from chalicelib.domain.buyers.ok_numbers import is_profile, read_ok_id, without_id
from chalicelib.domain.errors import Invalid
from tests.world import ANNA, ELENA


@pytest.mark.parametrize(
    "text",
    [
        ANNA,
        f"ok.ru/profile/{ANNA}",
        f"www.ok.ru/profile/{ANNA}",
        f"https://ok.ru/profile/{ANNA}",
        f"http://www.ok.ru/profile/{ANNA}",
        f"https://m.ok.ru/profile/{ANNA}/",
        f"https://ok.ru/profile/{ANNA}/statuses",
        f"https://ok.ru/profile/{ANNA}?st.cmd=anonymMain",
        f"https://ok.ru/profile/{ANNA}#about",
        f"Ok.ru/profile/{ANNA}",
        f"HTTPS://OK.RU/profile/{ANNA}",
        f"odnoklassniki.ru/profile/{ANNA}",
        f"https://www.odnoklassniki.ru/profile/{ANNA}",
        f"https://m.ok.ru/dk?st.cmd=friendMain&st.friendId={ANNA}&_prevCmd=x",
        f"{ANNA} ",
        f"{ANNA}.0",
        "570 000 000 101",
        "570\u00a0000\u00a0000\u00a0101",
        "570,000,000,101",
        f"'{ANNA}",
        f"Анна Петрова https://ok.ru/profile/{ANNA}",
        f"<ok.ru/profile/{ANNA}>, Анна",
    ],
)
def test_a_buyer_is_known_by_a_number_or_any_form_of_link(text: str) -> None:
    assert read_ok_id(text) == ANNA


@pytest.mark.parametrize(
    "text",
    [
        "12345",
        "1" * 21,
        "٥٧٠٠٠٠٠٠٠١٠١",
        "-570000000101",
        "Анна",
        "ok.ru/anna.petrova",
        f"https://vk.com/profile/{ANNA}",
        f"https://evil.ru/?ok.ru/profile/{ANNA}",
        f"https://notok.ru/profile/{ANNA}",
        f"https://ok.ru/profile/{ANNA}abc",
        f"https://ok.ru.evil.ru/profile/{ANNA}",
        f"javascript:ok.ru/profile/{ANNA}",
        f"https://ok.ru@evil.ru/profile/{ANNA}",
        f"https://ok.ru:x@evil.ru/profile/{ANNA}",
        f"https://[ok.ru/profile/{ANNA}",
        f"ok.ru/profile/{ANNA} ok.ru/profile/{ELENA}",
        f"{ANNA}.5",
        f"{ANNA} {ELENA}",
        "570 00 000 101",
        f"https://ok.ru/profile/{ANNA}?" + "&".join(["a=b"] * 60),
    ],
)
def test_nobody_is_guessed(text: str) -> None:
    with pytest.raises(Invalid, match="buyer_unreadable"):
        read_ok_id(text)


def test_a_number_that_a_spreadsheet_has_spoilt_is_said_to_be_so() -> None:
    for text in ("5,7E+11", "5.70000000101e+11", "5,7Е11", "'5,7E+11"):
        with pytest.raises(Invalid, match="buyer_spoilt"):
            read_ok_id(text)


def test_no_words_are_nobody() -> None:
    for text in ("", "  ", "'", "\u00a0"):
        with pytest.raises(Invalid, match="buyer_missing"):
            read_ok_id(text)


def test_what_stands_beside_a_number_or_a_link_is_the_name() -> None:
    for text, name in (
        (f"Анна Петрова, ok.ru/profile/{ANNA}", "Анна Петрова"),
        (f"ok.ru/profile/{ANNA} Анна (Тула)", "Анна (Тула)"),
        (f"Анна (https://ok.ru/profile/{ANNA})", "Анна"),
        (ANNA, ""),
        ("570 000 000 101", ""),
        ("Анна", "Анна"),
        ("", ""),
    ):
        assert without_id(text) == name, text


def test_very_long_texts_cost_nothing_and_name_nobody() -> None:
    long = f"https://ok.ru/profile/{ANNA}?" + "x" * 10_000_000
    assert not is_profile(long)
    assert without_id("Анна " * 100_000).startswith("Анна Анна")
    with pytest.raises(Invalid, match="buyer_unreadable"):
        read_ok_id(long)
