"""A buyer's own decisions about her data, with every policy enforced."""

import pytest

from tests.deployed.leaving import Leaving
from tests.deployed.ordering import Ordering
from tests.deployed.paying import PNG

pytestmark = pytest.mark.deployed


def test_what_she_does_not_want_to_hear_of_is_kept(left: Leaving) -> None:
    assert (left.settings["muted"], left.settings["quiet"]) == (["reminder"], None)


def test_consent_is_withdrawn_and_given_again_with_its_history(left: Leaving) -> None:
    assert left.withdrawn["consent"]["state"] == "withdrawn"
    assert [each["how"] for each in left.allowed["consent"]["history"]] == ["button", "person", "launch"]


def test_the_export_holds_everything_and_the_proof(left: Leaving) -> None:
    kept = {name: len(found) for name, found in left.document.items() if isinstance(found, list)}
    assert (kept["orders"], kept["payments"], kept["claims"]) == (2, 7, 4)
    assert (kept["proofs"], kept["comments"], kept["messages"]) == (1, 3, 2)
    assert [name for name, found in kept.items() if not found] == ["passkeys"], "a buyer has no desk"
    assert left.proof == PNG


def test_after_the_erasure_only_sums_are_left(left: Leaving) -> None:
    emptied = ("comments", "messages", "notices", "proofs")
    assert [name for name in emptied if left.left[name]] == []
    assert left.left["buyer"]["name"] == left.order["buyer"]["name"] == ""
    assert {line["comment"] for line in left.order["lines"]} == {""}
    assert len(left.left["payments"]) == len(left.document["payments"])


def test_who_comes_again_begins_anew(ordered: Ordering, left: Leaving) -> None:
    assert left.returned.user == ordered.anna.user
    assert left.orders == []


def test_an_organizer_works_at_the_desk_until_her_session_is_ended(left: Leaving) -> None:
    desk = left.desk
    assert (desk.me["kind"], desk.me["role"]) == ("person", "organizer")
    assert len(desk.sessions) == 1
    assert desk.made == desk.again, "the same request is done once"
    assert desk.audit[0]["event"] == "PointsChanged"
    assert desk.late == 401


def test_she_enters_by_a_passkey_until_she_removes_it(left: Leaving) -> None:
    assert (left.desk.entered["role"], left.desk.entered["person"]["id"]) == ("organizer", left.desk.me["id"])
    assert left.desk.gone == 401
