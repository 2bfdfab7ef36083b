"""A community comes to be."""

import pytest

from chalicelib.domain.communities import BOT_TOKEN, ConnectionState, Secret
from chalicelib.domain.errors import Conflict, Invalid, NotFound, Stale, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, a_community, a_connection, an_organizer
from tests.usecases.house import House
from tests.world import GROUP


def test_a_community_is_founded_with_its_journal_entry(house: House) -> None:
    house.founding.found(a_community(id="c2", group="54000000000999"))
    assert house.communities.id_of_group("54000000000999") == "c2"
    assert house.memory.journal[-1].event is Event.COMMUNITY_CREATED
    assert house.memory.journal[-1].actor == "operator"


def test_a_group_belongs_to_one_community(house: House) -> None:
    with pytest.raises(Conflict) as refusal:
        house.founding.found(a_community(id="c2"))
    assert refusal.value.reason == "group_taken"


def test_a_community_is_founded_once(house: House) -> None:
    with pytest.raises(Stale):
        house.founding.found(a_community(group=None))


def test_an_organizer_is_added_to_a_community_that_exists(house: House) -> None:
    house.founding.put_organizer(an_organizer())
    assert [each.id for each in house.communities.organizers(COMMUNITY)] == ["maria"]
    assert house.memory.journal[-1].event is Event.ORGANIZER_ADDED
    with pytest.raises(NotFound):
        house.founding.put_organizer(an_organizer(community="nowhere"))


def test_an_organizer_said_again_is_changed_and_not_doubled(house: House) -> None:
    house.founding.put_organizer(an_organizer(ok_id="570000000001"))
    house.founding.put_organizer(an_organizer(id="again", ok_id="570000000001", hours="вт"))
    assert [(each.id, each.hours) for each in house.communities.organizers(COMMUNITY)] == [("maria", "вт")]
    assert house.memory.journal[-1].event == Event.ORGANIZER_CHANGED


def test_a_bot_is_kept_when_it_is_the_groups_own(house: House) -> None:
    house.bot.groups["new-token"] = GROUP
    house.founding.set_bot_token(a_community(), "new-token")
    assert house.secrets.get(COMMUNITY, BOT_TOKEN) == "new-token"
    assert house.memory.journal[-1].event == Event.BOT_CONNECTED
    assert "new-token" not in repr(house.memory.journal)


def test_a_bot_of_another_group_is_refused(house: House) -> None:
    house.bot.groups["new-token"] = "54000000000999"
    with pytest.raises(Invalid) as refusal:
        house.founding.set_bot_token(a_community(), "new-token")
    assert refusal.value.reason == "bot_of_another_group"
    assert house.secrets.get(COMMUNITY, BOT_TOKEN) == "bot-token"


@pytest.mark.parametrize("trouble", [Unavailable("ok_silent"), Invalid("bot_token_refused")], ids=repr)
def test_a_bot_that_ok_does_not_vouch_for_is_not_kept(house: House, trouble: Exception) -> None:
    house.bot.troubles.append(trouble)
    with pytest.raises(type(trouble)):
        house.founding.set_bot_token(a_community(), "new-token")
    assert house.secrets.get(COMMUNITY, BOT_TOKEN) == "bot-token"
    assert house.memory.journal == []


def test_a_new_bot_makes_a_refused_connection_good_again(house: House) -> None:
    house.save(a_connection(state=ConnectionState.REFUSED, reason="bot_token_refused"))
    house.bot.groups["new-token"] = GROUP
    house.founding.set_bot_token(a_community(), "new-token")
    (connection,) = house.communities.connections(COMMUNITY)
    assert (connection.state, connection.reason) == (ConnectionState.OK, "")


def test_every_bot_is_kept_alive_and_a_silent_one_does_not_stop_the_others(house: House) -> None:
    for name in ("c2", "c3"):
        house.founding.found(a_community(id=name, group=f"group-{name}"))
        house.commits.commit(name, Commit((Secret(name, BOT_TOKEN, f"token-{name}"),)))
        house.bot.groups[f"token-{name}"] = f"group-{name}"
    house.bot.troubles.append(Unavailable())
    assert house.founding.keep_bots_alive() == [COMMUNITY]


def test_a_community_without_a_bot_is_not_asked_about(house: House) -> None:
    house.memory.secrets.clear()
    assert house.founding.keep_bots_alive() == []
