"""Of notices those of one's own purchases."""

from chalicelib.domain.communities.community import Role
from chalicelib.usecases.own_notices import own_notices
from tests.factories import a_notice, a_principal, an_order
from tests.usecases.house import House


def test_whoever_sees_the_own_purchases_only_is_told_of_their_notices_only(house: House) -> None:
    house.save(an_order(organizer="olga"), an_order(number="1002", buyer="elena", organizer="maria"))
    found = [a_notice(id=f"n{number}", number=number) for number in ("1001", "1002", "1009", "")]
    olga = a_principal(role=Role.ORGANIZER, organizer="olga", sees_all=False)
    assert [each.number for each in own_notices(house.stores.orders, olga, found)] == ["1001"]
    assert own_notices(house.stores.orders, olga, found[3:]) == []
    assert own_notices(house.stores.orders, a_principal(), found) == found
