"""Who a launch makes of a member."""

import pytest

from chalicelib.domain.communities import Membership, Role, Secret, role_of


@pytest.mark.parametrize("listed", [True, False])
def test_an_admin_of_the_group_organizes(listed: bool) -> None:
    assert role_of(Membership.ADMIN, listed) is Role.ORGANIZER


def test_a_moderator_organizes_when_listed_as_an_organizer() -> None:
    assert role_of(Membership.MODERATOR, listed=True) is Role.ORGANIZER
    assert role_of(Membership.MODERATOR, listed=False) is Role.BUYER


@pytest.mark.parametrize("membership", sorted(set(Membership) - {Membership.ADMIN, Membership.MODERATOR}))
def test_nobody_else_organizes_even_when_listed(membership: Membership) -> None:
    assert role_of(membership, listed=True) is Role.BUYER


def test_a_secret_is_never_shown_not_even_by_mistake() -> None:
    assert "token" not in repr(Secret("c1", "ok_bot", "token"))
