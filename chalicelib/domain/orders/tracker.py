"""Where an order is on its way to its buyer: the stages of its purchase, then its own end."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.orders.order import COLLECTABLE, Handout
from chalicelib.domain.purchases.purchase import HANDING_OUT, Stage

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.orders.order import Order


class Step(StrEnum):
    COLLECTING = "collecting"
    STOPPED = "stopped"
    ORDERED = "ordered"
    IN_TRANSIT = "in_transit"
    DISTRIBUTING = "distributing"
    HANDED_OUT = "handed_out"
    RETURNED = "returned"
    CANCELLED = "cancelled"


class StepState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


PATH = (Step.COLLECTING, Step.STOPPED, Step.ORDERED, Step.IN_TRANSIT, Step.DISTRIBUTING)
"""What comes before an order's own end."""

ENDS = {Handout.HANDED_OUT: Step.HANDED_OUT, Handout.RETURNED: Step.RETURNED}
_ON_ITS_WAY = frozenset({Step.STOPPED, Step.ORDERED, Step.IN_TRANSIT, Step.DISTRIBUTING, Step.CANCELLED})


class Tracked(Struct, frozen=True):
    """``at`` is when it came to the step; None: it has not yet, or nobody wrote it down."""

    step: Step
    at: datetime | None
    state: StepState


def step_of(stage: Stage, handout: Handout) -> Step | None:
    """Where it is; None while its purchase is a draft. The desk may be ahead of the purchase."""
    return _STEPS[stage][handout]


def _step_of(stage: Stage, handout: Handout) -> Step | None:
    if handout in ENDS:
        return ENDS[handout]
    if stage is Stage.CANCELLED:
        return Step.CANCELLED
    if handout in COLLECTABLE or stage in HANDING_OUT:
        return Step.DISTRIBUTING
    return None if stage is Stage.DRAFT else Step(stage.value)


_STEPS = {stage: {handout: _step_of(stage, handout) for handout in Handout} for stage in Stage}
"""Worked out beforehand: a list asks for twenty."""


def tracked(order: Order) -> tuple[Tracked, ...]:
    """The steps in their order, the present one among them; none where nothing comes.

    What was passed over, between dated steps, is left out; of a cancelled purchase nothing is ahead.
    """
    if not order.pieces:
        return ()
    current = step_of(order.terms.stage, order.handout)
    if current is Step.CANCELLED:
        known = [Tracked(step, _at(order, step), StepState.DONE) for step in PATH if _at(order, step)]
        return (*known, Tracked(current, _at(order, current), StepState.CURRENT))
    end = Step.RETURNED if current is Step.RETURNED else Step.HANDED_OUT
    steps = (*PATH, end)
    place = steps.index(current) if current else -1
    found = [Tracked(step, _at(order, step), StepState.DONE) for step in steps[: max(place, 0)]]
    passed = [each for number, each in enumerate(found) if each.at or not any(one.at for one in found[:number])]
    present = [Tracked(current, _at(order, current), StepState.CURRENT)] if current else []
    return (*passed, *present, *(Tracked(step, None, StepState.AHEAD) for step in steps[place + 1 :]))


def shown_since(order: Order) -> datetime | None:
    """Since when it is there, as lists show it: of what is on its way, not of what has only begun or has ended."""
    step = step_of(order.terms.stage, order.handout)
    return _at(order, step) if step in _ON_ITS_WAY and order.pieces else None


def _at(order: Order, step: Step | None) -> datetime | None:
    if step is Step.HANDED_OUT:
        return order.handed_out_at
    return None if step is None or step is Step.RETURNED else order.terms.reached_at(Stage(step.value))
