"""What each role may do."""

from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.domain.communities.community import Role


def test_every_role_is_in_the_table() -> None:
    assert set(ROLES) == set(Role)


def test_an_owner_may_do_all_that_there_is_and_an_organizer_all_but_rule() -> None:
    owners = {Permission.ORGANIZERS_WRITE, Permission.COMMUNITY_WRITE}
    assert ROLES[Role.OWNER] == frozenset(Permission)
    assert ROLES[Role.OWNER] - ROLES[Role.ORGANIZER] == owners


def test_everybody_sees_to_his_own_things_and_a_buyer_to_nothing_else() -> None:
    own = {Permission.OWN_READ, Permission.OWN_WRITE}
    assert all(granted >= own for granted in ROLES.values())
    assert ROLES[Role.BUYER] == own


def test_whoever_looks_changes_nothing_of_others() -> None:
    others = ROLES[Role.VIEWER] - {Permission.OWN_WRITE}
    assert others == {each for each in Permission if each.endswith(":read")}


def test_money_imports_and_peoples_data_are_for_organizers() -> None:
    theirs = {
        Permission.PAYMENTS_RECORD,
        Permission.CLAIMS_DECIDE,
        Permission.IMPORTS_RUN,
        Permission.CONNECTIONS_WRITE,
        Permission.BUYERS_EXPORT,
        Permission.BUYERS_ERASE,
    }
    for role in (Role.SUPPORT, Role.EXTERNAL_ORDERS_MANAGER, Role.VIEWER, Role.BUYER):
        assert not ROLES[role] & theirs, role
