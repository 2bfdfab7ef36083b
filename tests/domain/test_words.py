"""What people have to write in one line."""

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.words import one_line

MISSING = Invalid("reason_missing", "why")


def test_it_is_one_line_of_words() -> None:
    assert one_line("  Не \n прислали\t", 20, MISSING) == "Не прислали"
    assert one_line(f" {'я' * 20} ", 20, MISSING) == "я" * 20


def test_no_words_and_too_many_are_refused_at_their_field() -> None:
    for wrong in ("", " \n\t"):
        with pytest.raises(Invalid) as refusal:
            one_line(wrong, 20, MISSING)
        assert refusal.value is MISSING
    with pytest.raises(Invalid) as long:
        one_line("я" * 21, 20, MISSING)
    assert (long.value.reason, long.value.field, long.value.values) == ("text_too_long", "why", {"limit": 20})
