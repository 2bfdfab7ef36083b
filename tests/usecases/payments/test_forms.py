"""A form about money is entered once, however often it is sent and whoever is quicker."""

import pytest

from chalicelib.domain.errors import Invalid, Repeated, Stale
from chalicelib.usecases.payments.forms import check_form_key, enter_once, form_id


class Books:
    """What they hold; ``troubles``: why an entry fails, and what stands there then."""

    def __init__(self, *troubles: tuple[Exception, str]) -> None:
        self.held, self.troubles, self.entries = "", list(troubles), 0

    def enter(self, there: str) -> str:
        self.entries += 1
        if self.troubles:
            trouble, self.held = self.troubles.pop(0)
            raise trouble
        self.held = f"{there}mine"
        return self.held

    def sent(self) -> str:
        return enter_once(lambda: self.held, lambda there: there == "mine", self.enter)


def test_the_second_time_it_is_found() -> None:
    books = Books()
    assert (books.sent(), books.sent(), books.entries) == ("mine", "mine", 1)


@pytest.mark.parametrize("trouble", [Stale(), Repeated()], ids=["overtaken", "repeated"])
def test_a_twin_that_was_quicker_has_done_it(trouble: Exception) -> None:
    books = Books((trouble, "mine"))
    assert (books.sent(), books.entries) == ("mine", 1)


def test_whoever_was_overtaken_by_another_enters_it_then() -> None:
    books = Books((Stale(), ""))
    assert (books.sent(), books.entries) == ("mine", 2)


def test_a_key_that_has_entered_something_else_is_refused() -> None:
    with pytest.raises(Repeated, match="payment_repeated"):
        Books((Repeated(), "another's")).sent()


def test_a_key_has_a_length() -> None:
    for good in ("k" * 8, "k" * 64):
        check_form_key(good)
    for wrong in ("", "k" * 7, "k" * 65):
        with pytest.raises(Invalid, match="key_unreadable"):
            check_form_key(wrong)


def test_what_it_makes_is_known_by_the_key_and_by_whose_it_is() -> None:
    assert form_id("1001", "a-key-of-a-form") == form_id("1001", "a-key-of-a-form")
    assert len({form_id(owner, key) for owner in ("1001", "1002") for key in ("first-key", "other-key")}) == 4
