"""What fails is kept where an operator finds it, and goes back at his word, with every policy enforced."""

import pytest

from tests.deployed.mending import CONSUMERS, Mending

pytestmark = pytest.mark.deployed


def test_a_message_that_waited_too_long_is_sent_back_by_the_operator_and_told(mended: Mending) -> None:
    assert mended.tired == (1, 0)
    assert mended.said == "1 of 1 messages went back to the queue of notices.\n"
    assert "777" in mended.told["text"]


def test_what_cannot_be_read_comes_again_at_first_and_is_set_aside_in_the_end(mended: Mending) -> None:
    answers = mended.unreadable.items()
    failed = {name: [each["itemIdentifier"] for each in answer["batchItemFailures"]] for name, answer in answers}
    assert failed == {"relay_journal": [], **{name: ["1"] for name in CONSUMERS}}
    assert set(mended.aside.values()) == {1}
