"""The demo users, and what OK says of them in a group."""

from infra.sandbox.ok.people import STATUSES, Person, demo_people, membership


def test_a_stranger_is_left_out_and_a_role_is_told_only_where_there_is_one() -> None:
    assert membership(Person("1", "Анна", "NONE"), "9") is None
    assert membership(Person("1", "Анна"), "9") == {"groupId": "9", "userId": "1", "status": "ACTIVE"}
    told = membership(Person("1", "Анна", "MODERATOR", "EDITOR"), "9")
    assert told == {"groupId": "9", "userId": "1", "status": "MODERATOR", "role": "EDITOR"}


def test_the_demo_has_somebody_of_each_kind_that_the_guide_speaks_of() -> None:
    people = demo_people().values()
    assert {each.status for each in people} == {"ADMIN", "MODERATOR", "ACTIVE", "BLOCKED"} <= set(STATUSES)
    assert any(not each.allowed and each.status == "ACTIVE" for each in people)


def test_each_sandbox_has_people_of_its_own() -> None:
    one, other = demo_people(), demo_people()
    one.clear()
    assert len(other) == 9
