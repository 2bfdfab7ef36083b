"""Texts are filled: places, lists, money, moments."""

from datetime import UTC, datetime

import pytest

from chalicelib.texts import LANGUAGES, Catalogue


def test_places_are_filled() -> None:
    assert Catalogue().phrase("en", "errors.title_too_long", limit=80) == "A title has at most 80 characters."


def test_a_list_of_keys_is_named_and_joined_in_the_readers_language() -> None:
    columns = ["columns.buyer", "columns.price"]
    assert "Профиль, Цена" in Catalogue().phrase("ru", "errors.columns_missing", columns=columns)
    assert "Profile, Price" in Catalogue().phrase("en", "errors.columns_missing", columns=columns)


@pytest.mark.parametrize("language", ["de", "", "*", "../en"])
def test_a_language_we_do_not_speak_is_answered_in_russian(language: str) -> None:
    assert Catalogue().phrase(language, "columns.price") == "Цена"


def test_braces_in_a_value_are_only_text() -> None:
    shown = Catalogue().phrase("ru", "notices.line", name="{sum.__class__} {0}", quantity=1, sum="5 ₽")
    assert shown == "• {sum.__class__} {0} — 1 шт., 5 ₽"


@pytest.mark.parametrize(
    ("language", "amount", "currency", "text"),
    [
        ("ru", 153_050, "RUB", "1\u00a0530,50\u00a0₽"),
        ("ru", 153_000, "RUB", "1\u00a0530\u00a0₽"),
        ("ru", 5, "RUB", "0,05\u00a0₽"),
        ("ru", -100, "RUB", "−1\u00a0₽"),
        ("ru", -150, "RUB", "−1,50\u00a0₽"),
        ("ru", 0, "RUB", "0\u00a0₽"),
        ("ru", 123_456_789_00, "RUB", "123\u00a0456\u00a0789\u00a0₽"),
        ("en", 153_050, "RUB", "₽1,530.50"),
        ("en", -100, "RUB", "−₽1"),
        ("en", 153_000, "KZT", "KZT\u00a01,530"),
        ("de", 153_050, "RUB", "1\u00a0530,50\u00a0₽"),
    ],
)
def test_money_is_written_as_the_reader_writes_it(language: str, amount: int, currency: str, text: str) -> None:
    assert Catalogue().money(language, amount, currency) == text


@pytest.mark.parametrize(
    ("language", "at", "zone", "text"),
    [
        ("ru", datetime(2026, 12, 1, 15, tzinfo=UTC), "Europe/Moscow", "1 декабря, 18:00"),
        ("en", datetime(2026, 12, 1, 15, tzinfo=UTC), "Europe/Moscow", "1 December, 18:00"),
        ("ru", datetime(2026, 12, 31, 21, 5, tzinfo=UTC), "Europe/Moscow", "1 января, 00:05"),
        ("ru", datetime(2026, 7, 1, 15, tzinfo=UTC), "Europe/Berlin", "1 июля, 17:00"),
        ("uk", datetime(2026, 5, 9, 0, tzinfo=UTC), "Asia/Vladivostok", "9 мая, 10:00"),
    ],
)
def test_a_moment_is_that_of_the_zone(language: str, at: datetime, zone: str, text: str) -> None:
    assert Catalogue().moment(language, at, zone) == text


def test_a_figure_has_the_sign_of_its_language_before_the_decimals() -> None:
    assert [Catalogue().figure(language, "12.5") for language in ("ru", "en", "de")] == ["12,5", "12.5", "12,5"]


def test_every_month_has_its_name() -> None:
    for language in LANGUAGES:
        moments = [Catalogue().moment(language, datetime(2026, month, 5, tzinfo=UTC), "UTC") for month in range(1, 13)]
        assert len(set(moments)) == 12


def test_a_template_keeps_its_places() -> None:
    assert "{number}" in Catalogue().template("ru", "notices.order_ready")
