"""What people say reaches the cabinet, and lost connections reach the organizer, with every policy enforced."""

import pytest

from tests.deployed.ordering import SHOES, Ordering
from tests.deployed.paying import MOVED
from tests.deployed.playing import look
from tests.deployed.talking import WRITTEN, Talking

pytestmark = pytest.mark.deployed


def test_comments_are_collected_for_who_wrote_them(talked: Talking) -> None:
    assert [each["text"] for each in talked.comments][-1] == "Беру 38 чёрный!"
    assert {each["removed"] for each in talked.comments} == {False}


def test_the_buyers_of_a_purchase_are_written_to_and_who_was_not_reached_is_named(talked: Talking) -> None:
    assert WRITTEN in talked.written["text"]
    (elena,) = talked.unreached
    assert "Елена" in str(elena["buyer"])


def test_a_pressed_button_reports_all_that_is_still_to_be_paid(ordered: Ordering, talked: Talking) -> None:
    assert (talked.pressed["state"], talked.pressed["amount"]) == ("pending", MOVED)
    assert [part["number"] for part in talked.pressed["orders"]] == [ordered.orders[SHOES]]


def test_an_organizer_decides_by_a_button(talked: Talking) -> None:
    assert "Мария Орлова" in talked.decided["text"]


def test_every_delivery_is_acknowledged_at_once(ordered: Ordering, talked: Talking) -> None:
    deliveries = look(ordered.deployed, "hooks")["deliveries"]
    assert [each["type"] for each in deliveries] == ["MESSAGE_CALLBACK", "MESSAGE_CALLBACK", "MESSAGE_CREATED"]
    assert {each["outcome"] for each in deliveries} == {"ok"}


def test_a_token_that_is_refused_is_told_to_the_organizer_and_can_be_renewed(talked: Talking) -> None:
    assert talked.refused["comments"]["reason"] in talked.told["text"]
    assert {name: each["state"] for name, each in talked.renewed.items()} == {
        "bot": "ok",
        "comments": "ok",
        "hook": "ok",
    }
