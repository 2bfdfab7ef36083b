"""How a call goes wrong."""

from typing import Any

from tests.crash.exchanges import PARTIAL, Exchange
from tests.crash.wire import Call, Fault


class Died(BaseException):
    """The process ended here: nothing may catch it."""


def dies_before(exchange: Exchange) -> Any:
    raise Died


def dies_after(exchange: Exchange) -> Any:
    exchange.send()
    raise Died


def loses_its_answer(exchange: Exchange) -> Any:
    """On all attempts: the effect is there, and nobody hears of it."""
    exchange.send()
    raise exchange.silence()


def times_out(exchange: Exchange) -> Any:
    raise exchange.silence()


def is_throttled(exchange: Exchange) -> Any:
    return exchange.throttled()


def breaks(exchange: Exchange) -> Any:
    return exchange.broken()


def is_partial(exchange: Exchange) -> Any:
    return exchange.partial()


def stumbles(exchange: Exchange) -> Any:
    """The first attempt loses its answer; the client's own second attempt goes through."""
    return loses_its_answer(exchange) if exchange.first else None


def goes_down(exchange: Exchange) -> Any:
    """From here on nothing answers, neither when a message is to be put off."""
    return times_out(exchange)


FAULTS: tuple[Fault, ...] = (
    dies_before,
    dies_after,
    loses_its_answer,
    times_out,
    is_throttled,
    breaks,
    is_partial,
    stumbles,
    goes_down,
)
TAKING_EFFECT = (dies_after, loses_its_answer)
"""What was asked is done, and nobody hears of it."""

EVERYWHERE = (dies_before, loses_its_answer)
"""Tried at every write in the short form, too: it may be missing, and it may be there unknown."""

TURNS = (dies_after, times_out, breaks, stumbles, goes_down)
"""Each is like one of those: in the short form a handler has one of them. To be throttled has a test of its own."""

AT_A_TIME = 1


def matters(call: Call, fault: Fault, *, thorough: bool) -> bool:
    """Whether a run would prove something.

    A read leaves nothing behind: it is the same whether its answer was lost or never made, so that
    only a thorough run goes through all faults of reads.
    """
    if fault is is_partial:
        return call.operation in PARTIAL
    if fault is stumbles and call.partner:
        return False  # partners are asked once
    return thorough or not call.reads or fault in (dies_before, times_out)


def chosen_of(calls: list[Call], fault: Fault, turn: int) -> list[Call]:
    """The short form; ``turn`` differs from handler to handler. What a partner is told is as good as a write."""
    others = [call for call in calls if not _counts(call)]
    writes = [call for call in calls if _counts(call)]
    if fault in EVERYWHERE:
        return [*writes, *(_one(others, turn) if fault is dies_before or not writes else ())]
    if fault is is_partial:
        return _one(calls, turn)
    if fault not in TURNS or (TURNS.index(fault) - turn) % len(TURNS) >= AT_A_TIME:
        return []
    return _one(others, turn) if fault is times_out and others else writes[-1:] or calls[-1:]


def _counts(call: Call) -> bool:
    return call.writes or call.tells


def _one(calls: list[Call], turn: int) -> list[Call]:
    return [calls[turn % len(calls)]] if calls else []
