"""Who did what at the desk, when, from where, and what changed."""

from __future__ import annotations

from typing import Any

from chalicelib.domain.journal import Event
from tests.api.admin.entering import key, owner
from tests.api.desk import Desk
from tests.api.journey import Journey
from tests.world import ANNA

__all__ = ["owner"]
AUDIT = "/v1/audit"


def listed(journey: Journey, token: str, query: str = "") -> list[Any]:
    answer = journey.api.get(f"{AUDIT}{query}", token)
    assert answer.status == 200, answer.text
    items: list[Any] = answer.json["items"]
    return items


def test_a_change_says_who_when_from_where_and_what(desk: Desk) -> None:
    point = desk.add_point()
    desk.change_point(point, {"price": 500})
    changed, added = listed(desk.journey, desk.token, f"?event={Event.POINTS_CHANGED}")
    assert (changed["before"], changed["after"]) == ({"price": 10_000}, {"price": 500})
    assert (added["before"], added["after"]["title"], added["data"]["point"]) == (None, "Склад", point)
    assert (changed["actor"]["kind"], changed["address"]) == ("person", "127.0.0.0/24")
    assert changed["at"].startswith("2026-11-22T")


def test_terms_that_change_are_told_and_nobodys_name(desk: Desk) -> None:
    """The organizer of a purchase is an id there."""
    desk.offer(desk.add_point())
    newest = listed(desk.journey, desk.token, f"?event={Event.PURCHASE_CHANGED}")[0]
    assert (newest["before"]["place"], newest["after"]["place"]) == ("", "у подъезда")
    assert not {"organizer_name", "organizer_profile", "terms"} & newest["after"].keys()


def test_what_buyers_do_is_not_listed(desk: Desk) -> None:
    before = len(listed(desk.journey, desk.token))
    desk.api.post("/buyer/notices", {"muted": ["reminder"], "quiet": None}, desk.anna)
    assert len(listed(desk.journey, desk.token)) == before > 0
    assert desk.api.get(AUDIT, desk.journey.token(ANNA)).status == 403


def test_a_program_is_named_by_its_key_and_a_page_costs_three_calls_at_most(journey: Journey, owner: str) -> None:
    made = key(journey, owner, "purchases:write", "purchases:read")
    journey.api.post("/v1/purchases", {"title": "Зима"}, made["key"])
    newest = listed(journey, owner)[0]
    assert newest["actor"] == {"kind": "api_key", "id": made["id"], "name": "1C"}
    assert sorted(call.operation for call in journey.api.recorder.calls) == ["BatchGetItem", "Query", "Query"]


def test_it_is_filtered_by_day_subject_and_actor(journey: Journey, owner: str) -> None:
    purchase = journey.purchase(owner)
    actor = journey.api.get("/v1/me", owner).json["id"]
    for query, there in (
        (f"?subject=purchase/{purchase}", True),
        (f"?subject=purchase/{purchase}&actor=buyer/{actor}&event={Event.PURCHASE_CREATED}", True),
        ("?subject=purchase/none", False),
        ("?actor=buyer/nobody", False),
        ("?from=2026-11-22&to=2026-11-22", True),
        ("?from=2026-11-01&to=2026-11-21", False),
    ):
        assert bool(listed(journey, owner, query)) == there, query
    for query in ("?from=2026-11-23&to=2026-11-22", "?from=2020-01-01", "?from=x"):
        assert journey.api.get(f"{AUDIT}{query}", owner).status == 400, query


def test_nothing_writes_it(journey: Journey, owner: str) -> None:
    for answer in (
        journey.api.post(AUDIT, {}, owner),
        journey.api.patch(AUDIT, {}, owner, 1),
        journey.api.delete(AUDIT, owner, 1),
    ):
        assert answer.status in (404, 405)
