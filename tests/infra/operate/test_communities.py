"""Organizers come and go by command, as the operator is one person in the community's time; sessions are ended."""

import re
from argparse import Namespace

import pytest

from chalicelib import visit
from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import OPERATOR, operator_in
from chalicelib.domain.communities.community import Community, Locale, Organizer, Role
from chalicelib.domain.errors import Conflict, Invalid
from infra.local.problem import Problem
from infra.operate import communities, connections
from tests.api.journey import Journey
from tests.world import ADMIN, ANNA, MODERATOR

LEFT_OUT = {"photo": None, "profile": None, "place": None, "hours": None, "role": None}


def add(container: Container, community: Community, first: str, ok_id: str, **more: str) -> Organizer:
    given = {**LEFT_OUT, **more}
    wish = Namespace(community=community.id, first_name=first, last_name="Орлова", ok_id=ok_id, **given)
    communities.put_organizer(container, wish)
    return next(each for each in container.stores.communities.organizers(community.id) if each.first_name == first)


def leave(container: Container, community: Community, organizer: str, to: str | None = None) -> None:
    communities.remove_organizer(container, Namespace(community=community.id, organizer=organizer, to=to))


def test_what_is_not_said_of_an_organizer_who_is_there_stays(container: Container, community: Community) -> None:
    add(container, community, "Мария", MODERATOR, place="Тула, Ленина, 102", hours="с 17 до 20")
    wish = {**LEFT_OUT, "first_name": None, "last_name": None, "ok_id": f"ok.ru/profile/{MODERATOR}", "role": "viewer"}
    communities.put_organizer(container, Namespace(community=community.id, **wish))
    (maria,) = container.stores.communities.organizers(community.id)
    assert (maria.first_name, maria.place, maria.hours) == ("Мария", "Тула, Ленина, 102", "с 17 до 20")
    assert (maria.role, maria.sees_all) == (Role.VIEWER, True)
    for sees, said in (("own", False), (None, False), ("all", True)):
        communities.put_organizer(container, Namespace(community=community.id, **wish, sees=sees))
        (maria,) = container.stores.communities.organizers(community.id)
        assert maria.sees_all is said, sees
    with pytest.raises(Problem, match="--first-name"):
        communities.put_organizer(container, Namespace(community=community.id, **{**wish, "ok_id": ANNA}))


def test_purchases_go_to_nobody_who_may_not_run_them(container: Container, community: Community) -> None:
    maria = add(container, community, "Мария", ADMIN)
    add(container, community, "Ольга", MODERATOR, role="support")
    purchase = container.purchases.manage.create(operator_in(community.id), "Осень", 0, 0)
    communities._hand_over(container, community, purchase.id, maria)
    with pytest.raises(Problem, match="may not run purchases"):
        leave(container, community, ADMIN, to=MODERATOR)


def test_an_organizer_hands_over_what_is_open_and_leaves(
    container: Container, community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    maria = add(container, community, "Мария", f"ok.ru/profile/{ADMIN}")
    olga = add(container, community, "Ольга", MODERATOR)
    purchase = container.purchases.manage.create(operator_in(community.id), "Осень", 0, 0)
    communities._hand_over(container, community, purchase.id, maria)
    with pytest.raises(Conflict, match="organizer_busy"):
        leave(container, community, ADMIN)
    leave(container, community, ADMIN, to=MODERATOR)
    assert container.stores.purchases.get(community.id, purchase.id).organizer == olga.id
    assert [each.id for each in container.stores.communities.organizers(community.id)] == [olga.id]
    assert "“Осень” is now Ольга Орлова's." in capsys.readouterr().out
    again = add(container, community, "Снова", ADMIN)
    assert again.id != maria.id
    with pytest.raises(Problem, match="There are: "):
        leave(container, community, "nobody")


def test_what_is_no_ok_number_is_refused(container: Container, community: Community) -> None:
    for text in ("abc", "https://ok.ru/maria", "12"):
        with pytest.raises(Invalid, match="organizer_unreadable"):
            add(container, community, "Мария", text)


def test_what_an_organizer_may_is_said_and_stays_until_something_else_is_said(
    journey: Journey, container: Container
) -> None:
    community = journey.community
    assert add(container, community, "Мария", MODERATOR).role is Role.ORGANIZER
    assert add(container, community, "Мария", MODERATOR, role="support").role is Role.SUPPORT
    assert add(container, community, "Мария", MODERATOR, place="Северная, 5").role is Role.SUPPORT
    entries = [entry for entry in journey.journal() if entry.subject.startswith("organizer/")]
    told = [(each.before and each.before.get("role"), (each.after or {}).get("role")) for each in entries]
    assert told == [(None, "organizer"), ("organizer", "support"), (None, None)]


def test_the_operator_is_one_actor_in_the_communitys_time(journey: Journey, container: Container) -> None:
    visit.come(OPERATOR)
    wish = Namespace(name="Дальние закупки", group=None, zone="Asia/Vladivostok", language="ru")
    communities.create(container, wish)
    known = communities.every_community(container)
    there = next(each for each in known if each.name == wish.name and each.id != journey.community.id)
    assert container.communities.locales.of(there.id) == Locale("ru", "Asia/Vladivostok", "RUB")
    purchase = container.purchases.manage.create(operator_in(journey.community.id), "Осень", 0, 0)
    add(container, journey.community, "Мария", ADMIN)
    told = {entry.event: entry.actor for entry in journey.journal()}
    (founded,) = container.stores.journal.of(there.id, f"community/{there.id}")
    assert (founded.actor, told["PurchaseCreated"], told["OrganizerAdded"]) == ("operator",) * 3
    assert purchase.community == journey.community.id


def test_a_person_whose_sessions_are_ended_changes_nothing_more(journey: Journey, container: Container) -> None:
    token = journey.token(ANNA)
    communities.revoke(container, Namespace(community=journey.community.id, buyer=ANNA))
    answer = journey.api.post("/buyer/export", None, token)
    assert (answer.status, answer.kind) == (401, "session_revoked")
    journey.clock.pass_by(seconds=60)
    assert journey.api.get("/buyer/orders", token).status == 401
    assert journey.api.get("/buyer/orders", journey.token(ANNA)).status == 200


def test_a_community_is_closed_listed_as_such_and_opened(
    container: Container, community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = Namespace(community=community.id, why="Переезжаем")
    communities.close(container, wish)
    connections.show_communities(container, wish)
    shown = capsys.readouterr().out
    assert "is closed" in shown
    assert re.search(r"closed since 20\d\d-\d\d-\d\d \d\d:\d\d UTC: Переезжаем", shown)
    communities.reopen(container, wish)
    connections.show_communities(container, wish)
    assert "closed since" not in capsys.readouterr().out


def test_of_a_closed_community_a_launch_is_told_why(journey: Journey) -> None:
    communities.close(journey.container, Namespace(community=journey.community.id, why="Переезжаем до пятницы"))
    answer = journey.api.launch(journey.ok.launch(ANNA, journey.clock()))
    assert (answer.status, answer.kind) == (403, "community_closed")
    assert "Переезжаем до пятницы" in answer.json["detail"]
