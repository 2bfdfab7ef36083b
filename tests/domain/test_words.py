"""What people write in one line."""

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.words import one_line

MISSING = Invalid("reason_missing", "why")


def test_words_are_put_into_one_line_and_counted_there() -> None:
    assert one_line("  Не \n прислали\t", "why", 11, MISSING) == "Не прислали"
    assert one_line(" \n ", "note", 11) == ""
    for text, reason, values in ((" \n ", "reason_missing", {}), ("Не прислали!", "text_too_long", {"limit": 11})):
        with pytest.raises(Invalid) as refusal:
            one_line(text, "why", 11, MISSING)
        assert (refusal.value.reason, refusal.value.field, refusal.value.values) == (reason, "why", values)
