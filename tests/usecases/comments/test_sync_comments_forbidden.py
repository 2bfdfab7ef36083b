"""What the token may not read is passed over, told once, and collected when it may be read again."""

import pytest

from chalicelib.domain.comments.comment import Source
from chalicelib.domain.communities.community import ConnectionState
from tests.factories import a_principal
from tests.usecases.annex import Annex
from tests.usecases.comments.tokens import FORBIDDEN, an_annex, state, told


@pytest.fixture
def annex() -> Annex:
    return an_annex()


def test_a_kind_that_may_not_be_read_does_not_stop_the_others_and_is_told_once(annex: Annex) -> None:
    """Statistics of a small group are closed, and with them the list of its topics."""
    annex.show("2", source=Source.PHOTOS)
    annex.say("2", "b")
    annex.partners.discussions.refusing["page topics"] = FORBIDDEN
    annex.collect(4)
    assert ([*annex.kept("1")], [*annex.kept("2")]) == (["a"], ["b"])
    assert state(annex) == (ConnectionState.REFUSED, "comments_forbidden")
    assert len(told(annex)) == 1


def test_a_kind_that_may_be_read_again_makes_it_good(annex: Annex) -> None:
    annex.partners.discussions.refusing["page topics"] = FORBIDDEN
    annex.collect()
    annex.partners.discussions.refusing.clear()
    annex.collect()
    assert state(annex) == (ConnectionState.OK, "")


def test_an_admin_who_may_read_no_comments_at_all_is_told(annex: Annex) -> None:
    annex.partners.discussions.refusing["comments 1"] = FORBIDDEN
    annex.collect(3)
    assert state(annex) == (ConnectionState.REFUSED, "comments_forbidden")
    assert len(told(annex)) == 1


def test_one_closed_photo_among_others_is_passed_over(annex: Annex) -> None:
    annex.show("2", "3")
    annex.say("2", "b")
    annex.say("3", "c")
    annex.partners.discussions.refusing["comments 2"] = FORBIDDEN
    annex.collect(2)
    assert (*annex.kept("1"), *annex.kept("2"), *annex.kept("3")) == ("a", "c")
    assert state(annex) == (ConnectionState.OK, "")


def test_a_closed_discussion_among_others_is_asked_about_again_when_it_changes_and_once_a_day(annex: Annex) -> None:
    annex.show("2")
    annex.say("2", "b")
    annex.partners.discussions.refusing["comments 2"] = FORBIDDEN
    annex.collect()
    assert "comments 2" not in annex.collect()
    annex.say("2", "c")
    assert "comments 2" in annex.collect()
    assert "comments 2" not in annex.collect()
    annex.clock.pass_by(days=1)
    assert "comments 2" in annex.collect()
    assert state(annex) == (ConnectionState.OK, "")


def test_while_none_may_be_read_one_is_asked_about_in_every_round_and_the_others_once_a_day(annex: Annex) -> None:
    annex.show("2", "3")
    annex.say("2", "b")
    annex.say("3", "c")
    closed = [f"comments {name}" for name in "123"]
    annex.partners.discussions.refusing |= dict.fromkeys(closed, FORBIDDEN)
    assert [call for call in annex.collect() if call in closed] == closed
    assert [call for call in annex.collect(3) if call in closed] == ["comments 1"] * 3
    assert state(annex) == (ConnectionState.REFUSED, "comments_forbidden")
    assert len(told(annex)) == 1
    annex.clock.pass_by(days=1)
    assert [call for call in annex.collect() if call in closed] == closed


@pytest.mark.parametrize("days", [0, 40])
def test_what_was_forbidden_is_collected_after_a_token_that_may_read_it_was_entered(annex: Annex, days: int) -> None:
    annex.show("2")
    annex.say("2", "b")
    annex.partners.discussions.refusing |= dict.fromkeys(("comments 1", "comments 2"), FORBIDDEN)
    annex.collect(3)
    annex.clock.pass_by(days=days)
    annex.partners.discussions.refusing.clear()
    annex.container.communities.manage_connections.connect_comments(a_principal(), "better")
    annex.collect()
    assert state(annex) == (ConnectionState.OK, "")
    annex.clock.pass_by(days=1)
    annex.collect()
    assert ([*annex.kept("1")], [*annex.kept("2")]) == (["a"], ["b"])
