"""An order as a whole: what is still to be done first, what went worst."""

from msgspec.structs import replace

from chalicelib.domain.external.external_order import Decision, Push, read_place
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Phase
from tests.factories import NOW, a_sighting, an_account

LINE = a_sighting().lines[0]
ORDER = first_seen(an_account(), a_sighting(lines=(LINE, replace(LINE, key="2"))), NOW)


def test_it_waits_while_one_line_does_and_the_marketplace_lets_us_decide() -> None:
    first, second = ORDER.lines
    half = replace(ORDER, lines=(replace(first, decision=Decision.ACCEPTED), second))
    assert (half.decision, half.undecided) == (Decision.NEW, True)
    assert not replace(half, phase=Phase.UNPAID).undecided
    assert not replace(half, lines=(half.lines[0],)).undecided


def test_the_worst_of_its_pushes_is_that_of_the_whole() -> None:
    first, second = (
        replace(line, push=push) for line, push in zip(ORDER.lines, (Push.ACKNOWLEDGED, Push.FAILED), strict=True)
    )
    assert replace(ORDER, lines=(first, second)).push is Push.FAILED
    assert replace(ORDER, lines=(first,)).push is Push.ACKNOWLEDGED
    assert ORDER.push is Push.NONE


def test_pieces_that_were_cancelled_are_not_wanted() -> None:
    line = ORDER.lines[0]
    assert line.wanted == 2
    assert replace(line, seen=replace(LINE, cancelled=5)).wanted == 0
    assert replace(line, seen=replace(LINE, quantity=None)).wanted is None


def test_it_is_as_old_as_its_marketplace_says_or_as_we_know_it() -> None:
    assert ORDER.placed_at == NOW
    assert replace(ORDER, created_at=None).placed_at == ORDER.seen_at
    assert (ORDER.line("2"), ORDER.line("3")) == (ORDER.lines[1], None)


def test_its_place_is_read_as_it_is_written_whatever_its_number_has_in_it() -> None:
    odd = replace(ORDER, order="7/2026/1")
    assert read_place(odd.place) == (ORDER.account, "7/2026/1")
