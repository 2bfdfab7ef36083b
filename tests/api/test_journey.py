"""The journey of the first house, from the API's side."""

from chalicelib.bootstrap import Hub
from chalicelib.domain.communities import Community
from tests.world import ADMIN, ANNA, Api, Clock, Ok


def test_a_member_opens_the_cabinet_and_sees_no_orders_yet(
    api: Api, ok: Ok, hub: Hub, community: Community, clock: Clock
) -> None:
    session = api.launch(ok.launch(ANNA, clock())).json
    assert session["role"] == "buyer"
    api.community = community.id
    assert api.get("/buyer/orders", session["token"]).json == {"orders": [], "cursor": None}


def test_an_admin_of_the_group_is_an_organizer(api: Api, ok: Ok, community: Community, clock: Clock) -> None:
    assert api.launch(ok.launch(ADMIN, clock())).json["role"] == "organizer"
