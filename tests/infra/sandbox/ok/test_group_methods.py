"""The group's goods, topics, photos and comments over /fb.do with the token of its administrator."""

import re
from datetime import UTC, datetime

import pytest

from tests.infra.sandbox.driver import ADMIN, ANNA, GROUP, Driver
from tests.infra.sandbox.ok.reading import BOOTS, TOPIC, comments, described

LISTS = [
    ("market.getProducts", {"gid": GROUP, "tab": "PRODUCTS"}, "short_products", "id", 4),
    ("group.getStatTopics", {"gid": GROUP, "fields": "ID,COMMENTS"}, "topics", "id", 2),
    ("photos.getAlbums", {"gid": GROUP}, "albums", "aid", 2),
    ("photos.getPhotos", {"gid": GROUP, "aid": "860000000000001"}, "photos", "id", 2),
    ("photos.getPhotos", {"gid": GROUP, "aid": "group_main"}, "photos", "id", 1),
]


@pytest.mark.parametrize(("method", "given", "name", "key", "count"), LISTS)
def test_lists_come_page_by_page_and_miss_nothing(
    sandbox: Driver, method: str, given: dict[str, str], name: str, key: str, count: int
) -> None:
    found: list[str] = []
    anchor: dict[str, str] = {}
    for _ in range(10):
        page = sandbox.call_as_admin(method, count="1", **given, **anchor).json
        found += [each[key] for each in page[name]]
        anchor = {"anchor": page.get("pagingAnchor") or page["anchor"]}
        if not page.get("has_more", page.get("hasMore")):
            break
    assert len(found) == len(set(found)) == count


@pytest.mark.parametrize(("method", "given", "name", "key", "count"), LISTS)
def test_a_list_of_another_group_is_empty_and_of_an_unknown_one_error_160(
    sandbox: Driver, method: str, given: dict[str, str], name: str, key: str, count: int
) -> None:
    assert sandbox.call_as_admin(method, **{**given, "gid": "54000000000999"}).json[name] == []
    assert sandbox.call_as_admin(method, **{**given, "gid": "1"}).error == 160


def test_topics_are_told_with_their_comments_and_pictures(sandbox: Driver) -> None:
    answer = described(sandbox, BOOTS, TOPIC, "1").json
    good, topic = answer["media_topics"]
    assert good["discussion_summary"] == {
        "discussion_id": BOOTS,
        "discussion_type": "GROUP_TOPIC",
        "comments_count": 3,
    }
    assert good["media"][0] == {"type": "text", "text": "Ботинки женские ШГ-2041"}
    assert good["media"][-1]["photo_refs"] == [f"group_photo:{BOOTS}"]
    assert topic["media"][0]["text"].startswith("Открыта закупка")
    picture = next(each for each in answer["entities"]["group_photos"] if each["ref"] == f"group_photo:{BOOTS}")
    drawn = sandbox.get(re.sub(r"^http://[^/]+", "", picture["pic640x480"]))
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert drawn.body.startswith(b"<svg")


def test_only_what_is_asked_for_is_told(sandbox: Driver) -> None:
    assert sandbox.call_as_admin("mediatopic.getByIds", topic_ids=BOOTS).json["media_topics"] == [{"id": BOOTS}]


@pytest.mark.parametrize("fields", ["media_topic.colour", "media_topic.CREATED_MSS", "user.*", "colour"])
def test_one_unknown_field_refuses_the_whole_call(sandbox: Driver, fields: str) -> None:
    assert described(sandbox, BOOTS, fields=fields).error == 100
    assert comments(sandbox, fields=fields).error == 100


def test_comments_are_told_with_their_authors(sandbox: Driver) -> None:
    answer = comments(sandbox, count="100").json
    assert (answer["discussionId"], answer["discussionType"], answer["has_more"]) == (BOOTS, "GROUP_TOPIC", False)
    first, _, last = answer["comments"]
    assert (first["author_id"], first["author_ref"], first["author_type"]) == (ANNA, f"user:{ANNA}", "USER")
    assert first["author_name"] == "Анна Петрова"
    assert (last["author_type"], last["author_ref"]) == ("GROUP", f"group:{GROUP}")


def test_comments_are_walked_in_both_directions(sandbox: Driver) -> None:
    def walk(**given: str) -> list[str]:
        found: list[str] = []
        for _ in range(10):
            page = comments(sandbox, count="1", **given).json
            found += [each["id"] for each in page["comments"]]
            given["anchor"] = page["anchor"]
            if not page["has_more"]:
                break
        return found

    forward = walk(anchor="FIRST", direction="FORWARD")
    assert len(forward) == 3
    assert walk(anchor="LAST", direction="BACKWARD") == walk(direction="BACKWARD") == forward[::-1]
    assert [each["id"] for each in comments(sandbox, anchor="LAST").json["comments"]] == forward[::-1]


def test_after_the_last_anchor_come_only_new_comments(sandbox: Driver) -> None:
    anchor = comments(sandbox, anchor="FIRST").json["anchor"]
    assert comments(sandbox, anchor=anchor).json["comments"] == []
    made = sandbox.control("comment", {"item": BOOTS, "user": ANNA, "text": "Ещё одни"})["comment"]
    assert [each["id"] for each in comments(sandbox, anchor=anchor).json["comments"]] == [made["id"]]


def test_a_time_is_told_in_either_way(sandbox: Driver) -> None:
    at = int(datetime(2090, 11, 22, 21, 30, tzinfo=UTC).timestamp() * 1000)  # later than whatever is there already
    sandbox.control("comment", {"item": BOOTS, "user": ANNA, "text": "Поздно", "at": at})
    assert comments(sandbox, anchor="LAST").json["comments"][0]["date_ms"] == at
    sandbox.control("settings", {"dates": "date"})
    last = comments(sandbox, anchor="LAST").json["comments"][0]
    assert last["date"] == "2090-11-23 00:30:00"
    assert "date_ms" not in last


@pytest.mark.parametrize(
    ("method", "given", "code"),
    [
        ("discussions.getComments", {"discussionId": "1", "discussionType": "GROUP_TOPIC"}, 300),
        ("discussions.getComments", {"discussionId": BOOTS, "discussionType": "GROUP_PHOTO"}, 300),
        ("discussions.getComments", {"discussionId": BOOTS}, 100),
        ("discussions.getComments", {"discussionId": BOOTS, "discussionType": "GROUP_TOPIC", "count": "101"}, 100),
        ("discussions.getComments", {"discussionId": BOOTS, "discussionType": "GROUP_TOPIC", "anchor": "?"}, 100),
        ("discussions.getComments", {"discussionId": BOOTS, "discussionType": "GROUP_TOPIC", "direction": "UP"}, 100),
        ("mediatopic.getByIds", {"topic_ids": ",".join(str(n) for n in range(101)), "media_limit": "1"}, 100),
        ("mediatopic.getByIds", {"topic_ids": f"{BOOTS},{TOPIC}"}, 100),
        ("mediatopic.getByIds", {"topic_ids": "Anna"}, 100),
        ("photos.getPhotos", {"gid": GROUP, "aid": "1"}, 120),
        ("market.getProducts", {}, 100),
    ],
)
def test_a_wrong_question_gets_the_error_of_ok(sandbox: Driver, method: str, given: dict[str, str], code: int) -> None:
    assert sandbox.call_as_admin(method, **given).error == code


# The token


@pytest.mark.parametrize("method", ["market.getProducts", "discussions.getComments", "photos.getAlbums"])
def test_without_a_token_nothing_is_read(sandbox: Driver, method: str) -> None:
    given = {"gid": GROUP, "discussionId": BOOTS, "discussionType": "GROUP_TOPIC"}
    assert sandbox.call(method, **given).error == 453


@pytest.mark.parametrize(("state", "code"), [("expired", 102), ("revoked", 103), ("active", None)])
def test_a_token_expires_and_is_revoked(sandbox: Driver, state: str, code: int | None) -> None:
    sandbox.control("token", {"state": state})
    assert comments(sandbox).error == code


def test_a_new_token_revokes_those_before(sandbox: Driver) -> None:
    issued = sandbox.control("token/issue", {})["token"]
    assert comments(sandbox).error == 103
    assert sandbox.call_as_admin("users.getLoggedInUser", token=issued).json == ADMIN


def test_a_call_with_a_token_is_signed_with_the_secret_of_the_token(sandbox: Driver) -> None:
    given = {"discussionId": BOOTS, "discussionType": "GROUP_TOPIC", "access_token": "sandbox-admin-token"}
    assert sandbox.call("discussions.getComments", **given).error == 104


def test_a_token_of_somebody_who_rules_nothing_may_not_read(sandbox: Driver) -> None:
    issued = sandbox.control("token/issue", {"user": ANNA})["token"]
    answer = sandbox.call_as_admin("market.getProducts", token=issued, gid=GROUP)
    assert answer.error == 10
