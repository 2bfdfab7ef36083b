"""What may be decided of a line, and what it becomes."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, KabinetError, NotFound
from chalicelib.domain.external.deciding import (
    Acceptance,
    Doing,
    Refusal,
    accepted,
    dismissed,
    needs_of,
    refused,
    undone,
)
from chalicelib.domain.external.external_order import Bound, Decision, ExternalOrder, Push
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Need, NeedKind, Phase
from tests.factories import NOW, a_sighting, an_account

DOING = Doing(by="buyer/petr", at=NOW)
LINE = a_sighting().lines[0]


def an_order(**fields: Any) -> ExternalOrder:
    return first_seen(an_account(), a_sighting(**fields), NOW)


def reason(kind: type[KabinetError], *given: Any) -> str:
    change, *rest = given
    with pytest.raises(kind) as refusal:
        change(*rest)
    return refusal.value.reason


def test_accepting_takes_the_pieces_and_wants_the_marketplace_to_know() -> None:
    bound = Bound("offer", "Запчасти", 100)
    (line,) = accepted(an_order(), [Acceptance("1", bound=bound)], DOING).lines
    assert (line.decision, line.push, line.pieces, line.decided_by) == (
        Decision.ACCEPTED,
        Push.WANTED,
        2,
        "buyer/petr",
    )
    assert line.bound == replace(bound, taken=2)
    (line,) = accepted(an_order(phase=Phase.ACCEPTED), [Acceptance("1")], DOING).lines
    assert line.push is Push.ACKNOWLEDGED


def test_as_many_pieces_as_are_wanted_and_in_words_as_somebody_says() -> None:
    worded = an_order(lines=(replace(LINE, quantity=None, quantity_text="Есть"),))
    assert reason(Invalid, accepted, worded, [Acceptance("1")], DOING) == "pieces_missing"
    assert accepted(worded, [Acceptance("1", pieces=3)], DOING).lines[0].pieces == 3
    for pieces in (0, -1, 3):
        assert reason(Invalid, accepted, an_order(), [Acceptance("1", pieces=pieces)], DOING) == "pieces_unreadable"


def test_nothing_is_decided_too_early_too_late_or_twice() -> None:
    assert reason(Conflict, accepted, an_order(phase=Phase.UNPAID), [Acceptance("1")], DOING) == "external_unpaid"
    for phase in (Phase.CANCELLED, Phase.DONE, Phase.SPLIT):
        assert reason(Conflict, refused, an_order(phase=phase), ["1"], Refusal(), DOING) == "external_over"
    once = accepted(an_order(), [Acceptance("1")], DOING)
    assert reason(Conflict, accepted, once, [Acceptance("1")], DOING) == "line_decided"
    assert reason(Conflict, refused, once, ["1"], Refusal(), DOING) == "line_decided"
    assert reason(Conflict, dismissed, once, ["1"], DOING) == "line_decided"


def test_a_line_that_is_none_is_missing_and_nothing_else_is_decided() -> None:
    for keys in ([], ["2"], ["1", "2"]):
        assert reason(NotFound, dismissed, an_order(), keys, DOING) == "external_line_missing"


def test_a_refusal_that_costs_money_is_asked_about_twice() -> None:
    costly = an_order(free_refusal=False)
    assert reason(Conflict, refused, costly, ["1"], Refusal("352"), DOING) == "refusal_costs"
    (line,) = refused(costly, ["1"], Refusal("352", sure=True), DOING).lines
    assert (line.decision, line.reason, line.push) == (Decision.REFUSED, "352", Push.WANTED)
    for free in (True, None):
        assert refused(an_order(free_refusal=free), ["1"], Refusal(), DOING).lines[0].decision is Decision.REFUSED
    assert reason(Invalid, refused, an_order(), ["1"], Refusal(text="я" * 501), DOING) == "text_too_long"


def test_what_is_put_aside_is_told_nobody() -> None:
    (line,) = dismissed(an_order(), ["1"], DOING).lines
    assert (line.decision, line.push) == (Decision.DISMISSED, Push.NONE)


def test_a_decision_is_taken_back_until_the_marketplace_may_know() -> None:
    for order in (
        accepted(an_order(), [Acceptance("1")], DOING),
        refused(an_order(), ["1"], Refusal(), DOING),
        dismissed(an_order(), ["1"], DOING),
    ):
        assert undone(order, ["1"], DOING).lines[0].decision is Decision.NEW
    assert reason(Conflict, undone, an_order(), ["1"], DOING) == "line_undecided"
    told = accepted(an_order(), [Acceptance("1")], DOING)
    for fields in ({"push": Push.SENT}, {"push": Push.ACKNOWLEDGED}, {"attempts": 1}):
        known = replace(told, lines=(replace(told.lines[0], **fields),))
        assert reason(Conflict, undone, known, ["1"], DOING) == "line_pushed"


def test_each_need_is_named_once() -> None:
    needs = tuple(Need(kind, "1", kind) for kind in (NeedKind.MARKING, NeedKind.MARKING, NeedKind.WEIGHT))
    assert needs_of(an_order(needs=needs)) == [NeedKind.MARKING, NeedKind.WEIGHT]
