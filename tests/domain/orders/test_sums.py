"""How the sum of an order changed, as people could see it."""

from datetime import datetime, timedelta

from chalicelib.domain.orders.sums import STEPS, ChangeReason, SumChange, noted
from tests.factories import NOW

IMPORT, SPLIT, PICKUP = ChangeReason.IMPORT, ChangeReason.DELIVERY_SPLIT, ChangeReason.PICKUP


def change(before: int, after: int, reason: ChangeReason = IMPORT, minutes: int = 0) -> SumChange:
    return SumChange(NOW + timedelta(minutes=minutes), before, after, reason)


def added(changes: tuple[SumChange, ...], new: SumChange, *, since: datetime | None = None) -> tuple[SumChange, ...]:
    return noted(changes, new, since, new=False)


def test_a_change_stands_before_those_of_earlier() -> None:
    earlier = (change(0, 100),)
    assert added(earlier, change(100, 150, PICKUP, 5)) == (change(100, 150, PICKUP, 5), *earlier)


def test_both_steps_of_one_import_are_one_change() -> None:
    of_lines = change(100, 200, IMPORT, 1)
    whole = added((of_lines,), change(200, 230, SPLIT, 2), since=NOW)
    assert whole == added((of_lines,), change(200, 230, SPLIT, 2), since=of_lines.at), "at the very moment it began"
    assert whole == (change(100, 230, IMPORT, 2),)


def test_two_imports_are_two_changes() -> None:
    of_before = change(100, 200, IMPORT, -1)
    assert len(added((of_before,), change(200, 230, SPLIT, 2), since=NOW)) == 2


def test_what_an_import_takes_back_was_no_change() -> None:
    earlier = change(50, 100, PICKUP, -9)
    assert added((change(100, 200, IMPORT, 1), earlier), change(200, 100, SPLIT, 2), since=NOW) == (earlier,)


def test_a_new_order_has_not_changed_by_becoming_one() -> None:
    assert noted((), change(0, 100), NOW, new=True) == ()
    assert noted((change(1, 2, PICKUP, -1),), change(2, 100), NOW, new=True) == (
        change(2, 100),
        change(1, 2, PICKUP, -1),
    )


def test_what_a_buyer_chose_meanwhile_is_no_step_of_the_import() -> None:
    assert PICKUP not in STEPS
    chosen = change(100, 200, PICKUP, 1)
    assert len(added((chosen,), change(200, 230, SPLIT, 2), since=NOW)) == 2
