"""What ZZAP's numbers mean to an account."""

import msgspec

from chalicelib.domain.external.sighting import Phase
from chalicelib.marketplaces.zzap.status_codes import StatusCodes, TrackCode, read_track_codes

CODES = StatusCodes({"100": Phase.OPEN, "140": Phase.DONE}, accepted="110", refused="120", prepaid=frozenset({"105"}))


def test_a_code_means_what_the_account_says() -> None:
    for code, phase in (("100", Phase.OPEN), ("140", Phase.DONE), ("110", Phase.ACCEPTED), ("120", Phase.CANCELLED)):
        assert CODES.phase(code) is phase


def test_what_is_set_for_a_code_wins_over_what_we_set_it_for() -> None:
    assert StatusCodes({"110": Phase.DONE}, accepted="110").phase("110") is Phase.DONE
    assert StatusCodes({"0": Phase.UNPAID}).phase("0") is Phase.UNPAID


def test_a_code_that_nobody_has_named_is_for_a_person() -> None:
    assert CODES.phase("999") is Phase.UNKNOWN
    assert StatusCodes().phase("100") is Phase.UNKNOWN


def test_an_order_without_a_status_waits_for_one_whatever_is_named() -> None:
    for codes in (CODES, StatusCodes()):
        assert codes.phase("") is codes.phase("0") is Phase.OPEN


def test_only_a_prepaid_code_says_what_a_refusal_costs() -> None:
    assert (CODES.free_refusal("105"), CODES.free_refusal("100")) == (False, None)


def test_the_table_of_codes_is_read_under_any_of_its_names() -> None:
    rows = [
        {"code_track": 100, "class_track": "Новый"},
        {"code": "110", "name": "Принят"},
        {"class_track": "без кода"},
        None,
        {"id": 120},
    ]
    assert read_track_codes(rows) == [TrackCode("100", "Новый"), TrackCode("110", "Принят"), TrackCode("120", "")]
    assert read_track_codes(None) == []


def test_codes_are_kept_as_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(CODES), type=StatusCodes) == CODES
    assert msgspec.json.decode(b"{}", type=StatusCodes) == StatusCodes()
