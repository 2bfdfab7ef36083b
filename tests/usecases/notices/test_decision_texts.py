"""What organizers read of purchases below their minimum: in both languages, with what is known only."""

import re
from itertools import product

from chalicelib.domain.notices.templates import LANGUAGES
from chalicelib.domain.purchases.progress import Progress
from chalicelib.texts import Catalogue
from chalicelib.usecases.notices.decision_news import DecisionNews
from chalicelib.usecases.notices.decision_texts import SHOWN
from chalicelib.usecases.notices.notice_renderer import NoticeRenderer, TemplateData
from tests.factories import NOW, a_community, a_purchase

RENDERER = NoticeRenderer(Catalogue(), "https://ok.ru/group/{group}/app/1?custom_args=order%3D{number}")


def text(letter: str, news: DecisionNews, language: str = "ru") -> str:
    about = TemplateData(a_community(), language, None, NOW.date(), news=news)
    return RENDERER.text(letter, about, None).replace("\u00a0", " ")


def news(*others: str, **minimum: int) -> DecisionNews:
    purchase = a_purchase(title="Обувь «Юта»", **minimum)
    return DecisionNews(purchase, "", Progress(1, 2, 45_000), [a_purchase(id=each, title=each) for each in others])


def test_no_letter_has_a_place_left_or_a_line_without_its_data() -> None:
    minimums: list[dict[str, int]] = [
        {"minimum_sum": 60_000},
        {"minimum_count": 5},
        {"minimum_sum": 1, "minimum_count": 3},
    ]
    for letter, minimum, language in product(("decision_asked", "decisions_asked"), minimums, LANGUAGES):
        written = text(letter, news("a", **minimum), language)
        assert re.findall(r"[{}]|None|\n{3}|: *$|:\n", written) == [], written


def test_it_says_what_is_missing_of_which_minimum() -> None:
    assert "Собрано: 450 ₽ из 600 ₽" in text("decision_asked", news(minimum_sum=60_000))
    assert "Покупателей" not in text("decision_asked", news(minimum_sum=60_000))
    assert "Buyers: 2 of 5" in text("decision_asked", news(minimum_count=5), "en")


def test_of_very_many_the_first_are_named_and_the_rest_counted() -> None:
    written = text("decisions_asked", news(*(f"закупка {place}" for place in range(SHOWN + 1))))
    assert f"— {SHOWN + 2}" in written
    assert "…и ещё закупок: 2" in written
    assert "• Обувь „Юта“" in written
