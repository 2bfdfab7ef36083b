"""Money: integer kopecks (minor units); shares and percents that never lose one."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from chalicelib.domain.errors import Invalid

HIGHEST = 10_000_000_000
"""No single sum is above 100 million roubles (in kopecks): a larger one is a slip of the pen."""

LONGEST_SUM = 40
"""Characters; nothing longer is looked at."""

_PERCENT = re.compile(r"([0-9]{1,12}(?:[.,][0-9]{1,2})?)%?")
_SUM = re.compile(r"(?:(?:₽|RUB) ?)?([0-9][0-9 .,-]{0,30}?) ?(?:₽|RUB|руб\.?|р\.?)?", re.IGNORECASE)
_WHOLE = r"([0-9]{1,12}|[0-9]{1,3}(?: [0-9]{3}){1,4})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_WHOLE}(?:[.,]([0-9]{{1,2}})0*)?",  # 1530,5 and 1 530.50; noughts at the end change nothing
        rf"{_WHOLE}-([0-9]{{2}})",  # 1530-00
        r"([0-9]{1,3}(?:\.[0-9]{3}){1,4}),([0-9]{1,2})",  # 1.355,90
        r"([0-9]{1,3}(?:,[0-9]{3}){1,4})\.([0-9]{1,2})",  # 1,355.90
        r"([0-9]{1,3}(?:\.[0-9]{3}){2,4}|[0-9]{1,3}(?:,[0-9]{3}){2,4})",  # 1.234.567
    )
)
_UNCLEAR = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


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
    """Kopecks from what people write: ``1 530,50``, ``1.530,50 ₽``, ``1530-50``. Raises Invalid, also when it may be
    a thousand as well as one: ``1.000``.
    """
    text = " ".join(text[: LONGEST_SUM + 1].split())
    match = _SUM.fullmatch(text) if len(text) <= LONGEST_SUM else None
    if not match:
        raise Invalid("price_unreadable")
    figure = match.group(1)
    if _UNCLEAR.fullmatch(figure):
        raise Invalid("price_unclear", text=figure)
    found = next((form for form in (each.fullmatch(figure) for each in _FORMS) if form), None)
    whole, decimals = (*found.groups(""), "")[:2] if found else ("", "")
    kopecks = int("0" + "".join(re.findall("[0-9]", whole))) * 100 + int((decimals + "00")[:2])
    if not found or kopecks > HIGHEST:
        raise Invalid("price_unreadable")
    return kopecks


def read_basis_points(text: str) -> int:
    """Hundredths of a percent from ``10``, ``10,5`` or ``10 %``; 0 … 100 %. Raises Invalid."""
    match = _PERCENT.fullmatch("".join(text.split()))
    hundredths = int(Decimal(match.group(1).replace(",", ".")) * 100) if match else 10_001
    if hundredths > 10_000:
        raise Invalid("percent_unreadable")
    return hundredths


def write_percent(basis_points: int) -> str:
    """``1050`` → ``10.5``."""
    return format((Decimal(basis_points) / 100).normalize(), "f")
