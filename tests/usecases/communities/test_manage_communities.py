"""A community comes to be, and its organizers."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, NotFound, Stale
from chalicelib.domain.journal import Event
from chalicelib.domain.purchases.purchase import Stage
from tests.factories import COMMUNITY, a_community, a_purchase, an_organizer
from tests.usecases.house import House
from tests.usecases.rivals import late


def test_a_community_is_founded_with_its_journal_entry(house: House) -> None:
    house.container.communities.manage.found(a_community(id="c2", group="54000000000999"))
    assert house.stores.communities.id_of_group("54000000000999") == "c2"
    assert house.memory.journal[-1].event is Event.COMMUNITY_CREATED


def test_a_group_belongs_to_one_community(house: House) -> None:
    with pytest.raises(Conflict) as refusal:
        house.container.communities.manage.found(a_community(id="c2"))
    assert refusal.value.reason == "group_taken"


def test_a_community_is_founded_once(house: House) -> None:
    with pytest.raises(Stale):
        house.container.communities.manage.found(a_community(group=None))


def test_an_organizer_is_added_to_a_community_that_exists(house: House) -> None:
    house.container.communities.manage.put_organizer(an_organizer())
    assert [each.id for each in house.stores.communities.organizers(COMMUNITY)] == ["maria"]
    assert house.memory.journal[-1].event is Event.ORGANIZER_ADDED
    with pytest.raises(NotFound):
        house.container.communities.manage.put_organizer(an_organizer(community="nowhere"))


def test_an_organizer_said_again_is_changed_and_not_doubled(house: House) -> None:
    house.container.communities.manage.put_organizer(an_organizer(ok_id="570000000001"))
    house.container.communities.manage.put_organizer(an_organizer(id="again", ok_id="570000000001", hours="вт"))
    assert [(each.id, each.hours) for each in house.stores.communities.organizers(COMMUNITY)] == [("maria", "вт")]
    assert house.memory.journal[-1].event == Event.ORGANIZER_CHANGED


# who an organizer is


def test_an_ok_number_is_read_from_itself_and_from_the_link_to_the_profile(house: House) -> None:
    for text in ("570000000001", " 570000000001 ", "https://ok.ru/profile/570000000001", "ok.ru/profile/570000000001/"):
        saved = house.container.communities.manage.put_organizer(an_organizer(ok_id=text))
        assert (saved.ok_id, saved.profile) == ("570000000001", "https://ok.ru/profile/570000000001")
    assert len(house.stores.communities.organizers(COMMUNITY)) == 1


def test_what_is_no_ok_number_says_what_one_is(house: House) -> None:
    for text in (
        "abc",
        "12345",
        "5" * 21,
        "https://ok.ru/maria",
        "https://evil.com/profile/570000000001",
        "５７００００００００００１",
    ):
        with pytest.raises(Invalid, match="organizer_unreadable") as refused:
            house.container.communities.manage.put_organizer(an_organizer(ok_id=text))
        assert refused.value.field == "okId", text
    assert house.stores.communities.organizers(COMMUNITY) == []


def test_links_and_photos_of_an_organizer_lead_to_ok(house: House) -> None:
    for fields in (
        {"profile": "https://evil.com/maria"},
        {"profile": "javascript:alert(1)"},
        {"photo": "https://evil.com?.okcdn.ru/x"},
        {"first_name": " "},
        {"place": "x" * 201},
    ):
        with pytest.raises(Invalid):
            house.container.communities.manage.put_organizer(an_organizer(**fields))
    kept = house.container.communities.manage.put_organizer(
        an_organizer(profile="https://ok.ru/maria", photo="https://i.okcdn.ru/1")
    )
    assert kept.profile == "https://ok.ru/maria"


def test_two_who_add_the_same_organizer_at_once_add_one(house: House) -> None:
    other = late(house, lambda: house.container.communities.manage.put_organizer(an_organizer(id="first")))
    saved = other.container.communities.manage.put_organizer(an_organizer(id="second", hours="вт"))
    assert [(each.id, each.hours) for each in house.stores.communities.organizers(COMMUNITY)] == [("first", "вт")]
    assert saved.id == "first"


# and when he leaves


def test_an_organizer_with_open_purchases_is_not_removed(house: House) -> None:
    house.container.communities.manage.put_organizer(an_organizer())
    house.save(a_purchase(id="his", organizer="maria"))
    with pytest.raises(Conflict, match="organizer_busy") as refused:
        house.container.communities.manage.remove_organizer(COMMUNITY, "570000000001")
    assert refused.value.values == {"count": 1}
    before = house.stores.purchases.get(COMMUNITY, "his")
    house.save(replace(before, terms=replace(before.terms, stage=Stage.CANCELLED)))
    assert house.container.communities.manage.remove_organizer(COMMUNITY, "570000000001").id == "maria"
    assert house.stores.communities.organizers(COMMUNITY) == []
    assert house.memory.journal[-1].event is Event.ORGANIZER_REMOVED


def test_who_was_removed_can_be_added_again(house: House) -> None:
    house.container.communities.manage.put_organizer(an_organizer())
    house.container.communities.manage.remove_organizer(COMMUNITY, "maria")
    with pytest.raises(NotFound):
        house.container.communities.manage.remove_organizer(COMMUNITY, "maria")
    house.container.communities.manage.put_organizer(an_organizer(id="again"))
    assert [each.id for each in house.stores.communities.organizers(COMMUNITY)] == ["again"]
