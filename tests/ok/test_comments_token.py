"""The token of an admin by which comments are read, and what OK refuses."""

import json
import traceback
from typing import Any

import pytest
import responses

from chalicelib.domain.comments.comment import DiscussionType, Source
from chalicelib.domain.errors import Invalid, KabinetError, Unavailable
from chalicelib.ok.comments import OkComments
from chalicelib.ok.rest import sign
from infra.local.variables import DEMO
from tests.ok.launches import KEY, SECRET, md5
from tests.ok.readers import BOOTS, FB, OURS, TOKEN, asked, replied
from tests.world import ADMIN, GROUP, Ok


@pytest.fixture
def comments(partner: Ok) -> OkComments:
    return OkComments(partner.url, DEMO["OK_APPLICATION_KEY"], DEMO["OK_APPLICATION_SECRET"], site=partner.url)


def test_a_call_is_signed_with_the_secret_of_the_token_and_not_over_it(replies: responses.RequestsMock) -> None:
    replied(replies, {"comments": []})
    OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None)
    [sent] = asked(replies)
    expected = {"method": "discussions.getComments", "application_key": KEY, "format": "json", "discussionId": BOOTS}
    expected |= {"discussionType": "GROUP_TOPIC", "direction": "FORWARD", "count": "100", "mark_as_read": "false"}
    expected |= {"anchor": "FIRST", "access_token": TOKEN}
    assert {name: value for name, value in sent.items() if name != "sig"} == expected
    assert sent["sig"] == sign({**sent, "access_token": "another"}, md5(TOKEN + SECRET))
    assert "?" not in str(replies.calls[0].request.url)


@pytest.mark.parametrize("state", ["expired", "revoked"])
def test_a_token_that_is_over_is_refused_with_a_reason_for_the_organizer(
    comments: OkComments, partner: Ok, state: str
) -> None:
    partner.ask("token", state=state)
    for source in Source:
        with pytest.raises(Invalid, match="comments_token_refused"):
            comments.page(TOKEN, GROUP, source, None)
    with pytest.raises(Invalid, match="comments_token_refused"):
        comments.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None)


def test_a_new_token_reads_on(comments: OkComments, partner: Ok) -> None:
    issued = partner.ask("token/issue")["token"]
    assert comments.comments(issued, BOOTS, DiscussionType.TOPIC, None).comments
    with pytest.raises(Invalid, match="comments_token_refused"):
        comments.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None)


@pytest.mark.parametrize("token", ["wrong", "", "токен", "a&b=c"])
def test_a_wrong_token_is_refused(comments: OkComments, token: str) -> None:
    with pytest.raises(Invalid, match="comments_token_refused"):
        comments.comments(token, BOOTS, DiscussionType.TOPIC, None)


def test_a_wrong_secret_is_a_wrong_token(partner: Ok) -> None:
    with pytest.raises(Invalid, match="comments_token_refused"):
        OkComments(partner.url, KEY, "another").goods(TOKEN, GROUP, None)


def test_a_token_of_somebody_who_rules_nothing_may_not_read(comments: OkComments, partner: Ok) -> None:
    partner.ask("user", user=ADMIN, status="ACTIVE")
    with pytest.raises(Invalid, match="comments_forbidden"):
        comments.goods(TOKEN, GROUP, None)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (102, "comments_token_refused"),
        (103, "comments_token_refused"),
        (104, "comments_token_refused"),
        (453, "comments_token_refused"),
        (10, "comments_forbidden"),
        (50, "comments_forbidden"),
        (160, "comments_forbidden"),
    ],
)
@pytest.mark.parametrize("status", [200, 400])
def test_what_ok_refuses_is_told_by_what_can_be_done_about_it(
    replies: responses.RequestsMock, code: int, status: int, reason: str
) -> None:
    replies.post(FB, status=status, json={"error_code": code, "error_msg": "no", "error_data": None})
    for ask in (
        lambda: OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None),
        lambda: OURS.goods(TOKEN, GROUP, None),
    ):
        with pytest.raises(Invalid) as refused:
            ask()
        assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("code", "seconds"), [(1, 30), (2, 30), (7, 600), (8, 60), (9, 600), (11, 600), (3, 60), (454, 60)]
)
def test_what_may_pass_is_tried_again_after_a_while(
    replies: responses.RequestsMock, code: int, seconds: int, capsys: pytest.CaptureFixture[str]
) -> None:
    replied(replies, {"error_code": code})
    with pytest.raises(Unavailable) as refused:
        OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None)
    assert refused.value.retry_after == seconds
    assert json.loads(capsys.readouterr().out)["code"] == code


@pytest.mark.parametrize("kind", ["flood", "service", "limit", "5xx", "lost", "page", "shape"])
def test_trouble_of_ok_is_no_word_about_the_token(comments: OkComments, partner: Ok, kind: str) -> None:
    partner.ask("faults", target="ok.rest", kind=kind)
    with pytest.raises(Unavailable):
        comments.goods(TOKEN, GROUP, None)


@pytest.mark.parametrize("answer", [None, [], "comments", 5, True, {"success": True}, {"result": []}], ids=str)
def test_an_answer_to_something_else_is_none(replies: responses.RequestsMock, answer: Any) -> None:
    """Else all comments would seem to be gone."""
    replied(replies, answer)
    with pytest.raises(Unavailable):
        OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None)


@pytest.mark.parametrize("answer", [{}, {"discussionId": BOOTS}, {"anchor": None}, {"comments": None}], ids=str)
def test_ok_may_say_nothing_where_there_is_nothing(replies: responses.RequestsMock, answer: Any) -> None:
    replied(replies, answer)
    page = OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, "a")
    assert (list(page.comments), page.anchor, page.more) == ([], "a", False)


def test_every_question_has_a_limit_of_time(replies: responses.RequestsMock) -> None:
    limited = responses.matchers.request_kwargs_matcher({"timeout": (1.0, 5.0)})
    replies.post(FB, json={"comments": []}, match=[limited])
    assert OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None).comments == []


@pytest.mark.parametrize("kind", ["flood", "session_expired", "denied", "5xx", "lost", "page"])
def test_no_refusal_shows_the_token(comments: OkComments, partner: Ok, kind: str) -> None:
    partner.ask("faults", target="ok.rest", kind=kind)
    with pytest.raises(KabinetError) as refused:
        comments.goods(TOKEN, GROUP, None)
    assert TOKEN not in "".join(traceback.format_exception(refused.value))
