"""What a file says of one buyer, put together row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.addresses import is_at
from chalicelib.domain.buyers.ok_numbers import without_id
from chalicelib.domain.buyers.phones import find_phone
from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.findings import MOST_NAMES, BuyerRows, Kept, Remark
from chalicelib.domain.imports.line_limits import LARGEST_LINES, LIMITS, LONGEST_PICTURE, MOST_LINES, weight
from chalicelib.domain.imports.row_cells import RowCells, is_rounded, read_price, read_quantity
from chalicelib.domain.imports.tables import Flaw, ranges, shortened, tidy
from chalicelib.domain.orders.lines import OrderLine


class Draft(Struct):
    """``doubtful`` are the rows of this buyer that stay out."""

    name: str = ""
    phone: str | None = None
    lines: list[OrderLine] = field(default_factory=list)
    weight: int = 0
    doubtful: list[int] = field(default_factory=list)

    def finished(self, ok_id: str, incomplete: bool) -> BuyerRows:
        return BuyerRows(
            ok_id=ok_id,
            name=self.name,
            phone=self.phone,
            lines=tuple(self.lines),
            incomplete=incomplete or bool(self.doubtful),
        )


def kept_of(drafts: Mapping[str, Draft], nobodys: Sequence[int]) -> Kept:
    """Of whom nothing is taken away: of everybody where rows are ``nobodys``, else of those who have doubtful rows."""
    if nobodys:
        return Kept(everybody=True, rows=ranges(nobodys))
    concerned = {ok_id: draft for ok_id, draft in drafts.items() if draft.doubtful}
    names = tuple(shortened(draft.name or ok_id) for ok_id, draft in concerned.items())
    return Kept(names[:MOST_NAMES], rows=ranges(row for draft in concerned.values() for row in draft.doubtful))


class LineRefused(Exception):
    """Which column is to blame, and what is wrong there."""

    def __init__(self, column: Column, refusal: Invalid) -> None:
        self.column = column
        self.refusal = refusal
        super().__init__(column)


def take_line(draft: Draft, cells: RowCells, picture_hosts: Sequence[str] = ()) -> list[Remark]:
    """Add a row's line, with what is to be said of it. Raises LineRefused; then nothing is added."""
    remarks: list[Remark] = []
    line = replace(_line(cells, remarks), picture=_picture(cells, picture_hosts, remarks))
    try:
        _check_room(draft, line)
    except Invalid as refusal:
        raise LineRefused(Column.TITLE if Column.TITLE in cells.heading else Column.ARTICLE, refusal) from None
    draft.lines.append(line)
    draft.weight += weight([line])
    draft.name = without_id(_side(cells, Column.NAME, remarks)) or draft.name
    draft.phone = _phone(cells, remarks) or draft.phone
    return remarks


def _line(cells: RowCells, remarks: list[Remark]) -> OrderLine:
    column = Column.ARTICLE
    try:
        article = cells.text(column)
        column = Column.TITLE
        title = cells.text(column) or article
        if not title:
            raise Invalid("goods_missing")
        column = Column.OPTION
        option = cells.text(column)
        column = Column.QUANTITY
        quantity = read_quantity(cells.cell(column))
        column = Column.PRICE
        price = read_price(cells.cell(column))
    except Invalid as refusal:
        raise LineRefused(column, refusal) from None
    for each in (Column.ARTICLE, Column.TITLE, Column.OPTION, Column.PRICE):
        remarks.extend(_rounded(cells, each))
    return OrderLine(
        article=article,
        name=title,
        option=option,
        quantity=quantity,
        price=price,
        comment=_side(cells, Column.COMMENT, remarks),
    )


def _rounded(cells: RowCells, column: Column) -> list[Remark]:
    return [
        _remark(cells, "number_rounded", column, shown=shortened(tidy(cell.text)), exact=cell.exact)
        for cell in cells.at(column)
        if is_rounded(cell)
    ]


def _check_room(draft: Draft, line: OrderLine) -> None:
    if len(draft.lines) >= MOST_LINES:
        raise Invalid("order_too_long", limit=MOST_LINES)
    if draft.weight + weight([line]) > LARGEST_LINES:
        raise Invalid("order_too_large", limit=LARGEST_LINES // 1_000)


def _side(cells: RowCells, column: Column, remarks: list[Remark]) -> str:
    """Words beside the line, without which it is kept."""
    text = cells.raw(column)
    if cells.is_untrue(column):
        remarks.append(_remark(cells, "cell_left_out", column))
        return ""
    if len(text) > LIMITS[column]:
        remarks.append(_remark(cells, "text_left_out", column, limit=LIMITS[column]))
        return ""
    return text


def _picture(cells: RowCells, hosts: Sequence[str], remarks: list[Remark]) -> str:
    """An address that the page may show: what the cell says, or where it leads."""
    cell = cells.cell(Column.PICTURE)
    said = [text for text in (tidy(cell.text), cell.link) if text]
    shown = next((text for text in said if len(text) <= LONGEST_PICTURE and is_at(text, hosts)), "")
    if said and not shown:
        remarks.append(_remark(cells, "picture_left_out", Column.PICTURE, hosts=", ".join(hosts)))
    return shown


def _phone(cells: RowCells, remarks: list[Remark]) -> str | None:
    cell = cells.cell(Column.PHONE)
    text = cell.exact or tidy(cell.text)
    if not text:
        return None
    spoilt = cell.flaw and not cell.exact and cell.flaw is not Flaw.DIGITS
    phone, reason = (None, "phone_left_out") if spoilt else find_phone(text)
    if reason:
        remarks.append(_remark(cells, reason, Column.PHONE, **({"phone": phone} if phone else {})))
    return phone


def _remark(cells: RowCells, reason: str, column: Column, **values: object) -> Remark:
    return Remark(reason=reason, row=cells.row.number, column=column, values=values, cell=shortened(cells.raw(column)))
