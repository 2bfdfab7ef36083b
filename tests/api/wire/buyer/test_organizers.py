"""Organizers as their buyers see them."""

from chalicelib.api.wire.buyer.organizers import write_organizers
from chalicelib.domain.communities.community import Role
from tests.api.wire.plain import told
from tests.factories import an_organizer
from tests.world import ADMIN


def test_an_organizer_is_told_by_name_with_where_to_find_her() -> None:
    maria = an_organizer(place="ТЦ «Юг»", hours="с 17 до 20", photo="https://i.okcdn.ru/1", profile="https://ok.ru/m")
    assert told(write_organizers([maria])) == {
        "organizers": [
            {
                "id": "maria",
                "firstName": "Мария",
                "lastName": "Орлова",
                "photo": "https://i.okcdn.ru/1",
                "profile": "https://ok.ru/m",
                "place": "ТЦ «Юг»",
                "hours": "с 17 до 20",
            }
        ]
    }


def test_neither_her_number_nor_her_role_nor_a_version_is_a_buyers_business() -> None:
    (shown,) = told(write_organizers([an_organizer(role=Role.OWNER, version=7)]))["organizers"]
    assert shown.keys().isdisjoint({"okId", "role", "version", "community"})
    assert ADMIN not in str(shown)
