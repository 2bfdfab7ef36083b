"""A group connects itself, with every policy enforced."""

import pytest

from tests.deployed.founding import Founding

pytestmark = pytest.mark.deployed


def test_who_rules_the_group_founds_and_owns(founded: Founding) -> None:
    assert founded.offer["founder"]
    assert founded.role == "owner"


def test_the_owner_settles_it_and_says_who_works_there(founded: Founding) -> None:
    assert founded.settled["name"] == "Пряжа"
    assert founded.added["role"] == "organizer"
    assert [each["firstName"] for each in founded.listed] == ["Мария"]
    assert founded.home["claims"]["waiting"] == 0
