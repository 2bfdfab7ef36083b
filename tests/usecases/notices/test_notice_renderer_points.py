"""Letters about points: where to collect, when a door is shut, what another place costs."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.pickup.points import Closing
from chalicelib.texts import Catalogue
from tests.factories import NOW, an_order
from tests.usecases.notices.letters import POINT, text
from tests.usecases.notices.stories import PAYABLE


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
