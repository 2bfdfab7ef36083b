"""What a passkey has to sign."""

import pytest

from chalicelib.domain.access.passkey import CHALLENGE_LIFE
from chalicelib.domain.errors import Invalid
from tests.usecases.house import House


def test_each_is_new_and_used_up_by_a_cause_of_its_own(house: House) -> None:
    challenges = house.container.access.challenges
    given = [challenges.give("enter") for _ in range(3)]
    assert {ends for _, ends in given} == {house.clock() + CHALLENGE_LIFE}
    causes = [challenges.cause("enter", challenge) for challenge, _ in given]
    assert len({*causes}) == len({challenge for challenge, _ in given}) == 3
    assert all(
        challenges.cause("enter", challenge) == cause for (challenge, _), cause in zip(given, causes, strict=True)
    )


def test_one_that_is_too_old_spoilt_or_for_something_else_is_none(house: House) -> None:
    challenges = house.container.access.challenges
    challenge, _ = challenges.give("enter")
    other = house.container.signing.signer.sign("order", "enter.99999999999")
    for purpose, wrong in (
        ("add", challenge),
        ("enter", challenge[:-2]),
        ("enter", challenge + "A"),
        ("enter", other),
        ("enter", ""),
    ):
        with pytest.raises(Invalid, match="passkey_late"):
            challenges.cause(purpose, wrong)
    house.clock.moment += CHALLENGE_LIFE
    with pytest.raises(Invalid, match="passkey_late"):
        challenges.cause("enter", challenge)
