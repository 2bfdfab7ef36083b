"""The clock has comments collected; an end of the admin's token is told, not swallowed, and told once."""

from contextlib import suppress

import pytest

from chalicelib.domain.communities.community import COMMENTS_TOKEN, ConnectionName, ConnectionState, Secret
from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, a_community, a_principal
from tests.usecases.annex import Annex, a_job
from tests.usecases.comments.tokens import FORBIDDEN, REFUSED, an_annex, state, told
from tests.usecases.tripwire import Died, die
from tests.world import ADMIN


@pytest.fixture
def annex() -> Annex:
    return an_annex()


def test_a_token_that_ok_takes_is_written_down_as_such_once(annex: Annex) -> None:
    annex.collect(3)
    assert state(annex) == (ConnectionState.OK, "")
    assert annex.memory.events() == [Event.CONNECTION_CHANGED]


def test_an_expired_token_is_refused_and_told_to_the_organizers_once(annex: Annex) -> None:
    annex.collect()
    since = annex.clock()
    annex.partners.discussions.trouble = REFUSED
    annex.collect(5)
    assert state(annex) == (ConnectionState.REFUSED, "comments_token_refused")
    assert since < annex.connection(ConnectionName.COMMENTS).since < annex.clock()
    assert [entry.data["buyer"] for entry in told(annex)] == ["maria"]


def test_the_organizer_reads_what_is_wrong_in_a_sentence(annex: Annex) -> None:
    annex.partners.discussions.trouble = REFUSED
    annex.collect()
    annex.container.notices.send.send(told(annex)[0])
    (sent,) = annex.partners.bot.sent
    assert sent.user == ADMIN
    assert "ОК не принял ключ администратора для комментариев" in sent.text


def test_a_refused_token_costs_one_question_a_turn(annex: Annex) -> None:
    annex.partners.discussions.trouble = REFUSED
    assert annex.collect(3) == ["page goods"] * 3


def test_a_new_token_makes_it_good_again_and_collecting_goes_on(annex: Annex) -> None:
    annex.collect()
    annex.partners.discussions.trouble = REFUSED
    annex.collect()
    annex.partners.discussions.trouble = None
    annex.container.communities.manage_connections.connect_comments(a_principal(), "new-token")
    assert state(annex) == (ConnectionState.OK, "")
    annex.say("1", "b")
    annex.collect()
    assert [*annex.kept("1")] == ["a", "b"]


def test_the_next_end_of_a_token_is_told_again(annex: Annex) -> None:
    for _ in range(2):
        annex.partners.discussions.trouble = REFUSED
        annex.collect(2)
        annex.partners.discussions.trouble = None
        annex.container.communities.manage_connections.connect_comments(a_principal(), "new-token")
    assert len(told(annex)) == 2


def test_an_old_token_refused_after_a_new_one_was_entered_is_not_told(annex: Annex) -> None:
    annex.partners.discussions.trouble = REFUSED

    def entered_meanwhile() -> None:
        annex.save(Secret(COMMUNITY, COMMENTS_TOKEN, "new-token"))

    annex.wire.set(3, entered_meanwhile)
    annex.collect()
    assert annex.wire.calls[:4][-1] == "FakeDiscussions.page"
    assert told(annex) == []


def test_a_new_token_is_not_called_refused_for_what_the_old_one_could_not(annex: Annex) -> None:
    annex.partners.discussions.refusing["comments 1"] = FORBIDDEN
    annex.collect(2)
    annex.partners.discussions.refusing.clear()
    for name in ("better", "still better"):
        annex.container.communities.manage_connections.connect_comments(a_principal(), name)
        annex.collect(2)
        assert state(annex) == (ConnectionState.OK, "")
    assert len(told(annex)) == 1


def test_a_round_is_reported_once_and_not_by_a_job_that_comes_while_it_rests(annex: Annex) -> None:
    annex.partners.discussions.refusing["page photos"] = FORBIDDEN
    annex.collect()
    annex.partners.discussions.refusing.clear()
    annex.container.communities.manage_connections.connect_comments(a_principal(), "better")
    annex.clock.pass_by(minutes=1)
    annex.partners.discussions.calls.clear()
    annex.container.comments.sync.run(a_job(Event.COMMENTS_DUE))
    assert annex.partners.discussions.calls == []
    assert state(annex) == (ConnectionState.OK, "")
    assert len(told(annex)) == 1


@pytest.mark.parametrize("after", [False, True], ids=["before it", "after it"])
def test_a_report_that_was_lost_is_made_up_for_while_the_round_rests(annex: Annex, after: bool) -> None:
    annex.collect()
    annex.partners.discussions.refusing["page photos"] = FORBIDDEN
    annex.wire.set()
    annex.collect()
    commits = [at for at, call in enumerate(annex.wire.calls) if call == "MemoryCommits.commit"]

    again = an_annex()
    again.collect()
    again.partners.discussions.refusing["page photos"] = FORBIDDEN
    again.wire.set(commits[-2], die, after=after)
    with pytest.raises(Died):
        again.collect()
    again.partners.discussions.calls.clear()
    again.container.comments.sync.run(a_job(Event.COMMENTS_DUE))
    assert again.partners.discussions.calls == []
    assert state(again) == (ConnectionState.REFUSED, "comments_forbidden")
    assert len(told(again)) == 1


def test_hours_of_silence_say_nothing_about_a_token(annex: Annex) -> None:
    annex.partners.discussions.trouble = REFUSED
    annex.collect()
    annex.partners.discussions.trouble = Unavailable("ok_unavailable")
    for _ in range(12):
        with suppress(Unavailable):
            annex.collect()
    assert annex.stores.comments.sync(COMMUNITY).round_ended
    assert state(annex) == (ConnectionState.REFUSED, "comments_token_refused")


def test_nothing_is_asked_without_a_token_a_group_or_a_community(annex: Annex) -> None:
    annex.show("1")
    annex.memory.secrets.clear()
    assert annex.collect() == []
    annex.stores.commits.commit("c2", Commit((a_community(id="c2", group=None), Secret("c2", COMMENTS_TOKEN, "token"))))
    for community in ("c2", "nowhere"):
        annex.container.comments.sync.run(a_job(Event.COMMENTS_DUE, community))
    assert annex.partners.discussions.calls == []


def test_messages_that_pile_up_are_one_turn(annex: Annex) -> None:
    annex.show("1")
    annex.collect()
    annex.partners.discussions.calls.clear()
    for _ in range(5):
        annex.container.comments.sync.run(a_job(Event.COMMENTS_DUE))
    assert annex.partners.discussions.calls == []


def test_an_unknown_refusal_is_one_of_the_token(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a")
    annex.partners.discussions.refusing["comments 1"] = Invalid("ok_42")
    annex.collect()
    assert annex.connection(ConnectionName.COMMENTS).reason == "ok_42"
