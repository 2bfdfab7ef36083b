"""Every letter in both languages, filled with an order's data: no braces, no promise of nothing."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.inbox.message import paid_payload
from chalicelib.domain.notices.notice import NOTICE_TYPES
from chalicelib.domain.notices.templates import LANGUAGES, PLACES, NoticeTemplates
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.order import Order
from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind
from chalicelib.domain.pickup.points import Closing
from chalicelib.domain.purchases.purchase import Terms
from chalicelib.texts import Catalogue
from chalicelib.usecases.notices.notice_renderer import NoticeRenderer, TemplateData
from chalicelib.usecases.ports import CallbackButton, LinkButton
from tests.factories import NOW, a_choice, a_claim_mark, a_community, a_line, an_order
from tests.usecases.notices.stories import LETTERS, PAYABLE, order_for

LETTER_OF = dict.fromkeys(LETTERS, "") | {kind.template: event for event, kind in NOTICE_TYPES.items()}
OF_ORDERS = tuple(each for each in LETTERS if "number" in PLACES.get(each, ()))
SAID = (*OF_ORDERS, "connection_refused")
LINK = "https://ok.ru/group/{group}/app/1?custom_args=order%3D{number}"
HOSTILE = "{number} {0} {community.group} {{}} {number!r}{"
LETTERS_OF_US = NoticeRenderer(Catalogue(), LINK)
POINT = a_choice()
ORDERS: Mapping[str, Order] = {
    "on full terms": an_order(terms=PAYABLE, paid=100_000),
    "on no terms": an_order(terms=Terms(payment_open=True)),
    "with a place and no hours": an_order(terms=Terms(place="Лесная, 5")),
    "at a pickup point": an_order(terms=PAYABLE, point=POINT),
    "at a point without hours": an_order(point=replace(POINT, hours="")),
    "of nothing": an_order([a_line(state=LineState.CANCELLED)]),
    "of unnamed goods": an_order([a_line(name="", option="")]),
    "of many goods": an_order([a_line(article=str(place)) for place in range(30)]),
}


def about(template: str, order: Order | None = None, language: str = "ru", **fields: Any) -> TemplateData:
    if template == "connection_refused":
        return TemplateData(a_community(), language, None, NOW.date(), reason="comments_token_refused")
    said = {"amount": 50_000, "reason": "Перевод не найден", "numbers": ()}
    return TemplateData(
        a_community(), language, order or order_for(LETTER_OF[template]), NOW.date(), **{**said, **fields}
    )


def text(template: str, order: Order | None = None, language: str = "ru", **fields: Any) -> str:
    return LETTERS_OF_US.text(template, about(template, order, language, **fields), None)


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


def test_who_chose_a_point_is_told_of_it_and_not_of_the_organizers_place() -> None:
    written = text("order_ready", an_order(terms=PAYABLE, point=POINT))
    assert POINT.address in written
    assert PAYABLE.place not in written


def test_a_point_that_was_taken_away_leads_to_the_organizer() -> None:
    written = text("point_moved", an_order(terms=PAYABLE))
    assert "У организатора\nЛесная, 5\nс 17 до 20\n" in written
    assert "У организатора\n\nИтого" in text("point_moved", an_order())


CLOSED = replace(POINT, closing=Closing(date(2026, 12, 1), "Переучёт"))


def test_a_closed_point_says_when_it_opens_and_why_as_far_as_that_is_known() -> None:
    written = text("point_closed", an_order(point=CLOSED), reason="Переучёт")
    assert written.endswith(f"{POINT.title}\n{POINT.address}\n\nОткроется: 1 декабря\nПричина: Переучёт")
    unknown = replace(POINT, closing=Closing())
    assert text("point_closed", an_order(point=unknown), reason="").endswith(f"{POINT.title}\n{POINT.address}")


@pytest.mark.parametrize(("day", "said"), [(1, "Выдача начнётся: 23 ноября\n"), (0, ""), (-1, ""), (None, "")])
def test_who_may_collect_later_is_told_from_which_day_on(day: int | None, said: str) -> None:
    begins = None if day is None else NOW.date() + timedelta(days=day)
    written = text("order_ready", an_order(terms=replace(PAYABLE, collect_from=begins)))
    assert f"готов к выдаче.\n\n{said}Где: " in written


@pytest.mark.parametrize(
    ("closing", "said"),
    [
        (None, ""),
        (Closing(), "Сейчас этот пункт закрыт.\n"),
        (Closing(NOW.date() + timedelta(days=1)), "Сейчас этот пункт закрыт, откроется 23 ноября.\n"),
        (Closing(NOW.date()), ""),
    ],
)
def test_who_may_collect_is_told_that_the_door_is_shut(closing: Closing | None, said: str) -> None:
    order = an_order(terms=PAYABLE, point=replace(POINT, closing=closing))
    assert f"Когда: {POINT.hours}\n{said}Осталось" in text("order_ready", order)


def test_a_moved_order_says_what_it_costs_there() -> None:
    order = an_order(point=replace(POINT, price=50_000), paid=100_000)
    money = Catalogue().money
    written = text("point_moved", order)
    assert f"Итого: {money('ru', order.total, 'RUB')}\n" in written
    assert written.endswith(f"Осталось оплатить: {money('ru', order.total - 100_000, 'RUB')}")


def test_a_payment_of_several_orders_names_all_of_them_and_no_debt_of_one_only() -> None:
    written = text("claim_confirmed", numbers=("1001", "1002", "1003"))
    assert "по заказам № 1001, 1002, 1003 («Осенняя обувь и др.»" in written
    assert "Осталось оплатить: смотрите в кабинете" in written
    assert "по заказу № 1001 («Осенняя обувь»" in text("claim_confirmed", numbers=("1001",))
    for template in ("claim_filed", "claim_confirmed", "claim_rejected"):
        assert "orders No. 1001, 1002" in text(template, language="en", numbers=("1001", "1002")), template


def test_another_sum_than_the_buyer_has_named_stands_beside_it_and_every_order_has_its_part() -> None:
    parts = {"1001": 545_024, "1006": 0}
    written = text("claim_confirmed", amount=545_024, said=900_000, parts=parts, numbers=("1001",))
    assert "Осталось оплатить: смотрите в кабинете" in written
    assert written.startswith("Оплата 5\u00a0450,24\u00a0₽ по заказу № 1001 (")
    assert written.endswith(
        "\n\nВы сообщали: 9\u00a0000\u00a0₽\n• заказ № 1001 — 5\u00a0450,24\u00a0₽\n• заказ № 1006 — ничего"
    )
    assert "сообщали" not in text("claim_confirmed", amount=50_000, said=50_000, parts={"1001": 50_000})
    assert "•" not in text("claim_confirmed", amount=50_000, said=50_000, parts={"1001": 50_000})


def test_what_is_being_checked_is_not_asked_for_once_more() -> None:
    total = an_order().total
    whole = an_order(terms=PAYABLE, claims=(a_claim_mark(amount=total),))
    part = an_order(terms=PAYABLE, claims=(a_claim_mark(amount=100_000),))
    said = Catalogue().money("ru", total, "RUB")
    for template in ("order_ready", "point_moved", "payment_recorded"):
        assert f"Осталось оплатить: 0\u00a0₽, на проверке {said}" in text(template, whole), template
    rest = Catalogue().money("ru", total - 100_000, "RUB")
    assert f"К оплате: {rest}, на проверке 1\u00a0000\u00a0₽\n" in text("payment_reminder", part)
    assert "0\u00a0₽, " not in text("claim_confirmed", an_order(paid=total, claims=(a_claim_mark(amount=5),)))


def test_a_total_says_what_is_in_it_beside_the_goods() -> None:
    rebate = Adjustment(AdjustmentKind.DISCOUNT, -10_000)
    order = an_order(fee=1_000, delivery_share=12_050, point=replace(POINT, price=6_000), adjustments=(rebate,))
    fee = Catalogue().money("ru", {part.kind: part.amount for part in order.explanation}["fee"], "RUB")
    said = (
        f"оргсбор 10\u00a0% — {fee}, доля доставки — 120,50\u00a0₽, выдача в пункте — 60\u00a0₽, скидка — −100\u00a0₽"
    )
    for template in ("order_saved", "order_changed", "point_moved"):
        lines = text(template, order).split("\n")
        place = next(index for index, line in enumerate(lines) if line.startswith("Итого"))
        assert lines[place + 1] == f"В том числе: {said}", template
    assert text("order_stopped", order).endswith(f"\n\nВ этой сумме: {said}")
    goods_alone = an_order(fee=0)
    for template in ("order_saved", "order_changed", "order_stopped", "point_moved"):
        assert "В том числе" not in text(template, goods_alone), template


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
    ("template", "direction"),
    [("payment_transferred", "На ваш заказ № 1001"), ("payment_left", "С вашего заказа № 1001")],
)
def test_of_a_transfer_it_is_said_which_way_the_money_went(template: str, direction: str) -> None:
    assert text(template).startswith(direction)


def test_of_a_refund_it_is_said_why_and_what_is_left_to_pay() -> None:
    lines = text("payment_refunded", ORDERS["on full terms"], reason="Не было размера").split("\n")
    assert "Причина: Не было размера" in lines
    assert lines[-1].startswith("Осталось оплатить: 2")
    assert "Причина" not in text("payment_refunded", reason="")


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
