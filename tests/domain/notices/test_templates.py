"""A community's own words: places for data, and nothing that runs."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.notices.templates import (
    LANGUAGES,
    PLACES,
    TEXT_LENGTH,
    NoticeTemplates,
    checked_text,
    filled,
    spoken,
)
from chalicelib.texts import LANGUAGES as TEXTS

READY = "order_ready"
DATA = {name: f"<{name}>" for names in PLACES.values() for name in names}


def refused(text: str, template: str = READY) -> Invalid:
    with pytest.raises(Invalid) as refusal:
        checked_text(template, text)
    return refusal.value


# what may be written


@pytest.mark.parametrize("template", PLACES)
def test_every_place_of_a_letter_may_be_named(template: str) -> None:
    text = "\n".join(f"{{{name}}} {{{name}}}" for name in PLACES[template])
    assert checked_text(template, text) == text


def test_a_text_without_places_is_a_text() -> None:
    assert checked_text(READY, "  Приходите!\r\nЖдём.\n") == "Приходите!\nЖдём."
    assert checked_text(READY, " \n ") == ""
    assert checked_text(READY, "\x01 При\x00ходите\x7f!\t№ 1 \x02") == "Приходите!\t№ 1"


@pytest.mark.parametrize(
    "text",
    [
        "{unknown}",
        "{reason}",
        "{}",
        "{0}",
        "{number!r}",
        "{number:>10}",
        "{number:{place}}",
        "{number.__class__}",
        "{number[0]}",
        "{community.group}",
        "{ number }",
        "{NUMBER}",
        "{номер}",
        "{number",
        "number}",
        "{{number}}",
        "{{number}",
        "{{",
        "}}",
        "{num{number}ber}",
        "{number\n}",
        "${number}{",
    ],
)
def test_braces_are_good_for_nothing_else(text: str) -> None:
    refusal = refused(text)
    assert (refusal.reason, refusal.field) == ("places_unreadable", "text")
    assert "{number}" in str(refusal.values["places"])


@settings(deadline=None)
@given(st.text(st.sampled_from("{}abn number!:.[]0\nё"), max_size=40), st.sampled_from(sorted(PLACES)))
def test_whatever_is_accepted_is_filled_and_leaves_no_brace(text: str, template: str) -> None:
    try:
        checked = checked_text(template, text)
    except Invalid:
        assert re.search("[{}]", text)
        return
    assert not re.search("[{}]", filled(checked, DATA))


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="{}"), max_size=60))
def test_any_text_without_braces_is_accepted(text: str) -> None:
    assert "\r" not in checked_text(READY, text)


def test_a_text_has_its_limit() -> None:
    assert checked_text(READY, "я" * TEXT_LENGTH)
    assert refused("я" * (TEXT_LENGTH + 1)).reason == "text_too_long"


@pytest.mark.parametrize("template", ["connection_refused", "nothing", "", "../ru"])
def test_other_letters_cannot_be_worded(template: str) -> None:
    with pytest.raises(NotFound, match="letter_missing"):
        checked_text(template, "")


# how it is filled


def test_places_are_filled_and_what_stands_in_them_stays_text() -> None:
    data = {"number": "{place}", "place": "{0} {number!r} {{}} {number.__class__}"}
    assert filled("№ {number}: {place}", data) == "№ {place}: {0} {number!r} {{}} {number.__class__}"


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(PLACES[READY]), st.text(min_size=1)))
def test_whatever_data_holds_it_is_shown_as_it_is(data: dict[str, str]) -> None:
    shown = "|".join(data.get(name, "") for name in PLACES[READY])
    text = "x" + "|".join(f"{{{name}}}" for name in PLACES[READY]) + "x"
    if any(value.strip() for value in data.values()):
        assert filled(text, data) == re.sub(r"\n{3,}", "\n\n", f"x{shown}x")


@pytest.mark.parametrize("nothing", ["", "  ", "\n"])
def test_a_line_whose_places_are_all_empty_is_left_out(nothing: str) -> None:
    text = "Можно забрать.\n\nГде: {place}\nКогда: {hours}\n\nЖдём!"
    assert filled(text, {"place": "Лесная, 5", "hours": nothing}) == "Можно забрать.\n\nГде: Лесная, 5\n\nЖдём!"
    assert filled(text, {"place": nothing, "hours": nothing}) == "Можно забрать.\n\nЖдём!"


def test_a_line_with_one_known_place_stays() -> None:
    assert filled("Где: {place} ({hours})", {"place": "Лесная, 5", "hours": ""}) == "Где: Лесная, 5 ()"


def test_a_place_that_a_letter_has_no_more_is_empty() -> None:
    assert filled("Заказ {number}\nСкидка: {discount}", {"number": "1001"}) == "Заказ 1001"


def test_a_text_of_which_nothing_is_known_says_nothing() -> None:
    assert filled("{details}\n{place}", {}) == ""


# what is kept


def test_own_words_are_kept_by_language_and_letter() -> None:
    templates = NoticeTemplates("c1").put("ru", READY, "Раз").put("en", READY, "One").put("ru", "order_saved", "Два")
    assert [templates.find("ru", READY), templates.find("en", READY), templates.find("en", "order_saved")] == [
        "Раз",
        "One",
        None,
    ]


def test_an_empty_text_brings_the_standard_words_back() -> None:
    templates = NoticeTemplates("c1").put("ru", READY, "Раз").put("ru", "order_saved", "Два").put("ru", READY, "")
    assert (templates.find("ru", READY), templates.find("ru", "order_saved")) == (None, "Два")


@pytest.mark.parametrize(("language", "words"), [("ru", "ru"), ("en", "en"), ("uk", "ru"), ("", "ru"), ("EN", "ru")])
def test_whose_language_we_do_not_speak_is_answered_in_russian(language: str, words: str) -> None:
    assert spoken(language) == words


def test_the_catalogues_speak_the_same_languages() -> None:
    assert LANGUAGES == TEXTS
