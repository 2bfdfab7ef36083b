"""A launch becomes a session, of the role that OK says."""

from tests.api.journey import Journey
from tests.world import ADMIN, ANNA, MODERATOR


def test_an_admin_of_the_group_is_an_organizer_and_a_mere_moderator_is_not(journey: Journey) -> None:
    assert journey.launch(ADMIN)["role"] == "organizer"
    assert journey.launch(MODERATOR)["role"] == "buyer"


def test_a_launch_may_ask_for_an_order(journey: Journey) -> None:
    assert journey.launch(ANNA, custom_args="order=1042")["order"] == "1042"
