"""The page's own texts: the same keys, places and plural forms in both languages."""

import re

import pytest

from tests.texts.catalogues import page_texts

RUSSIAN, ENGLISH = page_texts("ru"), page_texts("en")
FORMS = {"ru": {"one", "few", "many", "other"}, "en": {"one", "other"}}


def places(text: str | dict[str, str]) -> set[str]:
    sentences = [text] if isinstance(text, str) else text.values()
    return {name for sentence in sentences for name in re.findall(r"\{(\w+)\}", sentence)}


def test_both_languages_say_the_same_things() -> None:
    assert RUSSIAN.keys() == ENGLISH.keys()


def test_both_languages_fill_the_same_places() -> None:
    assert [key for key in RUSSIAN if places(RUSSIAN[key]) != places(ENGLISH[key])] == []


@pytest.mark.parametrize("language", FORMS)
def test_what_is_counted_has_every_plural_form_of_its_language(language: str) -> None:
    counted = {key: text for key, text in page_texts(language).items() if isinstance(text, dict)}
    assert counted
    assert {key for key, forms in counted.items() if forms.keys() != FORMS[language]} == set()


@pytest.mark.parametrize("language", FORMS)
def test_every_plural_form_names_the_count(language: str) -> None:
    counted = [text for text in page_texts(language).values() if isinstance(text, dict)]
    assert [form for forms in counted for form in forms.values() if "{count}" not in form] == []


@pytest.mark.parametrize("language", FORMS)
def test_no_text_of_the_page_is_empty(language: str) -> None:
    assert [key for key, text in page_texts(language).items() if not text] == []
