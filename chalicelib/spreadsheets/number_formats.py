"""Numbers as a cell shows them: the codes of number formats (ECMA-376, 18.8.30) → what a person sees.

Only what shows the number itself is understood: digits, leading zeros, fixed decimals, thousands, percents and words
around them. A code that shows something else (a fraction, a power of ten, a number of thousands) is a flaw of the cell.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.tables import Cell, Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GENERAL = "General"
LONGEST_CODE = 255
DIGITS = 15
"""Excel keeps no more of a number; what stands after them is noise of binary fractions."""

BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    **dict.fromkeys((5, 6, 37, 38, 41, 42), "#,##0;-#,##0"),
    **dict.fromkeys((7, 8, 39, 40, 43, 44), "#,##0.00;-#,##0.00"),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "yyyy-mm-dd"),
    48: "##0.0E+0",
    49: "@",
}

_EXACT = Context(prec=DIGITS, rounding=ROUND_HALF_UP)
MOST_DECIMALS = 30
"""What Excel lets a format have."""

_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)


class Section(Struct, frozen=True):
    """One of the up to three ways that a format shows numbers; a part is a word, or an empty place for a digit.

    ``whole`` and ``decimals`` are the signs of the places before and after the point: ``0`` is always filled.
    """

    parts: tuple[str | None, ...] = ()
    whole: str = ""
    decimals: str = ""
    grouped: bool = False
    percent: bool = False
    general: bool = False
    date: bool = False
    other: bool = False


def read_format(code: str) -> Sequence[Section]:
    """The sections of a code, in the order of positive, negative, zero."""
    if len(code) > LONGEST_CODE:
        return (Section(other=True),)
    if not code:
        return (Section(parts=(None,), general=True),)
    return tuple(_section(tokens) for tokens in _sections(code))[:3]


def show(stored: str, sections: Sequence[Section], since: date) -> Cell:
    """A number as it is stored → the cell as it is seen; days are counted ``since``. Raises Invalid for no number."""
    exact = _number(stored)
    plain = _plain(exact)
    section, sign = _chosen(exact, sections)
    if section.date:
        return Cell(_day(exact, since) or plain, exact=plain, flaw=Flaw.DATE)
    if abs(exact).adjusted() >= DIGITS:
        return Cell(plain, exact=plain, flaw=Flaw.DIGITS)
    if section.general:
        text = "".join(plain if part is None else part for part in section.parts)
        return Cell(text, plain, plain)
    if section.other:
        return Cell(plain, exact=plain, flaw=Flaw.FORMAT)
    return _shown(exact, section, sign)


def _number(stored: str) -> Decimal:
    try:
        number = _EXACT.create_decimal(stored.strip()) if len(stored) <= 60 else Decimal("NaN")
    except ArithmeticError:  # what decimal raises
        raise Invalid("file_damaged") from None
    if not number.is_finite() or number.adjusted() > 308:
        raise Invalid("file_damaged")
    return number if number.adjusted() > -DIGITS * 2 else Decimal(0)


def _plain(number: Decimal) -> str:
    return format(number.normalize(_EXACT) if number else Decimal(0), "f")


def _day(number: Decimal, since: date) -> str:
    """Empty for a time without a day, and for a day beyond the calendar."""
    return f"{since + timedelta(days=int(number)):%d.%m.%Y}" if 1 <= number < 2_900_000 else ""


def _chosen(number: Decimal, sections: Sequence[Section]) -> tuple[Section, str]:
    """Which section shows the number, and the sign that it does not bring itself."""
    if number < 0 and len(sections) > 1:
        return sections[1], ""
    if not number and len(sections) > 2:
        return sections[2], ""
    return sections[0], "-" if number < 0 else ""


def _shown(exact: Decimal, section: Section, sign: str) -> Cell:
    if len(section.decimals) > MOST_DECIMALS:
        return Cell(_plain(exact), exact=_plain(exact), flaw=Flaw.FORMAT)
    size = abs(exact) * 100 if section.percent else abs(exact)
    rounded = size.quantize(Decimal(1).scaleb(-len(section.decimals)), context=_WIDE)
    whole, _, decimals = format(rounded, "f").partition(".")
    while decimals and decimals[-1] == "0" and section.decimals[len(decimals) - 1] != "0":
        decimals = decimals[:-1]
    minus = "-" if exact < 0 and rounded else ""
    figure = "" if section.percent else f"{minus}{whole}{'.' if decimals else ''}{decimals}"
    text = (sign if rounded else "") + _filled(section, whole, decimals)
    plain = _plain(exact)
    if None not in section.parts and exact:  # a word stands instead of the number
        return Cell(text or plain, exact=plain, flaw=Flaw.FORMAT)
    return Cell(text, figure, plain)


def _filled(section: Section, whole: str, decimals: str) -> str:
    """The words of a format with digits in its places; the first place takes all that is left."""
    least = len(section.whole[section.whole.find("0") :]) if "0" in section.whole else 0
    digits = ("" if whole == "0" and not least else whole).rjust(least, "0")
    if section.grouped:
        digits = f"{int(digits or 0):0{least + max(0, least - 1) // 3},}".replace(",", " ") if digits else ""
        return _placed(section, [digits, *[""] * (len(section.whole) - 1)], decimals)
    places = len(section.whole)
    padded = digits.rjust(places)
    head = len(padded) - places + 1
    return _placed(section, [padded[:head].strip(), *(sign.strip() for sign in padded[head:])], decimals)


def _placed(section: Section, digits: list[str], decimals: str) -> str:
    after = [f"{'.' if not place else ''}{sign}" for place, sign in enumerate(decimals)]
    values: Iterator[str] = iter([*(digits if section.whole else ["".join(digits)]), *after])
    return "".join(next(values, "") if part is None else part for part in section.parts).strip()


def _sections(code: str) -> list[list[tuple[str, bool]]]:
    """Signs of the code by section, each with whether it is a word's; colours, languages and paddings are gone."""
    found: list[list[tuple[str, bool]]] = [[]]
    signs = iter(code)
    for sign in signs:
        if sign == '"':
            found[-1].extend((each, True) for each in _until(signs, '"'))
        elif sign == "[":
            found[-1].extend(_bracketed(_until(signs, "]")))
        elif sign == "\\":
            found[-1].append((next(signs, ""), True))
        elif sign in "_*":
            next(signs, "")
        elif sign == ";":
            found.append([])
        else:
            found[-1].append((sign, False))
    return found


def _until(signs: Iterator[str], end: str) -> str:
    taken = []
    for sign in signs:
        if sign == end:
            break
        taken.append(sign)
    return "".join(taken)


def _bracketed(inside: str) -> list[tuple[str, bool]]:
    if inside.startswith("$"):
        return [(each, True) for each in inside[1:].partition("-")[0]]
    if inside[:1] in ("<", ">", "="):  # shown so only on a condition
        return [("/", False)]
    return [("h", False)] if inside.casefold() in ("h", "hh", "m", "mm", "s", "ss") else []


def _section(tokens: list[tuple[str, bool]]) -> Section:
    bare = "".join(sign for sign, word in tokens if not word)
    if GENERAL.casefold() in bare.casefold() or bare.strip() == "@" or not tokens:
        words = tuple(sign for sign, word in tokens if word)
        return Section(parts=(None, *words), general=True) if tokens else Section()
    if "E+" in bare or "E-" in bare or ("/" in bare and any(sign in bare for sign in "#?0")):
        return Section(other=True)
    if any(sign in "dmyhsgbeDMYHSGBE" for sign in bare):
        return Section(date=True)
    if any(sign.isalpha() or sign == "/" for sign in bare if sign.isascii()):
        return Section(other=True)
    return _numeric(tokens)


def _numeric(tokens: list[tuple[str, bool]]) -> Section:
    parts: list[str | None] = []
    whole = decimals = ""
    point = grouped = False
    last = max((place for place, (sign, word) in enumerate(tokens) if not word and sign in "0#?"), default=-1)
    for place, (sign, word) in enumerate(tokens):
        if word or sign not in "0#?.,":
            parts.append(sign)
        elif sign == ".":
            point = True
        elif sign == ",":
            if place > last >= 0:  # shown in thousands
                return Section(other=True)
            grouped = True
        else:
            parts.append(None)
            whole, decimals = (whole, decimals + sign) if point else (whole + sign, decimals)
    percent = any(sign == "%" and not word for sign, word in tokens)
    return Section(parts=tuple(parts), whole=whole, decimals=decimals, grouped=grouped, percent=percent)
