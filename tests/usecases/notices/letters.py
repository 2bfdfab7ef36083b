"""A letter about an order with data that its tests name."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.notices.notice import NOTICE_TYPES
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.order import Order
from chalicelib.domain.purchases.purchase import Terms
from chalicelib.texts import Catalogue
from chalicelib.usecases.notices.notice_renderer import NoticeRenderer, TemplateData
from tests.factories import NOW, a_choice, a_community, a_line, an_order
from tests.usecases.notices.stories import LETTERS, PAYABLE, order_for

LETTER_OF = dict.fromkeys(LETTERS, "") | {kind.template: event for event, kind in NOTICE_TYPES.items()}
LINK = "https://ok.ru/group/{group}/app/1?custom_args=order%3D{number}"
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
