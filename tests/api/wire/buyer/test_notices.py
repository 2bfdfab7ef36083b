"""What a buyer lets us send him: read strictly, told in full."""

from datetime import time
from typing import Any

import msgspec
import pytest

from chalicelib.api.wire.buyer.notices import PreferencesAsked, Quiet, read_quiet, write_settings
from chalicelib.domain.buyers.buyer import SENT_TOPICS, Consent, ConsentWay, QuietHours, Topic, consenting
from chalicelib.domain.errors import Invalid
from tests.api.wire.plain import asked, told
from tests.factories import NOW, a_buyer


def test_quiet_hours_may_pass_midnight_and_are_told_as_they_were_asked() -> None:
    quiet = read_quiet(asked(Quiet, **{"from": "22:30", "to": "08:05"}))
    assert quiet == QuietHours(time(22, 30), time(8, 5))
    assert told(write_settings(a_buyer(quiet=quiet), "Europe/Moscow"))["quiet"] == {"from": "22:30", "to": "08:05"}


def test_without_quiet_hours_there_are_none() -> None:
    assert read_quiet(None) is None
    assert told(write_settings(a_buyer(), "Europe/Moscow"))["quiet"] is None


def test_hours_that_are_none_are_refused() -> None:
    for start, end in (("25:00", "08:00"), ("вечером", "08:00"), ("", ""), ("22:00", "22:00")):
        with pytest.raises(Invalid):
            read_quiet(Quiet(start, end))


def test_preferences_name_topics_that_there_are_and_both_fields() -> None:
    assert asked(PreferencesAsked, muted=["payment"], quiet=None).muted == (Topic.PAYMENT,)
    wrong: tuple[dict[str, Any], ...] = ({"muted": ["weather"], "quiet": None}, {"muted": []}, {"quiet": None})
    for each in wrong:
        with pytest.raises(msgspec.ValidationError):
            asked(PreferencesAsked, **each)


def test_consent_is_told_with_how_it_came_about() -> None:
    buyer = consenting(a_buyer(consent=Consent.UNKNOWN), Consent.ALLOWED, ConsentWay.BUTTON, NOW)
    shown = told(write_settings(buyer, "Asia/Omsk"))
    assert shown["consent"] == {
        "state": "allowed",
        "at": "2026-11-22T10:00:00Z",
        "history": [{"at": "2026-11-22T10:00:00Z", "state": "allowed", "how": "button"}],
    }
    assert shown["kinds"] == [each.value for each in SENT_TOPICS]
    assert shown["timeZone"] == "Asia/Omsk"


def test_what_is_muted_is_told_in_one_order_whatever_it_was_kept_in() -> None:
    muted = frozenset(SENT_TOPICS)
    assert told(write_settings(a_buyer(muted=muted), "UTC"))["muted"] == sorted(each.value for each in muted)
