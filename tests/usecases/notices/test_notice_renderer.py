"""Every letter in both languages, filled with an order's data: no braces, no promise of nothing."""

import re
from itertools import product

import pytest
from msgspec.structs import replace

from chalicelib.domain.inbox.message import paid_payload
from chalicelib.domain.notices.templates import LANGUAGES, PLACES, NoticeTemplates
from chalicelib.usecases.ports import CallbackButton, LinkButton
from tests.factories import a_community, a_line, an_order
from tests.usecases.notices.letters import LETTERS_OF_US, ORDERS, about, text
from tests.usecases.notices.stories import LETTERS, PAYABLE

OF_ORDERS = tuple(each for each in LETTERS if "number" in PLACES.get(each, ()))
SAID = (*OF_ORDERS, "connection_refused")
HOSTILE = "{number} {0} {community.group} {{}} {number!r}{"


def empty_promises(written: str) -> list[str]:
    """Lines that announce something after which nothing comes, and brackets and quotes around nothing."""
    lines = written.split("\n")
    announced = [
        line
        for place, line in enumerate(lines)
        if line.rstrip().endswith((":", "—", ",", "№", "No.")) and not "".join(lines[place + 1 : place + 3]).strip()
    ]
    return announced + re.findall(r"«\s*»|“\s*”|\(\s*\)|:\s*\.|,\s*\)|: *$", written)


def test_every_letter_says_what_it_knows_and_nothing_else() -> None:
    for case in product(SAID, ORDERS, LANGUAGES):
        template, order, language = case
        written = text(template, ORDERS[order], language)
        assert re.findall(r"[{}]|None|\n{3}", written) == [], case
        assert empty_promises(written) == [], case
        assert written == written.strip(), case
        assert len(written) > 20, case


def test_every_letter_says_which_order_of_which_purchase_and_of_whom() -> None:
    for template, language in product(OF_ORDERS, LANGUAGES):
        for part in ("1001", "Осенняя обувь", "Закупаемся вместе"):
            assert part in text(template, language=language), template


def test_whatever_people_write_stays_text() -> None:
    terms = replace(PAYABLE, details=HOSTILE, place=HOSTILE, hours=HOSTILE)
    order = an_order([a_line(name=HOSTILE, option=HOSTILE)], purchase_title=HOSTILE, terms=terms)
    for case in product(OF_ORDERS, LANGUAGES):
        template, language = case
        given = replace(about(template, order, language, reason=HOSTILE), community=a_community(name=HOSTILE))
        written = LETTERS_OF_US.text(template, given, None)
        assert HOSTILE in written, case
        assert re.findall(r"[{}]", written.replace(HOSTILE, "")) == [], case
        own = "\n".join(f"{{{name}}}" for name in PLACES[template])
        told = LETTERS_OF_US.text(template, given, NoticeTemplates("c1").put(language, template, own))
        assert re.findall(r"[{}]", told.replace(HOSTILE, "")) == [], case


def test_a_deadline_is_a_moment_where_the_community_is() -> None:
    assert "Срок: 23 ноября, 12:00" in text("payment_reminder")
    assert "Until: 23 November, 12:00" in text("payment_reminder", language="en")
    elsewhere = replace(about("payment_reminder"), community=a_community(zone="Asia/Vladivostok"))
    assert "23 ноября, 19:00" in LETTERS_OF_US.text("payment_reminder", elsewhere, None)


def test_without_a_deadline_and_details_there_is_no_line_for_them() -> None:
    assert text("payment_opened", ORDERS["on no terms"]).split("\n")[-1].startswith("К оплате: 3")


def test_why_a_connection_was_lost_is_said_in_words() -> None:
    assert "ОК не принял ключ администратора" in text("connection_refused")
    steps = {"comments_token_refused": "v1/connections/comments", "bot_token_refused": "«Связь с OK» → «Бот группы»"}
    for reason, step in steps.items():
        said = LETTERS_OF_US.text("connection_refused", replace(about("connection_refused"), reason=reason), None)
        assert step in said
    assert "administrator's key" in text("connection_refused", language="en")


# whose words


def test_the_communitys_own_words_come_first_in_their_language() -> None:
    own = NoticeTemplates("c1").put("ru", "order_ready", "Ждём вас: {place}\n{hours}")
    order = an_order(terms=replace(PAYABLE, hours=""))
    assert LETTERS_OF_US.text("order_ready", about("order_ready", order), own) == "Ждём вас: Лесная, 5"
    assert "ready to be handed out" in LETTERS_OF_US.text("order_ready", about("order_ready", language="en"), own)


@pytest.mark.parametrize("language", ["uk", "kk", "", "de"])
def test_whose_language_we_do_not_speak_reads_the_communitys_russian(language: str) -> None:
    own = NoticeTemplates("c1").put("ru", "order_ready", "Приходите!")
    assert LETTERS_OF_US.text("order_ready", about("order_ready", language=language), own) == "Приходите!"


def test_own_words_that_would_say_nothing_give_way_to_the_standard_ones() -> None:
    own = NoticeTemplates("c1").put("ru", "payment_opened", "{details}")
    written = LETTERS_OF_US.text("payment_opened", about("payment_opened", an_order()), own)
    assert written.startswith("Можно оплатить заказ № 1001")


def test_own_words_of_an_older_release_do_not_stop_a_message() -> None:
    """A place that a letter once had."""
    own = NoticeTemplates("c1", {"ru": {"order_ready": "Заказ {number}\nСкидка {discount}"}})
    assert LETTERS_OF_US.text("order_ready", about("order_ready"), own) == "Заказ 1001"


# buttons


def test_the_first_button_opens_the_cabinet() -> None:
    for template, (language, words) in product(OF_ORDERS, (("ru", "Открыть"), ("en", "Open"))):
        first, *more = LETTERS_OF_US.buttons(template, about(template, language=language))
        assert isinstance(first, LinkButton), template
        assert first.text.startswith(words), template
        assert first.url == "https://ok.ru/group/54000000000123/app/1?custom_args=order%3D1001"
        asked = template in ("payment_opened", "payment_reminder")
        assert [type(each) for each in more] == ([CallbackButton] if asked else []), template


def test_a_lost_connection_has_no_button_since_the_cabinet_has_no_place_for_a_key() -> None:
    for language in LANGUAGES:
        assert LETTERS_OF_US.buttons("connection_refused", about("connection_refused", language=language)) == []


def test_i_paid_says_of_which_order() -> None:
    _, paid = LETTERS_OF_US.buttons("payment_reminder", about("payment_reminder"))
    assert paid == CallbackButton("Я оплатил(а)", paid_payload("1001"))


@pytest.mark.parametrize(
    ("language", "title", "shown"),
    [
        ("ru", "Обувь «Шаг»", "«Обувь „Шаг“»"),
        ("en", "Shoes “Step”", "“Shoes ‘Step’”"),
        ("en", "Обувь «Шаг»", "“Обувь «Шаг»”"),
    ],
)
def test_quotes_inside_of_quotes_are_of_the_other_kind(language: str, title: str, shown: str) -> None:
    assert shown in text("order_cancelled", an_order(purchase_title=title), language)
