"""A line counts, or it does not, by its state alone."""

from msgspec.structs import replace

from chalicelib.domain.orders.lines import LineState, OrderLine

LINE = OrderLine(article="ШГ-1107", name="Кроссовки", option="29", quantity=2, price=169_050)


def test_a_line_costs_its_pieces_while_it_counts() -> None:
    sums = {state: replace(LINE, state=state).sum for state in LineState}
    counted = {LineState.PENDING, LineState.ACCEPTED, LineState.REPLACED}
    assert sums == {state: 338_100 if state in counted else 0 for state in LineState}
