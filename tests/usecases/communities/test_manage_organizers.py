"""Each changes his own card, an owner everybody's; somebody who may give roles is always left."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import Organizer, Role
from chalicelib.domain.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from chalicelib.domain.journal import Event
from chalicelib.usecases.communities.manage_organizers import ManageOrganizers
from tests.factories import COMMUNITY, a_principal, a_purchase, an_organizer
from tests.usecases.house import House
from tests.world import MODERATOR

OLGA = a_principal(id="olga-person", role=Role.OWNER, organizer="olga")
MARIA = a_principal(id="maria-person", role=Role.ORGANIZER, organizer="maria")


@pytest.fixture
def house() -> House:
    """Olga owns it, Maria organizes."""
    house = House()
    for each in (an_organizer(), an_organizer(id="olga", ok_id=MODERATOR, first_name="Ольга", role=Role.OWNER)):
        house.container.communities.manage.put_organizer(each)
    return house


def managing(house: House) -> ManageOrganizers:
    return house.container.communities.manage_organizers


def listed(house: House, organizer: str = "maria") -> Organizer:
    return managing(house).get(OLGA, organizer)


def change(house: House, who: Any, organizer: str = "maria", **fields: Any) -> Organizer:
    version = listed(house, organizer).version
    return managing(house).change(who, organizer, version, lambda it: replace(it, **fields))


def test_an_organizer_changes_the_own_card_and_it_reaches_the_purchases(house: House) -> None:
    house.save(replace(a_purchase(), organizer="maria", version=1))
    after = change(house, MARIA, place="Лесная, 5", hours="с 17")
    assert (after.place, listed(house).place, after.version) == ("Лесная, 5", "Лесная, 5", listed(house).version)
    house.spread()
    assert house.purchase().terms.place == "Лесная, 5"


def test_nobody_changes_anothers_card_but_an_owner(house: House) -> None:
    with pytest.raises(Forbidden):
        change(house, MARIA, "olga", place="Чужое")
    with pytest.raises(Forbidden):
        change(house, a_principal(role=Role.VIEWER), place="Чужое")
    assert change(house, OLGA, place="Лесная, 7").place == "Лесная, 7"


def test_a_role_is_given_by_owners_only(house: House) -> None:
    with pytest.raises(Forbidden):
        change(house, MARIA, role=Role.OWNER)
    assert change(house, OLGA, role=Role.VIEWER).role is Role.VIEWER
    entry = house.memory.journal[-1]
    assert (entry.before, entry.after) == ({"role": "organizer"}, {"role": "viewer"})
    with pytest.raises(Invalid):
        change(house, OLGA, role=Role.BUYER)


def test_how_far_he_sees_is_said_by_owners_only(house: House) -> None:
    with pytest.raises(Forbidden):
        change(house, MARIA, sees_all=False)
    assert change(house, OLGA, sees_all=False).sees_all is False
    entry = house.memory.journal[-1]
    assert (entry.event, entry.before, entry.after) == ("OrganizerChanged", {"sees_all": True}, {"sees_all": False})
    with pytest.raises(Forbidden):
        change(house, MARIA, sees_all=True)


def test_the_last_owner_stays(house: House) -> None:
    with pytest.raises(Conflict, match="owner_last"):
        change(house, OLGA, "olga", role=Role.ORGANIZER)
    with pytest.raises(Conflict, match="owner_last"):
        managing(house).remove(OLGA, "olga", listed(house, "olga").version)
    change(house, OLGA, role=Role.OWNER)
    assert change(house, OLGA, "olga", role=Role.ORGANIZER).role is Role.ORGANIZER


def test_what_was_changed_meanwhile_is_not_overwritten(house: House) -> None:
    seen = listed(house).version
    change(house, MARIA, place="Лесная, 5")
    with pytest.raises(Stale):
        managing(house).change(OLGA, "maria", seen, lambda it: replace(it, place="Другое"))


def test_what_is_the_same_is_no_change(house: House) -> None:
    before = listed(house)
    assert change(house, MARIA) == before
    assert house.memory.events()[-1] is Event.ORGANIZER_ADDED


def test_a_card_is_checked(house: House) -> None:
    for wrong in ({"first_name": " "}, {"photo": "https://evil.example/x.png"}, {"place": "x" * 201}):
        with pytest.raises(Invalid):
            change(house, MARIA, **wrong)


def test_somebody_new_is_added_once(house: House) -> None:
    wanted = an_organizer(id="", ok_id="https://ok.ru/profile/570000000777", first_name="Инна", role=Role.SUPPORT)
    added = managing(house).add(OLGA, wanted)
    assert (added.ok_id, added.role, added.community) == ("570000000777", Role.SUPPORT, COMMUNITY)
    with pytest.raises(Conflict, match="organizer_listed"):
        managing(house).add(OLGA, wanted)
    with pytest.raises(Invalid):
        managing(house).add(OLGA, replace(wanted, ok_id=None))


def test_somebody_is_removed_unless_his_purchases_go_on(house: House) -> None:
    house.save(replace(a_purchase(), organizer="maria", version=1))
    with pytest.raises(Conflict, match="organizer_busy"):
        managing(house).remove(OLGA, "maria", listed(house).version)
    house.save(replace(house.purchase(), organizer=None))
    managing(house).remove(OLGA, "maria", listed(house).version)
    with pytest.raises(NotFound):
        listed(house)
