"""What each role may do."""

from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.domain.communities.community import Role

OF_MARKETPLACES = {
    Permission.EXTERNAL_READ,
    Permission.EXTERNAL_DECIDE,
    Permission.ACCOUNTS_READ,
    Permission.RULES_READ,
    Permission.RULES_WRITE,
}


def test_orders_of_marketplaces_are_seen_and_decided_by_their_manager_and_the_owner_alone() -> None:
    for role, granted in ROLES.items():
        theirs = role in (Role.OWNER, Role.EXTERNAL_ORDERS_MANAGER)
        assert granted & OF_MARKETPLACES == (OF_MARKETPLACES if theirs else set()), role


def test_every_role_is_in_the_table() -> None:
    assert set(ROLES) == set(Role)


def test_an_owner_may_do_all_and_an_organizer_all_but_rule() -> None:
    owners = {
        Permission.KEYS_READ,
        Permission.KEYS_WRITE,
        Permission.ORGANIZERS_WRITE,
        Permission.COMMUNITY_WRITE,
        Permission.ACCOUNTS_WRITE,
    }
    assert ROLES[Role.OWNER] == frozenset(Permission)
    assert ROLES[Role.ORGANIZER] == frozenset(Permission) - owners - OF_MARKETPLACES
    assert all(not granted & owners for role, granted in ROLES.items() if role is not Role.OWNER)


def test_whoever_is_of_the_admin_side_opens_the_desk_and_nobody_else() -> None:
    for role, granted in ROLES.items():
        assert (Permission.DESK_OPEN in granted) == (Permission.ME_READ in granted) == (role is not Role.BUYER), role


def test_what_was_done_is_read_by_who_runs_the_community() -> None:
    assert {role for role, granted in ROLES.items() if Permission.AUDIT_READ in granted} == {Role.OWNER, Role.ORGANIZER}


def test_everybody_sees_to_his_own_things_and_a_buyer_to_nothing_else() -> None:
    own = {Permission.OWN_READ, Permission.OWN_WRITE}
    assert all(granted >= own for granted in ROLES.values())
    assert ROLES[Role.BUYER] == own


def test_whoever_looks_changes_nothing_of_others() -> None:
    own = {Permission.OWN_WRITE, Permission.DESK_OPEN, Permission.SESSIONS_WRITE, Permission.NOTIFICATIONS_WRITE}
    others = ROLES[Role.VIEWER] - own
    closed = {Permission.KEYS_READ, Permission.AUDIT_READ}
    assert others == {each for each in Permission if each.endswith(":read")} - closed - OF_MARKETPLACES


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
