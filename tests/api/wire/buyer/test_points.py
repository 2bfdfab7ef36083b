"""The pickup points a buyer may choose."""

from datetime import date

from chalicelib.api.wire.buyer.points import write_choices
from chalicelib.domain.purchases.purchase import Terms
from chalicelib.usecases.pickup.choose_point import PickupChoice
from tests.api.wire.plain import told
from tests.factories import a_point, an_order

ORDER = an_order(terms=Terms(points=("north",), place="у подъезда", hours="с 17 до 20"))


def test_a_point_is_told_with_whether_it_can_be_chosen() -> None:
    choice = PickupChoice(point=a_point(price=10_000, capacity=1), full=True, closed=False, chosen=True)
    shown = told(write_choices(ORDER, [choice]))
    (point,) = shown["points"]
    assert (point["id"], point["price"], point["full"], point["chosen"]) == ("north", 10_000, True, True)
    assert point.keys().isdisjoint({"capacity", "retired", "taken"}), "how many wait there is the organizer's business"
    assert (shown["offered"], shown["locked"], shown["place"], shown["hours"]) == (
        True,
        False,
        "у подъезда",
        "с 17 до 20",
    )


def test_a_closing_that_is_over_is_not_told() -> None:
    point = a_point(closed=True, closed_until=date(2026, 11, 1), closed_reason="переучёт")
    for closed, told_of in ((True, ("2026-11-01", "переучёт")), (False, (None, ""))):
        choice = PickupChoice(point=point, full=False, closed=closed, chosen=False)
        (shown,) = told(write_choices(ORDER, [choice]))["points"]
        assert (shown["closed"], shown["closedUntil"], shown["closedReason"]) == (closed, *told_of)


def test_where_none_is_offered_the_organizers_place_is_all_there_is() -> None:
    shown = told(write_choices(an_order(terms=Terms(place="у подъезда")), []))
    assert (shown["points"], shown["offered"], shown["place"]) == ([], False, "у подъезда")
