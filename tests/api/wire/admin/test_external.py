"""Orders of marketplaces, as the desk asks for them, reads them and decides on them."""

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.api.wire.admin.external import (
    DecisionAsked,
    ExternalQuery,
    read_filter,
    read_refusal,
    read_wishes,
    write_order,
    write_page,
)
from chalicelib.domain.external.deciding import Refusal
from chalicelib.domain.external.external_order import Bound, Decision, Explanation, ExternalOrder, Push
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Need, NeedKind, SeenBuyer
from chalicelib.domain.lists import Page
from chalicelib.usecases.external.decide_lines import AcceptWish
from tests.api.wire.plain import asked, told
from tests.factories import NOW, a_sighting, an_account

LINE = a_sighting().lines[0]
ANNA = SeenBuyer(id="b7", name="Анна", phone="+7 916 123-45-67", email="anna@example.org")
NEEDS = tuple(Need(kind, "1", "x") for kind in (NeedKind.WEIGHT, NeedKind.MARKING, NeedKind.WEIGHT))
ORDER = first_seen(an_account(region="Урал"), a_sighting(buyer=ANNA, needs=NEEDS, extra={"warehouse": "5"}), NOW)


def shown(order: ExternalOrder) -> Any:
    return told(write_order(order, "ru"))


def test_an_order_is_told_with_its_buyer_and_without_what_only_its_adapter_needs() -> None:
    order = shown(replace(ORDER, buyer_id="anna", number="1001"))
    assert (order["marketplace"], order["phase"], order["decision"], order["push"]) == ("ozon", "open", "new", "none")
    assert (order["region"], order["number"], order["placedAt"]) == ("Урал", "1001", "2026-11-22T10:00:00Z")
    assert order["buyer"] == {"id": "anna", "name": "Анна", "phone": ANNA.phone, "email": ANNA.email}
    assert order["needs"] == ["weight", "marking"]
    assert "warehouse" not in str(order)


def test_of_whom_nothing_is_told_or_who_was_forgotten_there_is_nobody() -> None:
    assert shown(replace(ORDER, buyer=None, buyer_id="anna"))["buyer"] is None


def test_a_line_is_told_with_what_it_is_bound_to_and_why() -> None:
    line = replace(
        ORDER.lines[0],
        decision=Decision.ACCEPTED,
        decided_by="rule/1",
        pieces=2,
        bound=Bound("offer", "Запчасти: Фильтр", 45_000, cost=30_000, taken=2),
        why=Explanation("r1", "Своё", ({"key": "of_a_newer_release"},)),
        push=Push.FAILED,
        problem="needs_missing",
        said="MANDATORY_MARK_MISSING",
    )
    (written,) = shown(replace(ORDER, lines=(line,)))["lines"]
    assert written["offer"] == {"id": "offer", "title": "Запчасти: Фильтр", "price": 45_000, "supplied": None}
    assert (written["decision"], written["pieces"], written["wanted"], written["push"]) == ("accepted", 2, 2, "failed")
    assert (written["why"]["title"], written["said"]) == ("Своё", "MANDATORY_MARK_MISSING")
    (bare,) = shown(ORDER)["lines"]
    assert (bare["offer"], bare["why"], bare["article"], bare["price"]) == (None, None, "OC-90", 50_000)


def test_how_many_are_wanted_of_what_is_told_in_words_nobody_knows() -> None:
    worded = replace(ORDER.lines[0], seen=replace(LINE, quantity=None, quantity_text="Есть"))
    (written,) = shown(replace(ORDER, lines=(worded,)))["lines"]
    assert (written["quantity"], written["quantityText"], written["wanted"]) == (None, "Есть", None)


def test_a_page_leads_to_the_next() -> None:
    page = told(write_page(Page([ORDER], "next"), "ru"))
    assert (page["items"], page["next"]) == ([shown(ORDER)], "next")


def test_what_is_asked_for_is_looked_for_without_gaps_around() -> None:
    sent = {"waiting": True, "decision": "new", "push": "failed", "region": " Урал ", "who": " Анна ", "q": " OC 90 "}
    query = asked(ExternalQuery, **sent, placedFrom=NOW.isoformat(), account="a", phase="open", buyer="anna")
    expected = ExternalFilter(waiting=True, account="a", decision=Decision.NEW, push=Push.FAILED, phase=ORDER.phase)
    words = {"region": "Урал", "words": "OC 90", "buyer": "anna", "who": "Анна"}
    assert read_filter(query) == replace(expected, **words, since=NOW)
    assert read_filter(ExternalQuery()) == ExternalFilter()


def test_a_decision_names_its_lines_and_a_refusal_its_reason() -> None:
    lines = [{"key": "1", "offer": "o1", "pieces": 2}, {"key": "2"}]
    decision = asked(DecisionAsked, action="refuse", lines=lines, reason=" 352 ", text=" Кончился ", sure=True)
    assert read_wishes(decision) == [AcceptWish("1", "o1", 2), AcceptWish("2", None, None)]
    assert read_refusal(decision) == Refusal("352", "Кончился", sure=True)
    assert decision.move_buyer is None


@pytest.mark.parametrize(
    "wrong", [{"action": "steal"}, {"lines": [{"kee": "1"}]}, {"lines": [{"key": "1", "pieces": "2"}]}]
)
def test_a_misspelt_decision_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        asked(DecisionAsked, **{"action": "accept", "lines": [{"key": "1"}], **wrong})
