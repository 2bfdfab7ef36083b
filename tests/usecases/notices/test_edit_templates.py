"""A community words its notices itself."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotFound, Stale
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.templates import LANGUAGES, PLACES, TEXT_LENGTH
from chalicelib.usecases.notices.edit_templates import Text, Texts, TextWish
from tests.factories import COMMUNITY, a_principal, order_saved
from tests.usecases.house import House
from tests.usecases.notices.stories import order_for, told_of
from tests.usecases.rivals import Overtaken

MARIA = a_principal()


def found(house: House, template: str, language: str = "ru") -> Text:
    return next(
        each
        for each in house.container.notices.edit_templates.list(MARIA).texts
        if (each.template, each.language) == (template, language)
    )


def preview(house: House, template: str, text: str, language: str = "ru") -> str:
    return house.container.notices.edit_templates.preview(MARIA, TextWish(language, template, text))


def put(house: House, language: str, template: str, text: str) -> Texts:
    """By whoever has just looked at them."""
    edit = house.container.notices.edit_templates
    return edit.put(MARIA, edit.list(MARIA).version, TextWish(language, template, text))


def test_all_letters_are_listed_in_both_languages_with_what_they_may_name(house: House) -> None:
    texts = house.container.notices.edit_templates.list(MARIA).texts
    assert {(each.template, each.language) for each in texts} == {(a, b) for a in PLACES for b in LANGUAGES}
    for each in texts:
        assert each.own is None
        assert set(re.findall(r"{(.*?)}", each.standard)) <= set(each.places)


def test_own_words_are_kept_shown_and_sent(house: House) -> None:
    house.save(order_for(Event.ORDER_READY, version=1))
    put(house, "ru", "order_ready", "Заказ {number} ждёт: {place}")
    assert found(house, "order_ready").own == "Заказ {number} ждёт: {place}"
    assert found(house, "order_ready", "en").own is None
    house.container.notices.send.send(told_of(Event.ORDER_READY))
    assert house.partners.bot.sent[0].text == "Заказ 1001 ждёт: Лесная, 5"


def test_a_change_is_written_down_with_both_texts(house: House) -> None:
    put(house, "ru", "order_ready", "Раз")
    put(house, "ru", "order_ready", "Два")
    said = house.memory.journal[-1]
    assert (said.event, said.subject) == (Event.WORDING_CHANGED, f"community/{COMMUNITY}")
    assert said.data == {"letter": "order_ready", "language": "ru", "before": "Раз", "after": "Два"}


def test_the_same_words_again_change_nothing(house: House) -> None:
    for _ in range(3):
        put(house, "ru", "order_ready", " Раз \n")
    assert house.memory.events() == [Event.WORDING_CHANGED]


def test_an_empty_text_brings_the_standard_words_back(house: House) -> None:
    put(house, "ru", "order_saved", "Спасибо!")
    put(house, "ru", "order_saved", "  ")
    assert found(house, "order_saved").own is None
    house.container.notices.send.send(order_saved(house.stores.orders.get(COMMUNITY, "1001")))
    assert "записан в закупку" in house.partners.bot.sent[0].text


def test_of_two_who_word_at_the_same_time_one_is_told(house: House) -> None:
    rival = Overtaken(house.memory, ahead=[lambda: put(house, "en", "order_ready", "One")])
    for commits in (rival, house.stores.commits):
        edit = replace(house.container.notices.edit_templates, commits=commits)
        with pytest.raises(Stale):
            edit.put(MARIA, 0, TextWish("ru", "order_ready", "Раз"))
    assert [found(house, "order_ready", language).own for language in LANGUAGES] == [None, "One"]


@pytest.mark.parametrize(
    "text", ["{unknown}", "{number!r}", "{number.x}", "{number[0]}", "{number:{place}}", "{", "{{}}"]
)
def test_what_could_run_or_break_is_refused_before_it_is_kept_or_shown(house: House, text: str) -> None:
    for refused in (put, lambda *wish: house.container.notices.edit_templates.preview(MARIA, TextWish(*wish[1:]))):
        with pytest.raises(Invalid, match="places_unreadable"):
            refused(house, "ru", "order_ready", text)
    assert house.memory.events() == []


def test_there_are_letters_and_languages_that_do_not_exist(house: House) -> None:
    with pytest.raises(NotFound, match="letter_missing"):
        put(house, "ru", "connection_refused", "Ой")
    with pytest.raises(Invalid, match="choice_unreadable"):
        preview(house, "order_ready", "Hallo", "de")
    with pytest.raises(Invalid, match="text_too_long"):
        put(house, "ru", "order_ready", "я" * (TEXT_LENGTH + 1))


# a try before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", PLACES)
def test_a_preview_fills_every_place_with_something(house: House, template: str, language: str) -> None:
    text = "\n".join(f"{name} = {{{name}}}" for name in PLACES[template])
    shown = preview(house, template, text, language)
    for name in PLACES[template]:
        assert f"{name} = " in shown
    assert "{" not in shown
    assert house.memory.events() == []


@pytest.mark.parametrize("template", [each for each, places in PLACES.items() if "purchase" in places])
def test_an_empty_preview_shows_the_standard_words(house: House, template: str) -> None:
    assert "Осенняя обувь" in preview(house, template, "")
    assert "Autumn shoes" in preview(house, template, "", "en")


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.sampled_from("{}number placehous!:.[]\n"), max_size=60))
def test_whatever_is_typed_is_shown_or_refused(text: str) -> None:
    house = House()
    try:
        shown = preview(house, "order_ready", text)
    except Invalid:
        shown = ""
    assert "{" not in shown
    assert "}" not in shown
