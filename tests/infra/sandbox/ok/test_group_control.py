"""The group's pages: comments and things come and go as they are told to."""

from typing import Any

import pytest

from tests.infra.sandbox.driver import GROUP, Driver
from tests.infra.sandbox.ok.reading import BOOTS, TOPIC, comments, described


def test_a_comment_can_be_removed_and_the_count_follows(sandbox: Driver) -> None:
    first = comments(sandbox).json["comments"][0]["id"]
    sandbox.control("comment/remove", {"comment": first})
    assert first not in {each["id"] for each in comments(sandbox).json["comments"]}
    [good] = described(sandbox, BOOTS).json["media_topics"]
    assert good["discussion_summary"]["comments_count"] == 2


def test_items_come_and_go(sandbox: Driver) -> None:
    item = sandbox.control("item", {"kind": "product", "title": "Новинка", "text": "900 ₽"})["item"]
    listed = sandbox.call_as_admin("market.getProducts", gid=GROUP).json["short_products"]
    assert listed[0] == {"id": item["id"], "title": "Новинка"}
    sandbox.control("item/remove", {"item": item["id"]})
    assert len(sandbox.call_as_admin("market.getProducts", gid=GROUP).json["short_products"]) == 4


@pytest.mark.parametrize("part", [f"product/{BOOTS}", f"topic/{BOOTS}", f"album/1/{BOOTS}", f"photos/{BOOTS}"])
def test_the_address_of_a_discussion_opens_it_on_the_page(sandbox: Driver, part: str) -> None:
    answer = sandbox.get(f"/group/{GROUP}/{part}")
    assert (answer.status, answer.headers["location"]) == (302, f"/?tab=group&item={BOOTS}")


def test_everything_survives_a_restart_and_reset_brings_the_demo_back(sandbox: Driver) -> None:
    sandbox.control("comment", {"item": TOPIC, "text": "Раздача в среду"})
    sandbox.control("token", {"state": "expired"})
    sandbox.control("reset", {})
    shown = sandbox.get("/sandbox/group").json
    assert len(next(item for item in shown["items"] if item["id"] == TOPIC)["comments"]) == 2
    assert [token["state"] for token in shown["tokens"]] == ["active"]


@pytest.mark.parametrize(
    ("path", "wish", "about"),
    [
        ("comment", {"item": "1", "text": "?"}, "item"),
        ("comment", {"item": BOOTS, "text": ""}, "text"),
        ("comment", {"item": BOOTS, "text": "?", "user": "1"}, "user"),
        ("comment", {"item": BOOTS, "text": "?", "reply_to": "1"}, "reply_to"),
        ("comment", {"item": BOOTS, "text": "?", "at": "yesterday"}, "at"),
        ("comment/remove", {"comment": "1"}, "comment"),
        ("item", {"kind": "video", "title": "?"}, "kind"),
        ("item", {"kind": "photo"}, "title"),
        ("item/remove", {"item": "1"}, "item"),
        ("token", {"state": "lost"}, "state"),
        ("token", {"token": "other", "state": "active"}, "token"),
        ("token/issue", {"user": "1"}, "user"),
        ("settings", {"dates": "words"}, "dates"),
        ("settings", {"letters": "shut"}, "letters"),
        ("settings", {"page": 0}, "page"),
    ],
)
def test_a_wrong_wish_is_refused_in_words(sandbox: Driver, path: str, wish: Any, about: str) -> None:
    answer = sandbox.post(f"/sandbox/{path}", wish)
    assert answer.status == 400
    assert about in answer.json["error"]
