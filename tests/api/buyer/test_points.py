"""The buyer chooses where he collects."""

from tests.api.desk import Desk


def test_a_chosen_point_enters_the_sum(desk: Desk) -> None:
    point = desk.add_point()
    desk.offer(point)
    order = desk.choose(point).json
    assert order["sum"]["total"] == 120_000
    assert {"kind": "pickup", "amount": 10_000, "reason": "Склад"} in order["sum"]["parts"]
    (choice,) = desk.api.get(f"/buyer/orders/{desk.number}/points", desk.anna).json["points"]
    assert (choice["chosen"], choice["full"]) == (True, True)
    assert desk.choose(None).json["sum"]["total"] == 110_000


def test_a_full_point_cannot_be_chosen(desk: Desk) -> None:
    point = desk.add_point(capacity=0)
    desk.offer(point)
    answer = desk.choose(point)
    assert (answer.status, answer.kind) == (409, "full")
    assert "нет места" in answer.json["detail"]


def test_a_point_that_was_not_offered_is_missing(desk: Desk) -> None:
    offered, hidden = desk.add_point(), desk.add_point()
    desk.offer(offered)
    assert desk.choose(hidden).status == 404
