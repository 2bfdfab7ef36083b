"""A buyer: what he lets us send him, with its history, and when he wants silence."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import (
    KEPT_DECISIONS,
    Buyer,
    Consent,
    ConsentChange,
    ConsentWay,
    Erasure,
    QuietHours,
    Topic,
    consenting,
    erased,
    introduced,
    leaving,
    quiet_hours,
)
from chalicelib.domain.errors import Invalid
from chalicelib.domain.privacy.pseudonyms import erased_identity
from tests.factories import COMMUNITY, NOW, a_buyer
from tests.world import ANNA

LATER = NOW + timedelta(days=1)
FROM_OUTSIDE = (ConsentWay.LAUNCH, ConsentWay.REFUSAL)
DECISIONS = [each for each in Consent if each is not Consent.UNKNOWN]


# consent


@pytest.mark.parametrize("how", ConsentWay)
@pytest.mark.parametrize("consent", DECISIONS)
def test_a_decision_is_remembered_with_its_time_and_its_way(consent: Consent, how: ConsentWay) -> None:
    buyer = consenting(a_buyer(consent=Consent.UNKNOWN), consent, how, LATER)
    assert (buyer.consent, buyer.consent_at) == (consent, LATER)
    assert buyer.consents == (ConsentChange(LATER, consent, how),)


@pytest.mark.parametrize("consent", Consent)
@pytest.mark.parametrize("how", ConsentWay)
def test_what_is_known_already_is_no_decision(consent: Consent, how: ConsentWay) -> None:
    buyer = a_buyer(consent=consent)
    assert consenting(buyer, consent, how, LATER) is buyer
    assert consenting(buyer, Consent.UNKNOWN, how, LATER) is buyer


@pytest.mark.parametrize("how", FROM_OUTSIDE)
@pytest.mark.parametrize("said", [Consent.ALLOWED, Consent.DENIED])
def test_a_withdrawal_outlives_what_ok_says(how: ConsentWay, said: Consent) -> None:
    withdrawn = consenting(a_buyer(), Consent.WITHDRAWN, ConsentWay.PERSON, NOW)
    assert consenting(withdrawn, said, how, LATER) is withdrawn


def test_the_buyers_own_button_ends_his_withdrawal() -> None:
    withdrawn = consenting(a_buyer(), Consent.WITHDRAWN, ConsentWay.PERSON, NOW)
    again = consenting(withdrawn, Consent.ALLOWED, ConsentWay.BUTTON, LATER)
    assert (again.consent, again.consent_at) == (Consent.ALLOWED, LATER)
    assert [change.how for change in again.consents] == [ConsentWay.BUTTON, ConsentWay.PERSON]


def test_a_button_to_which_ok_says_no_leaves_the_withdrawal_so_that_a_launch_does_not_end_it() -> None:
    """Otherwise OK's yes at the next launch would outweigh his own last word: stop."""
    withdrawn = consenting(a_buyer(), Consent.WITHDRAWN, ConsentWay.PERSON, NOW)
    pressed = consenting(withdrawn, Consent.DENIED, ConsentWay.BUTTON, LATER)
    assert pressed is withdrawn
    assert consenting(pressed, Consent.ALLOWED, ConsentWay.LAUNCH, LATER) is withdrawn


@pytest.mark.parametrize("consent", [each for each in Consent if each is not Consent.WITHDRAWN])
def test_a_buyer_may_withdraw_whatever_ok_says(consent: Consent) -> None:
    buyer = consenting(a_buyer(consent=consent), Consent.WITHDRAWN, ConsentWay.PERSON, NOW)
    assert buyer.consent is Consent.WITHDRAWN


def test_the_last_twenty_decisions_are_kept_newest_first() -> None:
    buyer = a_buyer(consent=Consent.UNKNOWN)
    for day in range(50):
        state = Consent.DENIED if day % 2 else Consent.ALLOWED
        buyer = consenting(buyer, state, ConsentWay.LAUNCH, NOW + timedelta(days=day))
    assert KEPT_DECISIONS == 20
    assert [change.at for change in buyer.consents] == [NOW + timedelta(days=49 - back) for back in range(20)]


@pytest.mark.parametrize("consent", DECISIONS)
@pytest.mark.parametrize("how", ConsentWay)
def test_whoever_is_being_erased_or_was_decides_nothing_any_more(consent: Consent, how: ConsentWay) -> None:
    for nobody in (erased(a_buyer(), NOW), leaving(a_buyer(), Erasure())):
        assert consenting(nobody, consent, how, LATER) is nobody


def test_of_an_erased_buyer_the_id_is_left_and_nothing_else() -> None:
    full = a_buyer(
        phone="+79161234567",
        language="ru",
        consents=(ConsentChange(NOW, Consent.ALLOWED, ConsentWay.LAUNCH),),
        muted=frozenset({Topic.STAGE}),
        quiet=QuietHours(time(22), time(9)),
        version=7,
    )
    nobody = erased(full, LATER)
    assert nobody == Buyer("anna", COMMUNITY, "", consent=Consent.WITHDRAWN, erased_at=LATER, version=7)


def test_an_erased_person_is_remembered_without_his_number() -> None:
    key = erased_identity(COMMUNITY, ANNA)
    assert key == erased_identity(COMMUNITY, ANNA)
    assert ANNA not in key
    assert key not in (erased_identity("c2", ANNA), erased_identity(COMMUNITY, ANNA + "1"))


def test_what_a_file_does_not_say_of_a_person_stays() -> None:
    known = a_buyer(phone="+79161234567")
    assert introduced(known, "", None) == known
    assert introduced(known, "Анна П.", "+79160000000") == replace(known, name="Анна П.", phone="+79160000000")


# quiet hours

NIGHT = QuietHours(time(22), time(9))
NOON = QuietHours(time(13), time(14, 30))
MOSCOW, BERLIN = "Europe/Moscow", "Europe/Berlin"


def local(zone: str, *parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, fold=fold, tzinfo=ZoneInfo(zone))  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ((22, 21, 59), None),
        ((22, 22, 0), (23, 9, 0)),
        ((22, 23, 59), (23, 9, 0)),
        ((23, 0, 0), (23, 9, 0)),
        ((23, 8, 59), (23, 9, 0)),
        ((23, 9, 0), None),
        ((23, 15, 0), None),
    ],
)
def test_a_night_goes_over_midnight_from_its_first_moment_to_its_last(
    now: tuple[int, int, int], ends: tuple[int, int, int] | None
) -> None:
    end = local(MOSCOW, 2026, 11, *ends) if ends else None
    assert NIGHT.ends_after(local(MOSCOW, 2026, 11, *now).astimezone(UTC), MOSCOW) == end


@pytest.mark.parametrize(("hour", "minute", "quiet"), [(12, 59, False), (13, 0, True), (14, 29, True), (14, 30, False)])
def test_a_silence_within_a_day_ends_on_it(hour: int, minute: int, quiet: bool) -> None:
    ends = NOON.ends_after(local(MOSCOW, 2026, 11, 22, hour, minute), MOSCOW)
    assert ends == (local(MOSCOW, 2026, 11, 22, 14, 30) if quiet else None)


def test_the_last_microsecond_is_still_quiet() -> None:
    ends = NIGHT.ends_after(local(MOSCOW, 2026, 11, 22, 9) - timedelta(microseconds=1), MOSCOW)
    assert ends == local(MOSCOW, 2026, 11, 22, 9)


@pytest.mark.parametrize(("zone", "quiet"), [(MOSCOW, False), ("Asia/Vladivostok", True), ("America/New_York", True)])
def test_it_is_night_where_the_community_is(zone: str, quiet: bool) -> None:
    """At 13:00 in London it is four in the afternoon in Moscow, eleven at night in Vladivostok, eight in New York."""
    assert (NIGHT.ends_after(datetime(2026, 11, 22, 13, tzinfo=UTC), zone) is not None) is quiet


@pytest.mark.parametrize(("month", "day", "hours"), [(3, 28, 10), (10, 24, 12), (11, 22, 11)])
def test_a_night_in_which_the_clocks_change_ends_by_the_clock(month: int, day: int, hours: int) -> None:
    """In spring it is an hour shorter, in autumn an hour longer."""
    begins = local(BERLIN, 2026, month, day, 22).astimezone(UTC)
    assert NIGHT.ends_after(begins, BERLIN) == begins + timedelta(hours=hours)


def test_an_hour_that_comes_twice_is_quiet_twice() -> None:
    """In Berlin the clocks go back from 3:00 to 2:00 on 25 October."""
    quiet = QuietHours(time(22), time(2, 30))
    first, second = (local(BERLIN, 2026, 10, 25, 2, 30, fold=fold).astimezone(UTC) for fold in (0, 1))
    assert second - first == timedelta(hours=1)
    assert quiet.ends_after(first - timedelta(minutes=1), BERLIN) == first
    assert quiet.ends_after(first, BERLIN) is None
    assert quiet.ends_after(second - timedelta(minutes=1), BERLIN) == second
    assert quiet.ends_after(second, BERLIN) is None


def test_an_end_that_the_clocks_leave_out_comes_as_much_later_as_they_skip() -> None:
    """In Berlin they go on from 2:00 to 3:00 on 29 March: there is no 2:30."""
    quiet = QuietHours(time(22), time(2, 30))
    one_minute_to = local(BERLIN, 2026, 3, 29, 1, 59).astimezone(UTC)
    assert quiet.ends_after(one_minute_to, BERLIN) == local(BERLIN, 2026, 3, 29, 3, 30)
    assert quiet.ends_after(one_minute_to + timedelta(minutes=1), BERLIN) is None


CLOCKS = st.times().map(lambda each: each.replace(second=0, microsecond=0))
ZONES = st.sampled_from([MOSCOW, BERLIN, "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo"])


@settings(deadline=None)
@given(CLOCKS, CLOCKS, st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), ZONES)
@example(time(22), time(2, 30), datetime(2026, 3, 29, 0, 59, tzinfo=UTC), BERLIN)
@example(time(22), time(0, 30), datetime(2026, 3, 8, 4, 59, tzinfo=UTC), "America/Havana")
def test_every_silence_ends_within_a_day_and_is_over_then(start: time, end: time, now: datetime, zone: str) -> None:
    if start == end:
        return
    quiet = QuietHours(start, end)
    ends = quiet.ends_after(now, zone)
    if ends is None:
        return
    assert now < ends <= now + timedelta(hours=25)
    assert quiet.ends_after(ends, zone) is None


@pytest.mark.parametrize(("start", "end"), [("22:00", "09:00"), ("00:00", "23:59"), ("13:00", "14:30")])
def test_quiet_hours_are_written_as_clocks_show_them(start: str, end: str) -> None:
    quiet = quiet_hours(start, end)
    assert (f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}") == (start, end)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("22:00", "22:00"),
        ("9:00", "22:00"),
        ("24:00", "09:00"),
        ("22:60", "09:00"),
        ("22:00", ""),
        ("22:00:00", "09:00"),
        ("22:00", "09:00\n"),
        ("٢٢:٠٠", "09:00"),
    ],
)
def test_what_no_clock_shows_is_refused(start: str, end: str) -> None:
    with pytest.raises(Invalid, match="quiet_unreadable"):
        quiet_hours(start, end)
