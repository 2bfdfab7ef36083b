"""Until when the call at hand has to end."""

import math
from contextvars import Context

from chalice.local import LambdaContext

from chalicelib import deadline


def test_a_function_has_as_long_as_lambda_says() -> None:
    def begun() -> float:
        with deadline.within(deadline.seconds_of(LambdaContext("send_notices", 512, max_runtime_ms=7_000))):
            return deadline.remaining()

    assert 6 < Context().run(begun) <= 7


def test_where_nobody_says_it_is_as_long_as_is_safe() -> None:
    def begun() -> float:
        with deadline.within(deadline.seconds_of(None)):
            return deadline.remaining()

    assert 0 < Context().run(begun) <= deadline.UNKNOWN


def test_what_need_not_end_has_all_the_time() -> None:
    assert Context().run(deadline.remaining) == math.inf
    assert not Context().run(deadline.is_over)
