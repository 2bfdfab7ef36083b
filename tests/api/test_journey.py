"""The main path, from the API's side: a file becomes orders, buyers hear of them and see them."""

from tests.api.desk import Desk
from tests.api.journey import Journey, csv_of
from tests.world import ANNA, ELENA, SILENT

FILE = csv_of(
    f"{ANNA};Анна Петрова;Б-1;Ботинки;38;1;3 490,00",
    f"ok.ru/profile/{ANNA};Анна Петрова;К-7;Кроссовки;29;2;1690",
    f"{ELENA};Елена Смирнова;Б-1;Ботинки;37;1;3490",
    f"{ELENA};Елена Смирнова;Б-1;Ботинки;36;один;3490",
)


def test_each_consenting_buyer_gets_one_message_about_the_order(journey: Journey) -> None:
    for user in (ANNA, ELENA, SILENT):
        journey.token(user)
    journey.imported(FILE, delivery=1_001)
    journey.notices()
    (message,) = journey.ok.inbox(ANNA)
    assert "Ботинки, 38 — 1 шт., 3\u00a0490\u00a0₽" in message["text"]
    assert "Итого: 7\u00a0563,64\u00a0₽" in message["text"]
    assert len(journey.ok.inbox(ELENA)) == 1
    assert journey.ok.inbox(SILENT) == []


def test_the_buyer_is_told_how_to_pay(desk: Desk) -> None:
    desk.journey.notices()
    desk.open_payment()
    desk.journey.notices()
    message, _ = desk.journey.ok.inbox(ANNA)
    assert "К оплате: 1\u00a0100\u00a0₽" in message["text"]
    assert "Срок: 25 ноября, 18:00" in message["text"]
    assert "Карта 0000, Мария О." in message["text"]
