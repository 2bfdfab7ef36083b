"""An organizer's pickup points."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotFound, Stale
from chalicelib.domain.journal import Event
from chalicelib.domain.pickup.points import MOST_KEPT, MOST_POINTS, PickupPoint
from chalicelib.usecases.ports import Counter
from tests.factories import COMMUNITY, a_choice, a_point, a_principal, an_order, points_of
from tests.usecases.house import House
from tests.usecases.pickup.hall import change
from tests.usecases.rivals import late

MARIA = a_principal()


def put(**fields: Any) -> Callable[[PickupPoint], PickupPoint]:
    return lambda point: replace(point, **fields)


def test_a_point_is_added_with_an_id_of_ours(house: House) -> None:
    added = house.container.pickup.manage_points.add(MARIA, a_point(id="chosen by somebody"))
    assert added.id == "id000001"
    assert house.container.pickup.manage_points.list(MARIA).points.points == (added,)
    entry = house.memory.journal[-1]
    assert (entry.event, entry.data) == (
        Event.POINTS_CHANGED,
        {"point": "id000001", "version": 1},
    )


def test_a_changed_point_keeps_its_place_in_the_list(house: House) -> None:
    first, second = (
        house.container.pickup.manage_points.add(MARIA, a_point(title=title)) for title in ("Первый", "Второй")
    )
    changed = change(house, MARIA, first.id, put(address="Новая, 7"))
    assert changed == replace(first, address="Новая, 7")
    assert house.container.pickup.manage_points.list(MARIA).points.points == (changed, second)


def test_a_change_that_changes_nothing_is_not_told(house: House) -> None:
    point = house.container.pickup.manage_points.add(MARIA, a_point())
    assert change(house, MARIA, point.id, put(address=point.address)) == point
    assert house.memory.events() == [Event.POINTS_CHANGED]


def test_two_organizers_at_once_both_have_their_point(house: House) -> None:
    second = late(house, lambda: house.container.pickup.manage_points.add(MARIA, a_point(title="Первый")))
    second.container.pickup.manage_points.add(MARIA, a_point(title="Второй"))
    assert [point.title for point in house.container.pickup.manage_points.list(MARIA).points.points] == [
        "Первый",
        "Второй",
    ]


def test_a_point_nobody_has_cannot_be_changed(house: House) -> None:
    house.container.pickup.manage_points.add(MARIA, a_point())
    for principal, point in ((MARIA, "missing"), (a_principal(community="c2"), "id000001")):
        with pytest.raises(NotFound, match="point_missing"):
            change(house, principal, point, put(price=1))


def test_another_community_has_no_points_of_ours(house: House) -> None:
    house.container.pickup.manage_points.add(MARIA, a_point())
    assert house.container.pickup.manage_points.list(a_principal(community="c2")).points.points == ()


def test_points_are_few(house: House) -> None:
    for _ in range(MOST_POINTS):
        house.container.pickup.manage_points.add(MARIA, a_point())
    with pytest.raises(Invalid, match="points_too_many"):
        house.container.pickup.manage_points.add(MARIA, a_point())


def test_of_two_organizers_who_change_points_at_once_one_is_told(house: House) -> None:
    """Whether the other was there before he looked for them, or came between that and his commit."""
    point = house.container.pickup.manage_points.add(MARIA, a_point())
    second = late(house, lambda: change(house, MARIA, point.id, put(price=500)))
    for manage in (second.container.pickup.manage_points, house.container.pickup.manage_points):
        with pytest.raises(Stale):
            manage.change(MARIA, point.id, 1, put(hours="вт"))
    left = house.stores.points.get(COMMUNITY).points
    assert (left.version, left.find(point.id).price, left.find(point.id).hours) == (2, 500, point.hours)


def test_a_retired_point_where_nothing_waits_makes_room_for_a_new_one(house: House) -> None:
    retired = [a_point(id=str(place), retired=True) for place in range(MOST_KEPT)]
    house.save(points_of(*retired))
    house.save(an_order(point=a_choice(retired[0])))
    house.memory.counter_updates[COMMUNITY, Counter.POINT, "0"] = 1
    added = house.container.pickup.manage_points.add(MARIA, a_point())
    kept = [point.id for point in house.stores.points.get(COMMUNITY).points.points]
    assert (len(kept), kept[0], kept[1], kept[-1]) == (MOST_KEPT, "0", "2", added.id)


@pytest.mark.parametrize("photo", ["https://elsewhere.example/p.jpg", "http://i.okcdn.ru/p.jpg", "javascript:alert(1)"])
def test_a_photo_that_the_page_would_not_show_is_refused_with_the_hosts_it_shows(house: House, photo: str) -> None:
    point = house.container.pickup.manage_points.add(MARIA, a_point(photo="https://i.okcdn.ru/p.jpg"))
    with pytest.raises(Invalid, match="photo_foreign") as refused:
        change(house, MARIA, point.id, put(photo=photo))
    assert (refused.value.field, refused.value.values) == (
        "photo",
        {"hosts": "https://*.mycdn.me, https://*.okcdn.ru"},
    )
    with pytest.raises(Invalid, match="photo_foreign"):
        house.container.pickup.manage_points.add(MARIA, a_point(photo=photo))


def test_a_photo_of_before_stands_in_no_other_changes_way(house: House) -> None:
    house.save(points_of(a_point(photo="https://elsewhere.example/p.jpg")))
    assert change(house, MARIA, "north", put(price=500)).price == 500
    assert change(house, MARIA, "north", put(photo=None)).photo is None


def test_what_cannot_be_is_refused(house: House) -> None:
    point = house.container.pickup.manage_points.add(MARIA, a_point())
    attempts: list[Callable[[], object]] = [
        lambda: house.container.pickup.manage_points.add(MARIA, replace(point, price=-1)),
        lambda: change(house, MARIA, point.id, put(price=-1)),
    ]
    for attempt in attempts:
        with pytest.raises(Invalid) as refused:
            attempt()
        assert refused.value.field == "price"
    assert house.stores.points.get(COMMUNITY).points.points == (point,)
