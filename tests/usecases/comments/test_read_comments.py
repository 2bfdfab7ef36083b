"""A buyer reads the own comments."""

from datetime import timedelta

import pytest

from chalicelib.domain.access.principals import Principal
from chalicelib.domain.comments.comment import SHOWN_FOR
from chalicelib.domain.errors import Invalid
from chalicelib.usecases.comments.read_comments import PAGE
from tests.factories import COMMUNITY, a_comment, a_principal
from tests.usecases.annex import Annex
from tests.world import ANNA, ELENA


def anna(**fields: object) -> Principal:
    return a_principal(**{"id": "anna", "ok_id": ANNA, **fields})


def ids(annex: Annex, principal: Principal, cursor: str | None = None) -> list[str]:
    return [comment.id for comment in annex.container.comments.read.list(principal, cursor).things]


def test_a_buyer_sees_the_own_comments_and_nobody_elses(annex: Annex) -> None:
    annex.stores.comments.put([a_comment(id="mine"), a_comment(id="hers", author=ELENA)])
    assert ids(annex, anna()) == ["mine"]


def test_a_buyer_sees_them_for_half_a_year(annex: Annex) -> None:
    edge = annex.clock() - SHOWN_FOR
    annex.stores.comments.put(
        [a_comment(id="on the edge", at=edge), a_comment(id="over", at=edge - timedelta(seconds=1))]
    )
    assert ids(annex, anna()) == ["on the edge"]
    annex.clock.pass_by(seconds=1)
    assert ids(annex, anna()) == []


def test_the_same_person_sees_in_another_community_what_was_written_there(annex: Annex) -> None:
    annex.stores.comments.put([a_comment(id="here"), a_comment(id="there", community="c2")])
    assert ids(annex, anna()) == ["here"]
    assert ids(annex, anna(community="c2")) == ["there"]


def test_a_removed_comment_is_still_there_to_be_read(annex: Annex) -> None:
    annex.stores.comments.put([a_comment(removed_at=annex.clock())])
    assert ids(annex, anna()) == ["comment1"]


def test_a_session_without_an_ok_number_sees_nothing(annex: Annex) -> None:
    annex.stores.comments.put([a_comment()])
    assert ids(annex, anna(ok_id="")) == []


def test_pages_follow_each_other_newest_first_and_are_of_use_to_nobody_else(annex: Annex) -> None:
    many = [a_comment(id=f"c{place:02}", at=annex.clock() - timedelta(hours=place)) for place in range(PAGE + 3)]
    annex.stores.comments.put(many)
    first = annex.container.comments.read.list(anna(), None)
    assert [comment.id for comment in first.things] == [comment.id for comment in many[:PAGE]]
    assert ids(annex, anna(), first.cursor) == [comment.id for comment in many[PAGE:]]
    for stranger in (anna(ok_id=ELENA), anna(community="c2")):
        with pytest.raises(Invalid):
            annex.container.comments.read.list(stranger, first.cursor)


def test_what_was_collected_is_what_is_read(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a", text="Мне 38, пожалуйста")
    annex.say("1", "b", author=ELENA)
    annex.collect()
    (comment,) = annex.container.comments.read.list(anna(), None).things
    assert (comment.text, comment.title) == ("Мне 38, пожалуйста", "Товар 1")
    assert (comment.link, comment.community) == ("https://ok.ru/group/1/product/1", COMMUNITY)
