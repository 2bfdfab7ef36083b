"""Sums, shares and percents."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.money import HIGHEST, percent_of, read_basis_points, read_kopecks, split, write_percent

AMOUNTS = st.integers(0, HIGHEST)
WEIGHTS = st.lists(st.integers(0, 10_000_000), min_size=1, max_size=60)


@settings(deadline=None)
@given(AMOUNTS, WEIGHTS)
def test_shares_add_up_to_the_kopeck(amount: int, weights: list[int]) -> None:
    assert sum(split(amount, weights)) == amount


@settings(deadline=None)
@given(AMOUNTS, WEIGHTS.filter(any))
def test_nobody_is_a_whole_kopeck_away_from_the_exact_share(amount: int, weights: list[int]) -> None:
    total = sum(weights)
    for share, weight in zip(split(amount, weights), weights, strict=True):
        assert abs(share * total - amount * weight) < total


@settings(deadline=None)
@given(AMOUNTS, WEIGHTS)
def test_who_weighs_more_never_pays_less(amount: int, weights: list[int]) -> None:
    by_weight = sorted(zip(weights, split(amount, weights), strict=True), key=lambda pair: pair[0])
    light_to_heavy = {weight: [s for w, s in by_weight if w == weight] for weight, _ in by_weight}
    ranges = [(min(shares), max(shares)) for shares in light_to_heavy.values()]
    assert all(lower[1] <= higher[0] for lower, higher in pairwise(ranges))


@settings(deadline=None)
@given(AMOUNTS, WEIGHTS.filter(any))
def test_who_weighs_nothing_pays_nothing(amount: int, weights: list[int]) -> None:
    shares = zip(split(amount, weights), weights, strict=True)
    assert [share for share, weight in shares if not weight and share] == []


def test_the_kopecks_left_go_to_the_largest_remainders() -> None:
    assert split(100, [1, 1, 4]) == [17, 17, 66]


def test_of_equals_the_earlier_takes_the_kopeck_left() -> None:
    assert split(100, [7, 7, 7]) == [34, 33, 33]


def test_without_any_weight_all_weigh_the_same() -> None:
    assert split(101, [0, 0]) == [51, 50]


def test_nobody_shares_nothing() -> None:
    assert split(100, []) == []


@settings(deadline=None)
@given(AMOUNTS, st.integers(0, 10_000))
def test_a_percentage_is_never_half_a_kopeck_off(amount: int, basis_points: int) -> None:
    assert abs(Decimal(percent_of(amount, basis_points)) - Decimal(amount) * basis_points / 10_000) <= Decimal("0.5")


@pytest.mark.parametrize(
    ("amount", "basis_points", "expected"), [(50, 100, 1), (49, 100, 0), (150, 100, 2), (100_001, 1_050, 10_500)]
)
def test_half_a_kopeck_is_rounded_up(amount: int, basis_points: int, expected: int) -> None:
    assert percent_of(amount, basis_points) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1530.5",
        "1530,50",
        "1 530,50",
        "1\u00a0530,50",
        "1\u202f530,50",
        " 1530,5 ₽",
        "1 530,50 руб.",
        "1 530,50 Руб",
        "1530.50р.",
        "1530.50 р",
        "1530.50 RUB",
        "₽1530.50",
    ],
)
def test_a_sum_is_read_as_people_write_it(text: str) -> None:
    assert read_kopecks(text) == 153_050


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "₽",
        "сто",
        "NaN",
        "sNaN",
        "Infinity",
        "-inf",
        "-1",
        "−5",
        "1_000",
        "1e5",
        "1e999999999",
        "1e-999999999",
        "٣",
        "5р50",
        "2 руб. 50 коп.",
        "5 р 50",
        "#REF!",
        "10$",
        "0.0100000000000000000000000000000000001",
        "9" * 5_000,
    ],
)
def test_what_is_not_surely_a_sum_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="price_unreadable"):
        read_kopecks(text)


def test_thousands_may_be_told_apart_in_any_way_that_leaves_no_doubt() -> None:
    for text, kopecks in (
        ("1.355,90", 135_590),
        ("1,355.90", 135_590),
        ("1,530.5", 153_050),
        ("7 000", 700_000),
        ("1 234,50 ₽", 123_450),
        ("1530-00", 153_000),
        ("1 530-50", 153_050),
        ("1.234.567", 123_456_700),
        ("1,234,567", 123_456_700),
        ("1.234.567,8", 123_456_780),
        ("1530.500", 153_050),
        ("0.500", 50),
        ("10,5000", 1_050),
        ("00017", 1_700),
    ):
        assert read_kopecks(text) == kopecks, text


def test_a_thousand_or_one_is_not_guessed() -> None:
    for text in ("1.000", "1,000", "10.555", "1.530", "999,999 ₽"):
        with pytest.raises(Invalid, match="price_unclear"):
            read_kopecks(text)


def test_figures_that_are_not_groups_of_three_are_no_sum() -> None:
    for text in (
        "15 30",
        "1 2345",
        "1.35,90",
        "1,355,90",
        "1.355.90",
        "1 234 56",
        "1,234.567",
        "1530-5",
        "1'000",
    ):
        with pytest.raises(Invalid, match="price_unreadable"):
            read_kopecks(text)


def test_a_slip_of_the_pen_is_no_sum() -> None:
    assert read_kopecks("100000000") == HIGHEST
    with pytest.raises(Invalid):
        read_kopecks("100000000.01")


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_sum_within_limits_or_refused(text: str) -> None:
    found: int | str
    try:
        found = read_kopecks(text)
    except Invalid as refusal:
        found = refusal.reason
    assert found in ("price_unreadable", "price_unclear") or (isinstance(found, int) and 0 <= found <= HIGHEST)


@settings(deadline=None)
@given(AMOUNTS, st.sampled_from([",", "."]), st.sampled_from(["", " ₽", " руб.", "р."]))
def test_every_sum_within_limits_is_read_back(amount: int, point: str, sign: str) -> None:
    spaced = f"{amount // 100:,}".replace(",", "\u00a0")
    assert read_kopecks(f"{spaced}{point}{amount % 100:02}{sign}") == amount


@pytest.mark.parametrize(
    ("text", "expected"),
    [("10", 1_000), ("10,5", 1_050), ("10.25 %", 1_025), ("7\u00a0%", 700), ("0", 0), ("100%", 10_000)],
)
def test_a_percentage_is_read_as_people_write_it(text: str, expected: int) -> None:
    assert read_basis_points(text) == expected


@pytest.mark.parametrize("text", ["", "%", "100.01", "-1", "10.555", "NaN", "Infinity", "1e1", "десять", "10%%"])
def test_what_is_not_a_percentage_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="percent_unreadable"):
        read_basis_points(text)


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_a_written_percentage_is_read_back(basis_points: int) -> None:
    assert read_basis_points(write_percent(basis_points)) == basis_points


@pytest.mark.parametrize(
    ("basis_points", "text"), [(1_050, "10.5"), (1_000, "10"), (10_000, "100"), (0, "0"), (5, "0.05")]
)
def test_a_percentage_is_written_without_idle_zeros(basis_points: int, text: str) -> None:
    assert write_percent(basis_points) == text
