"""Who acts, and what he may do."""

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import OPERATOR, SYSTEM, Kind, Principal, operator_in
from chalicelib.domain.communities.community import Role


def test_the_journal_knows_everybody_by_a_name() -> None:
    named = {
        "buyer/anna": Principal(community="c1", id="anna"),
        "operator": operator_in("c1"),
        "system": SYSTEM,
        "api_key/k1": Principal(kind=Kind.API_KEY, community="c1", id="k1"),
    }
    assert {principal.actor: principal for principal in named.values()} == named


def test_one_may_what_the_role_may() -> None:
    assert Principal(community="c1", id="maria", role=Role.ORGANIZER).may(Permission.CLAIMS_DECIDE)
    assert not Principal(community="c1", id="anna").may(Permission.CLAIMS_DECIDE)
    assert OPERATOR.may(Permission.BUYERS_ERASE)


def test_scopes_take_away_and_never_add() -> None:
    scopes = frozenset({Permission.ORDERS_READ, Permission.CLAIMS_DECIDE})
    key = Principal(kind=Kind.API_KEY, community="c1", id="k1", role=Role.VIEWER, scopes=scopes)
    allowed = {permission for permission in Permission if key.may(permission)}
    assert allowed == {Permission.ORDERS_READ, Permission.ME_READ}, "whoever calls may ask who he is"
