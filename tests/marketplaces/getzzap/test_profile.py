"""What the owner of an account sets."""

import json
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.sighting import Phase
from chalicelib.marketplaces.getzzap.profile import OWN, Profile, read_profile
from tests.marketplaces.getzzap.payloads import PROFILE

AT = datetime(2026, 11, 28, 22, 5, tzinfo=UTC)


def test_a_profile_is_read_from_json_and_comes_back_the_same() -> None:
    profile = read_profile(json.dumps(PROFILE))
    assert read_profile(msgspec.json.encode(profile)) == profile
    assert profile.phases == {"WAIT": Phase.OPEN, "TAKEN": Phase.ACCEPTED, "NO": Phase.CANCELLED}
    assert profile.pull
    assert profile.pull.call.method == "POST"
    assert [each.plain.title for each in profile.reasons] == ["Нет"]


def test_nothing_at_all_is_our_own_form() -> None:
    assert read_profile("{}") == OWN
    assert OWN.accept


def test_moments_are_written_as_the_marketplace_wants_them() -> None:
    for dates, zone, written in (
        ("iso", "UTC", "2026-11-28T22:05:00Z"),
        ("iso", "Europe/Moscow", "2026-11-29T01:05:00+03:00"),
        ("date", "Europe/Moscow", "2026-11-29"),
        ("unix", "UTC", 1795903500),
        ("unix_ms", "UTC", 1795903500000),
    ):
        assert Profile(dates=dates, zone=zone).written(AT) == written


def test_what_is_wrong_is_named() -> None:
    for changes, field in (
        ({"colour": 1}, "profile"),
        ({"dates": "moon"}, "dates"),
        ({"zone": "Mars/Olympus"}, "dates"),
        ({"zone": "../../etc/passwd"}, "dates"),
        ({"error": "length(@)"}, "error"),
        ({"done": "["}, "done"),
        ({"phases": {"x": "maybe"}}, "phases[...]"),
        ({"accept": {"method": "POST"}}, "accept"),
        ({"accept": {"path": "/x", "headers": {}}}, "accept"),
        ({"refuse": {"path": "/{token}"}}, "refuse"),
        ({"mapping": {"fields": {"order": "$"}}}, "fields.order"),
        ({"pull": {"call": {"path": "/x"}, "orders": "a("}}, "pull.orders"),
        ({"read": {"call": {"path": "/x"}, "found": "a("}}, "read.found"),
        ({"check": {"call": {"path": "/x"}, "seller": "a("}}, "check.seller"),
    ):
        with pytest.raises(Invalid) as refused:
            read_profile(json.dumps({**PROFILE, **changes}))
        assert refused.value.field == field, changes


def test_what_is_no_profile_is_refused() -> None:
    odd: tuple[Any, ...] = ("", "[]", "5", "null", "{", "[" * 50_000, b"\xff", '{"reasons": [' + "{}," * 10_000)
    for body in odd:
        with pytest.raises(Invalid):
            read_profile(body)
