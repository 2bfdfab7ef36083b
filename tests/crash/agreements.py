"""When a run that went wrong has come to the same end as one that did not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import ndiff

from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import ANSWER_LOST
from tests.crash.faults import dies_after, loses_its_answer
from tests.crash.handler import End, Point


def the_same(fault_free: End, end: End, point: Point) -> None:
    """Exactly one effect of everything, none lost."""
    assert end == fault_free, f"{point}: {_differences(fault_free, end)}"


def one_message(fault_free: End, end: End, point: Point) -> None:
    """None lost; one more only where nobody could know that the first went out, and then the journal says so."""
    assert _but_tries(end.stored) == _but_tries(fault_free.stored), point
    assert set(end.inbox) == set(fault_free.inbox), point
    more = len(end.inbox) - len(fault_free.inbox)
    assert more <= _may_repeat(point), point
    assert more == 0 or any("NoticeRepeated" in line for line in end.stored), point


def one_message_or_word_of_it(fault_free: End, end: End, point: Point) -> None:
    """As ``one_message``; but where it was a repetition whose outcome is unknown again, an organizer sees that."""
    if any(Event.NOTICE_REFUSED in line and ANSWER_LOST in line for line in end.stored):
        assert len(end.inbox) <= len(fault_free.inbox) + _may_repeat(point), point
        assert _may_be_unlearnt(point), point
    else:
        one_message(fault_free, end, point)


def told_once(fault_free: End, end: End, point: Point) -> None:
    """What a marketplace was to hear it heard, once: before anything is said again it is asked. Tries are no effect."""
    assert end.told == fault_free.told, point
    stored, wanted = (_but_turns(each.stored) for each in (end, fault_free))
    assert stored == wanted, point
    assert (end.outside, end.kept) == (fault_free.outside, fault_free.kept), point


def told_or_in_doubt(fault_free: End, end: End, point: Point) -> None:
    """A message goes out once; where nobody could know that it did, that is written down, and it is not sent twice."""
    assert len(end.told) <= len(fault_free.told), point
    if any('"state": "in_doubt"' in line for line in end.stored):
        assert point.call.partner or any(call.partner for call in point.before) or point.wrote, point
    else:
        assert end.told == fault_free.told, point
        assert _but_tries(end.stored) == _but_tries(fault_free.stored), point


def told_at_least_once(fault_free: End, end: End, point: Point) -> None:
    """Whoever listens knows a message by its id, so that it may come twice."""
    assert set(end.told) == set(fault_free.told), point
    assert _but_tries(end.stored) == _but_tries(fault_free.stored), point


def asked_for_once_more(fault_free: End, end: End, point: Point) -> None:
    """A code that was not sent is asked for anew by whoever waits for it; none is sent twice."""
    assert end.stored == fault_free.stored, point
    assert len(end.told) <= len(fault_free.told), point


def let_in(fault_free: End, end: End, point: Point) -> None:
    """While OK is silent a person comes in all the same, and of his consent nothing new is known."""
    if point.call.partner:
        assert _but_consent(end.stored) == _but_consent(fault_free.stored), point
    else:
        the_same(fault_free, end, point)


def _differences(fault_free: End, end: End) -> str:
    """A line each: what is lacking, what is too much."""
    return "\n".join(line for line in ndiff(fault_free.lines(), end.lines()) if line[0] in "-+")


def _but_consent(stored: Sequence[str]) -> Sequence[str]:
    said = re.compile(r'"(consent|consent_at|version)": ("[^"]*"|null|[0-9]+)|"consents": \[[^]]*\]')
    return [said.sub("…", line) for line in stored if Event.CONSENT_CHANGED not in line]


def _may_be_unlearnt(point: Point) -> bool:
    return point.call.partner or any(call.writes for call in point.before) or point.wrote


def _may_repeat(point: Point) -> int:
    """The send took effect, and that was not learnt or could not be written down."""
    sent = any(call.partner for call in point.before)
    lost = point.call.partner and point.fault in (dies_after, loses_its_answer)
    return int(sent or lost)


def _but_turns(stored: Sequence[str]) -> Sequence[str]:
    """How often it was begun, and who had taken it, is no effect of polling or telling."""
    turns = re.compile(r'("attempts": |"version": "?)[0-9]+')
    return [turns.sub(r"\1…", line) if line.startswith('["external"') else line for line in stored]


def _but_tries(stored: Sequence[str]) -> Sequence[str]:
    """How often a notice was claimed is no effect, nor is a gate that was shut for a while."""
    lines = [line for line in stored if Event.NOTICE_REPEATED not in line and '"gate#' not in line]
    tries = re.compile(r'("attempts": |"version": "?)[0-9]+')
    return [tries.sub(r"\1…", line) if "notice" in line.lower() else line for line in lines]
