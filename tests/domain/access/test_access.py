"""What a person may do, counted; and launches, used once."""

from datetime import timedelta

import pytest

from chalicelib.domain.access.access import MINUTE, MOST_LAUNCHES, Access, Standing
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import LaunchUsed
from tests.factories import COMMUNITY, NOW, a_launch

NOBODY_YET = Access(COMMUNITY, "anna")
SECOND = timedelta(seconds=1)


def test_rights_count_up_with_every_change_and_with_nothing_else() -> None:
    buyer = NOBODY_YET.let_in(Standing(Role.BUYER), NOW)
    organizer = buyer.let_in(Standing(Role.ORGANIZER), NOW)
    listed = organizer.checked(Standing(Role.ORGANIZER, "maria"), NOW)
    same = listed.let_in(Standing(Role.ORGANIZER, "maria"), NOW + MINUTE)
    blocked = same.shut_out(NOW)
    back = blocked.let_in(Standing(Role.BUYER), NOW)
    assert [each.rights for each in (buyer, organizer, listed, same, blocked, back)] == [0, 1, 2, 2, 3, 3]


def test_whoever_is_blocked_was_never_let_in_lately() -> None:
    let_in = NOBODY_YET.let_in(Standing(Role.BUYER), NOW)
    assert let_in.was_let_in_lately(NOW + timedelta(hours=24))
    assert not let_in.was_let_in_lately(NOW + timedelta(hours=24) + SECOND)
    assert not let_in.shut_out(NOW).was_let_in_lately(NOW)
    assert not NOBODY_YET.was_let_in_lately(NOW)


def test_a_launch_is_used_for_a_minute_and_never_again() -> None:
    launch = a_launch(mark="a", until=NOW + timedelta(minutes=10))
    used = NOBODY_YET.used(launch, NOW)
    assert used.used(launch, NOW + MINUTE).launches == used.launches
    for later in (MINUTE + SECOND, timedelta(minutes=10)):
        with pytest.raises(LaunchUsed):
            used.used(launch, NOW + later)


def test_only_launches_that_could_come_again_are_remembered() -> None:
    used = NOBODY_YET.used(a_launch(mark="old", until=NOW), NOW)
    for place in range(MOST_LAUNCHES + 5):
        used = used.used(a_launch(mark=str(place), until=NOW + timedelta(minutes=10)), NOW + SECOND)
    assert (len(used.launches), used.launches[0].mark) == (MOST_LAUNCHES, str(MOST_LAUNCHES + 4))
