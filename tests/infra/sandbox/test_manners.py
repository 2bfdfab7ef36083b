"""How what a partner tells goes astray."""

from infra.sandbox.faults import COMMON, Fault
from infra.sandbox.manners import ASTRAY, manners, pauses_of


def test_each_way_is_named_by_what_it_answers() -> None:
    assert {kind: make().outcome for kind, make in manners(*ASTRAY).items()} == {each: each for each in ASTRAY}


def test_it_is_sent_twice_late_after_the_next_or_not_at_all() -> None:
    ways = {kind: [pauses_of(Fault(kind, seconds=2), turn) for turn in (1, 2)] for kind in (*ASTRAY, *COMMON)}
    assert ways == {
        "late": [(2,), (2,)],
        "duplicated": [(0, 0), (0, 0)],
        "reordered": [(2,), (0,)],
        "dropped": [(), ()],
        "slow": [(2,), (2,)],
        "5xx": [(), ()],
        "lost": [(), ()],
    }
    assert pauses_of(None, 1) == (0,)
