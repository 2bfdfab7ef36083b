"""Orders whose sum has something of everything."""

from hypothesis import strategies as st

from chalicelib.domain.orders.lines import LineState, OrderLine
from chalicelib.domain.orders.order import Order
from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind
from tests.factories import a_choice, a_point, an_order

LINES = st.lists(
    st.builds(
        OrderLine,
        st.text(max_size=3),
        st.text(max_size=3),
        st.text(max_size=3),
        st.integers(1, 9_999),
        st.integers(0, 10_000_000),
        state=st.sampled_from(LineState),
    ),
    max_size=8,
)
ADJUSTMENTS = st.lists(
    st.builds(Adjustment, st.sampled_from(AdjustmentKind), st.integers(-1_000_000, 1_000_000), st.text(max_size=5)),
    max_size=4,
)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    fee, share = draw(st.integers(0, 10_000)), draw(st.integers(0, 1_000_000))
    point = draw(st.none() | st.integers(0, 10_000).map(lambda price: a_choice(a_point(price=price))))
    return an_order(draw(LINES), fee=fee, delivery_share=share, adjustments=tuple(draw(ADJUSTMENTS)), point=point)
