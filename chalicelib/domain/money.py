"""Money: integer kopecks (minor units); shares and percents that never lose one."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from chalicelib.domain.errors import Invalid

HIGHEST = 10_000_000_000
"""No single sum is above 100 million roubles (in kopecks): a larger one is a slip of the pen."""

_FIGURE = r"([0-9]{1,12}(?:[.,][0-9]{1,2})?)"
_SUM = re.compile(rf"(?:₽|RUB)?{_FIGURE}(?:₽|RUB|руб\.?|р\.?)?", re.IGNORECASE)
_PERCENT = re.compile(rf"{_FIGURE}%?")


def percent_of(amount: int, basis_points: int) -> int:
    """That many hundredths of a percent of ``amount``, rounded half up to the kopeck."""
    exact = Decimal(amount) * basis_points / 10_000
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def split(amount: int, weights: Sequence[int]) -> list[int]:
    """Split ``amount`` by ``weights`` so that the shares add up to it exactly.

    Method of the largest remainder: everybody gets the whole kopecks of the exact share, and the
    kopecks left go one by one to the largest remainders (the earlier of equals first). With no
    weight at all everybody weighs the same.
    """
    if not weights:
        return []
    if not any(weights):
        weights = [1] * len(weights)
    total = sum(weights)
    shares = [amount * weight // total for weight in weights]
    remainders = [amount * weight % total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda place: (-remainders[place], place))
    for place in by_remainder[: amount - sum(shares)]:
        shares[place] += 1
    return shares


def read_kopecks(text: str) -> int:
    """Kopecks from what people write: ``1 530,50``, ``1530.5 ₽``, ``1 530 руб.``. Raises Invalid."""
    return _hundredths(_SUM, text, HIGHEST, "price_unreadable")


def read_basis_points(text: str) -> int:
    """Hundredths of a percent from ``10``, ``10,5`` or ``10 %``; 0 … 100 %. Raises Invalid."""
    return _hundredths(_PERCENT, text, 10_000, "percent_unreadable")


def write_percent(basis_points: int) -> str:
    """``1050`` → ``10.5``."""
    return format((Decimal(basis_points) / 100).normalize(), "f")


def _hundredths(form: re.Pattern[str], text: str, highest: int, reason: str) -> int:
    match = form.fullmatch("".join(text.split()))
    hundredths = int(Decimal(match.group(1).replace(",", ".")) * 100) if match else highest + 1
    if hundredths > highest:
        raise Invalid(reason)
    return hundredths
