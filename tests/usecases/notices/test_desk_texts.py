"""What happened is told in a sentence, many things in a list, and links lead to where it is looked at."""

from datetime import timedelta

from chalicelib.domain.notices.channels import DeskNotice
from chalicelib.domain.notices.outbox import OutboxItem
from chalicelib.texts import Catalogue
from chalicelib.usecases.notices.desk_texts import PLACES, DeskTexts
from tests.factories import NOW, a_community

TEXTS = DeskTexts(Catalogue(), "https://kabinet.example/desk")
ORDER = OutboxItem("e1", DeskNotice.EXTERNAL_ORDER, NOW, {"order": "7", "title": "Ozon", "lines": 2, "account": "a"})
KEY = OutboxItem("e2", DeskNotice.KEY_ENDS, NOW, {"title": "Ozon", "ends": (NOW + timedelta(days=9)).isoformat()})


def test_one_event_is_a_sentence_in_the_readers_language() -> None:
    message = TEXTS.message(a_community(), "en", [ORDER], NOW)
    assert message.text == message.subject == "New external order 7: “Ozon”, lines: 2"
    assert message.link == "https://kabinet.example/desk#/external/a/7"
    assert message.events[0]["type"] == "external_order"


def test_a_sum_is_told_in_the_currency_of_its_order() -> None:
    for currency, words in (("RUB", "for ₽1,500"), ("USD", "for USD\u00a01,500"), ("KZT", "for KZT\u00a01,500")):
        values = {**ORDER.values, "total": 150_000, "currency": currency}
        item = OutboxItem("e3", DeskNotice.EXTERNAL_ORDER, NOW, values)
        assert words in TEXTS.message(a_community(), "en", [item], NOW).text


def test_a_link_leads_to_an_order_whatever_its_marketplace_calls_it() -> None:
    for number, written in (("A/7 #2?", "A%2F7%20%232%3F"), ("Ж\nhttps://x", "%D0%96%0Ahttps%3A%2F%2Fx")):
        odd = OutboxItem("e4", DeskNotice.EXTERNAL_ORDER, NOW, {**ORDER.values, "order": number})
        message = TEXTS.message(a_community(), "ru", [odd], NOW)
        assert message.link == f"https://kabinet.example/desk#/external/a/{written}"
        assert "\n" not in message.text


def test_many_are_a_list_and_lead_to_what_they_have_in_common() -> None:
    message = TEXTS.message(a_community(), "ru", [ORDER, KEY], NOW)
    assert message.text.count("•") == 2
    assert "1 декабря" in message.text
    assert message.link == "https://kabinet.example/desk#/"
    assert TEXTS.message(a_community(), "ru", [ORDER, ORDER], NOW).link.endswith("#/external")
    assert "\n" not in message.subject


def test_where_nobody_knows_the_address_there_is_no_link_and_everything_has_a_place() -> None:
    assert DeskTexts(Catalogue(), "").message(a_community(), "ru", [ORDER], NOW).link == ""
    assert set(PLACES) == set(DeskNotice)


def test_a_code_stands_first_where_a_phone_shows_it() -> None:
    assert TEXTS.code(a_community(), "ru", "042137", NOW).text.startswith("042137 ")
