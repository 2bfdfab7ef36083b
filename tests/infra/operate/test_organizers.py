"""Organizers come and go by command, as the operator is one person in the community's time; sessions are ended."""

from argparse import Namespace

import pytest

from chalicelib import visit
from chalicelib.bootstrap import Hub
from chalicelib.domain.communities import Community, Locale, Organizer, Role
from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.principals import OPERATOR, operator_in
from infra.local.problem import Problem
from infra.operate import communities
from tests.api.journey import Journey
from tests.world import ADMIN, ANNA, MODERATOR

LEFT_OUT = {"photo": None, "profile": None, "place": "", "hours": "", "role": None}


def add(hub: Hub, community: Community, first: str, ok_id: str, **more: str) -> Organizer:
    given = {**LEFT_OUT, **more}
    wish = Namespace(community=community.id, first_name=first, last_name="Орлова", ok_id=ok_id, **given)
    communities.put_organizer(hub, wish)
    return next(each for each in hub.communities.organizers(community.id) if each.first_name == first)


def leave(hub: Hub, community: Community, organizer: str, to: str | None = None) -> None:
    communities.remove_organizer(hub, Namespace(community=community.id, organizer=organizer, to=to))


def test_an_organizer_hands_over_what_is_open_and_leaves(
    hub: Hub, community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    maria = add(hub, community, "Мария", f"ok.ru/profile/{ADMIN}")
    olga = add(hub, community, "Ольга", MODERATOR)
    purchase = hub.purchasing.create(operator_in(community.id), "Осень", 0, 0)
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


def test_what_an_organizer_may_is_said_and_stays_until_something_else_is_said(journey: Journey, hub: Hub) -> None:
    community = journey.community
    assert add(hub, community, "Мария", MODERATOR).role is Role.ORGANIZER
    assert add(hub, community, "Мария", MODERATOR, role="support").role is Role.SUPPORT
    assert add(hub, community, "Мария", MODERATOR, place="Северная, 5").role is Role.SUPPORT
    told = [entry.data for entry in journey.journal() if entry.subject.startswith("organizer/")]
    assert told == [{"role": "organizer"}, {"before": "organizer", "role": "support"}, {}]


def test_the_operator_is_one_actor_in_the_communitys_time(journey: Journey, hub: Hub) -> None:
    visit.come(OPERATOR)
    wish = Namespace(name="Дальние закупки", group=None, zone="Asia/Vladivostok", language="ru")
    communities.create(hub, wish)
    known = communities.every_community(hub)
    there = next(each for each in known if each.name == wish.name and each.id != journey.community.id)
    assert hub.locales.of(there.id) == Locale("ru", "Asia/Vladivostok", "RUB")
    purchase = hub.purchasing.create(operator_in(journey.community.id), "Осень", 0, 0)
    add(hub, journey.community, "Мария", ADMIN)
    told = {entry.event: entry.actor for entry in journey.journal()}
    (founded,) = hub.journal.of(there.id, f"community/{there.id}")
    assert (founded.actor, told["PurchaseCreated"], told["OrganizerAdded"]) == ("operator",) * 3
    assert purchase.community == journey.community.id


def test_a_person_whose_sessions_are_ended_changes_nothing_more(journey: Journey, hub: Hub) -> None:
    token = journey.token(ANNA)
    communities.revoke(hub, Namespace(community=journey.community.id, buyer=ANNA))
    answer = journey.api.post("/buyer/export", None, token)
    assert (answer.status, answer.kind) == (401, "session_revoked")
    journey.clock.pass_by(seconds=60)
    assert journey.api.get("/buyer/orders", token).status == 401
    assert journey.api.get("/buyer/orders", journey.token(ANNA)).status == 200
