"""Organizers come and go by command, as the operator is one person in the community's time; sessions are ended."""

from argparse import Namespace

import pytest

from chalicelib.bootstrap import Hub
from chalicelib.domain.communities import Community, Organizer
from chalicelib.domain.errors import Conflict, Invalid
from infra.local.problem import Problem
from infra.operate import communities
from infra.operate.imports import operator_of
from tests.api.journey import Journey
from tests.world import ADMIN, ANNA, MODERATOR

LEFT_OUT = {"photo": None, "profile": None, "place": "", "hours": ""}


def add(hub: Hub, community: Community, first: str, ok_id: str) -> Organizer:
    wish = Namespace(community=community.id, first_name=first, last_name="Орлова", ok_id=ok_id, **LEFT_OUT)
    communities.put_organizer(hub, wish)
    return next(each for each in hub.communities.organizers(community.id) if each.first_name == first)


def leave(hub: Hub, community: Community, organizer: str, to: str | None = None) -> None:
    communities.remove_organizer(hub, Namespace(community=community.id, organizer=organizer, to=to))


def test_an_organizer_hands_over_what_is_open_and_leaves(
    hub: Hub, community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    maria = add(hub, community, "Мария", f"ok.ru/profile/{ADMIN}")
    olga = add(hub, community, "Ольга", MODERATOR)
    purchase = hub.purchasing.create(operator_of(community), "Осень", 0, 0)
    communities._hand_over(hub, community, purchase.id, maria)
    with pytest.raises(Conflict, match="organizer_busy"):
        leave(hub, community, ADMIN)
    leave(hub, community, ADMIN, to=MODERATOR)
    assert hub.purchases.get(community.id, purchase.id).organizer == olga.id
    assert [each.id for each in hub.communities.organizers(community.id)] == [olga.id]
    assert "“Осень” is now Ольга Орлова's." in capsys.readouterr().out
    again = add(hub, community, "Снова", ADMIN)
    assert again.id != maria.id
    with pytest.raises(Problem, match="There are: "):
        leave(hub, community, "nobody")


def test_what_is_no_ok_number_is_refused(hub: Hub, community: Community) -> None:
    for text in ("abc", "https://ok.ru/maria", "12"):
        with pytest.raises(Invalid, match="organizer_unreadable"):
            add(hub, community, "Мария", text)


def test_the_operator_is_one_actor_in_the_communitys_time(journey: Journey, hub: Hub) -> None:
    wish = Namespace(name="Дальние закупки", group=None, zone="Asia/Vladivostok", language="ru")
    communities.create(hub, wish)
    known = communities.every_community(hub)
    there = next(each for each in known if each.name == wish.name and each.id != journey.community.id)
    operator = operator_of(there)
    assert (operator.zone, operator.currency, operator.language) == ("Asia/Vladivostok", "RUB", "ru")
    purchase = hub.purchasing.create(operator_of(journey.community), "Осень", 0, 0)
    add(hub, journey.community, "Мария", ADMIN)
    told = {entry.event: entry.actor for entry in journey.journal()}
    assert (told["CommunityCreated"], told["PurchaseCreated"], told["OrganizerAdded"]) == ("operator",) * 3
    assert purchase.community == journey.community.id


def test_a_person_whose_sessions_are_ended_changes_nothing_more(journey: Journey, hub: Hub) -> None:
    token = journey.token(ANNA)
    communities.revoke(hub, Namespace(community=journey.community.id, buyer=ANNA))
    answer = journey.api.post("/buyer/export", None, token)
    assert (answer.status, answer.kind) == (401, "session_revoked")
    journey.clock.pass_by(seconds=60)
    assert journey.api.get("/buyer/orders", token).status == 401
    assert journey.api.get("/buyer/orders", journey.token(ANNA)).status == 200
