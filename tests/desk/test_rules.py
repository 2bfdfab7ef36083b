"""What the desk knows beside the API is what the server says too."""

import json
import re
from pathlib import Path

from chalicelib.domain.communities.community import Role
from chalicelib.domain.external.account import FORMS
from chalicelib.domain.external.deciding import UNDO_WITHIN
from chalicelib.domain.external.sighting import NeedKind
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import CREDITS, NOTICE_TYPES
from chalicelib.domain.orders.editing import RULES
from chalicelib.domain.orders.origin import MARKETPLACE
from chalicelib.domain.purchases.purchase import Stage
from tests.audited import FOLLOWS, TOLD, UNTOLD

SOURCES = Path(__file__).parents[2] / "desk" / "src"


def test_the_desk_offers_what_the_table_of_editing_allows() -> None:
    known = json.loads((SOURCES / "orders" / "rules.json").read_text("utf-8"))
    assert known == {
        action.value: {
            role.value: [stage.value for stage in Stage if stage in stages] for role, stages in rule.allowed.items()
        }
        for action, rule in RULES.items()
    }


def test_whatever_the_audit_lists_and_every_notice_has_a_name() -> None:
    """The audit lists what a request commits: changes, what follows beside them, and what is asked for by it."""
    words: set[str] = set()
    for name in ("ru", "more.ru"):
        words |= json.loads((SOURCES / "texts" / f"{name}.json").read_text("utf-8")).keys()
    listed = {*TOLD, *UNTOLD[FOLLOWS], Event.MESSAGES_DUE, Event.DECISION_NEEDED}
    assert sorted(f"event.{event}" for event in listed if f"event.{event}" not in words) == []
    notices = {each.template for each in (*NOTICE_TYPES.values(), *CREDITS.values())}
    assert sorted(f"letter.{notice}" for notice in notices if f"letter.{notice}" not in words) == []


def test_every_word_is_there_in_both_languages() -> None:
    plural = ("_one", "_few", "_many", "_other")
    for name in ("", "more.", "external."):
        ru, en = (json.loads((SOURCES / "texts" / f"{name}{each}.json").read_text("utf-8")) for each in ("ru", "en"))
        assert set(ru) - set(en) <= {key for key in ru if key.endswith(plural)}
        assert set(en) - set(ru) == set()


def test_the_desk_knows_every_role() -> None:
    words = json.loads((SOURCES / "texts" / "more.ru.json").read_text("utf-8"))
    assert {f"roleAbout.{role}" for role in Role} <= set(words)


def test_the_desk_asks_for_what_an_account_is_connected_by() -> None:
    known = json.loads((SOURCES / "external" / "forms.json").read_text("utf-8"))
    assert known == {
        marketplace.value: {
            "public": list(form.public),
            "secret": list(form.secret),
            "optional": sorted(form.optional),
            "pushes": form.pushes,
            "signs": marketplace.signs,
        }
        for marketplace, form in FORMS.items()
    }
    words = json.loads((SOURCES / "texts" / "external.ru.json").read_text("utf-8"))
    fields = {field for form in FORMS.values() for field in (*form.public, *form.secret)}
    assert {f"accountField.{field}" for field in fields} <= set(words)
    assert {f"accountWhere.{marketplace}" for marketplace in FORMS} <= set(words)
    assert {f"need.{kind}" for kind in NeedKind} <= set(words)


def test_the_desk_says_until_when_a_decision_may_be_taken_back() -> None:
    said = re.findall(r"UNDO_SECONDS = (\d+);", (SOURCES / "external" / "deciding.ts").read_text("utf-8"))
    assert said == [str(int(UNDO_WITHIN.total_seconds()))]


def test_the_desk_knows_an_order_that_came_from_a_marketplace() -> None:
    assert f"MARKETPLACES = '{MARKETPLACE}';" in (SOURCES / "parts" / "origin.tsx").read_text("utf-8")
