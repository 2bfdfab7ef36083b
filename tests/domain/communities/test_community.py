"""Who a launch makes of a member."""

import msgspec
import pytest

from chalicelib.domain.communities.community import Locale, Membership, Organizer, Role, Secret, role_of
from tests.factories import a_community


def test_an_admin_of_the_group_organizes_or_is_what_he_is_listed_as() -> None:
    assert role_of(Membership.ADMIN) is Role.ORGANIZER
    assert [role_of(Membership.ADMIN, listed) for listed in Role] == list(Role)


def test_a_moderator_is_what_he_is_listed_as() -> None:
    assert role_of(Membership.MODERATOR) is Role.BUYER
    assert [role_of(Membership.MODERATOR, listed) for listed in Role] == list(Role)


@pytest.mark.parametrize("membership", sorted(set(Membership) - {Membership.ADMIN, Membership.MODERATOR}))
def test_nobody_else_is_more_than_a_buyer_even_when_listed(membership: Membership) -> None:
    assert {role_of(membership, listed) for listed in (None, *Role)} == {Role.BUYER}


def test_a_locale_is_of_the_community_and_in_the_language_of_the_person() -> None:
    community = a_community(zone="Asia/Vladivostok")
    assert community.locale() == Locale("ru", "Asia/Vladivostok", "RUB")
    assert community.locale("en") == Locale("en", "Asia/Vladivostok", "RUB")


def test_an_organizer_of_before_there_were_roles_is_read_as_one() -> None:
    stored = b'{"id": "maria", "community": "c1", "first_name": "M", "last_name": "O", "version": 3}'
    assert msgspec.json.decode(stored, type=Organizer).role is Role.ORGANIZER


def test_a_secret_is_never_shown_not_even_by_mistake() -> None:
    assert "token" not in repr(Secret("c1", "ok_bot", "token"))
