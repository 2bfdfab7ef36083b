"""What organizers read of claims: in both languages, whatever people write, and the buttons under it."""

import re
from itertools import product
from typing import Any

from chalicelib.domain.notices.templates import LANGUAGES
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim, Warning
from chalicelib.texts import Catalogue
from chalicelib.usecases.notices.claim_news import ClaimNews
from chalicelib.usecases.notices.notice_renderer import NoticeRenderer, TemplateData
from chalicelib.usecases.ports import CallbackButton, LinkButton
from tests.factories import NOW, a_claim, a_claimed_order, a_community

LETTERS = ("claim_reported", "claims_reported", "claim_answered")
HOSTILE = "{number} {0} {community.group} {{}} {number!r}{"
RENDERER = NoticeRenderer(Catalogue(), "https://ok.ru/group/{group}/app/1?custom_args=order%3D{number}")


def about(news: ClaimNews, language: str = "ru", **fields: Any) -> TemplateData:
    return TemplateData(a_community(**fields), language, None, NOW.date(), news=news)


def text(letter: str, news: ClaimNews, language: str = "ru") -> str:
    return RENDERER.text(letter, about(news, language), None).replace("\u00a0", " ")


def claims() -> list[PaymentClaim]:
    """Of every state, said and bare."""
    bare = a_claim(buyer_name="")
    full = a_claim(comment="с карты мужа", proof="p1", warnings=(Warning.PART, Warning.DOUBLE), unasked=True)
    decided = [a_claim(state=state, reason="Нет перевода", decided_at=NOW) for state in ClaimState]
    return [bare, full, *decided]


def test_no_letter_has_a_place_left_or_a_line_without_its_data() -> None:
    for letter, claim, language in product(LETTERS, claims(), LANGUAGES):
        for news in (ClaimNews(claim), ClaimNews(claim, [a_claim(id="c2")], "Мария", "forbidden")):
            written = text(letter, news, language)
            assert re.findall(r"[{}]|None|\n{3}|: *$|:\n", written) == [], (letter, written)


def test_what_people_write_stays_text() -> None:
    claim = a_claim(a_claimed_order(purchase_title=HOSTILE), buyer_name=HOSTILE, comment=HOSTILE)
    for letter in ("claim_reported", "claim_answered"):
        written = RENDERER.text(letter, about(ClaimNews(claim, decided_by=HOSTILE), name=HOSTILE), None)
        assert re.findall(r"[{}]", written.replace(HOSTILE, "")) == [], letter


def test_one_says_whose_it_is_and_what_to_look_at() -> None:
    written = text("claim_reported", ClaimNews(claims()[1]))
    for part in ("1 000 ₽", "№ 1001", "Анна Петрова", "с карты мужа", "Чек приложен", "сумма меньше долга"):
        assert part in written


def test_sums_of_several_currencies_are_not_added_up() -> None:
    others = [a_claim(id="c2", amount=50_000), a_claim(id="c3", amount=2_000, currency="USD")]
    assert "— 3, на 1 500 ₽ + 20 $" in text("claims_reported", ClaimNews(a_claim(), others)).replace("20 USD", "20 $")


def test_a_decision_is_told_with_who_and_when() -> None:
    claim = a_claim(state=ClaimState.REJECTED, reason="Нет перевода", decided_at=NOW)
    written = text("claim_answered", ClaimNews(claim, decided_by="Ольга Синицына"))
    for part in ("отклонена", "Ольга Синицына, 22 ноября, 13:00", "Нет перевода"):
        assert part in written


def test_only_one_that_waits_has_buttons_that_decide() -> None:
    for claim in claims():
        buttons = RENDERER.buttons("claim_reported", about(ClaimNews(claim)))
        assert len([each for each in buttons if isinstance(each, CallbackButton)]) == (2 if claim.waiting else 0)
    many = RENDERER.buttons("claim_reported", about(ClaimNews(a_claim(), [a_claim(id="c2")])))
    assert [type(each) for each in many] == [LinkButton]
