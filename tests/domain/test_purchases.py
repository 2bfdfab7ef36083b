"""A purchase's title."""

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.purchases import TITLE_LENGTH, purchase_title


def test_a_title_is_trimmed_and_its_gaps_are_single() -> None:
    assert purchase_title("  Осенняя \u00a0\n обувь ") == "Осенняя обувь"


@pytest.mark.parametrize("text", ["", "   ", "\n\t\u00a0"])
def test_a_title_cannot_be_empty(text: str) -> None:
    with pytest.raises(Invalid, match="title_missing") as refused:
        purchase_title(text)
    assert refused.value.field == "title"


def test_a_title_fits_a_list() -> None:
    assert len(purchase_title("я" * TITLE_LENGTH)) == 80
    with pytest.raises(Invalid, match="title_too_long") as refused:
        purchase_title("я" * (TITLE_LENGTH + 1))
    assert (refused.value.field, refused.value.values) == ("title", {"limit": 80})


def test_gaps_at_the_edges_do_not_count_as_length() -> None:
    assert len(purchase_title("  " + "я" * TITLE_LENGTH + "  ")) == TITLE_LENGTH
