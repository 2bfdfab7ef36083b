"""The demo users and what they may be in the group."""

from dataclasses import dataclass
from typing import Any

# NONE is ours: not in the group at all, so OK leaves the person out of its answer.
STATUSES = ("ADMIN", "MODERATOR", "ACTIVE", "MAYBE", "PASSIVE", "BLOCKED", "UNKNOWN", "NONE")
ROLES = ("ANALYST", "EDITOR", "MODERATOR", "SUPER_MODERATOR")


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    status: str = "ACTIVE"
    role: str | None = None
    allowed: bool = True  # messages from the group


DEMO = (
    Person("570000000001", "Мария Орлова", "ADMIN"),
    Person("570000000002", "Ольга Синицына", "MODERATOR", "MODERATOR"),
    Person("570000000101", "Анна Петрова"),
    Person("570000000102", "Елена Смирнова"),
    Person("570000000103", "Игорь Кузнецов"),
    Person("570000000104", "Дарья Волкова", allowed=False),
    Person("570000000105", "Наталья Белова"),
    Person("570000000199", "Пётр Грачёв", "BLOCKED", allowed=False),
    Person("570000000003", "Тимур Галеев", "MODERATOR", "MODERATOR"),
)


def demo_people() -> dict[str, Person]:
    return {person.id: person for person in DEMO}


def membership(person: Person, group: str) -> dict[str, Any] | None:
    """What OK says of a person in a group; None for a stranger."""
    if person.status == "NONE":
        return None
    answer = {"groupId": group, "userId": person.id, "status": person.status}
    return answer | ({"role": person.role} if person.role else {})
