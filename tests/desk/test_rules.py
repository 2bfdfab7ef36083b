"""What the desk knows beside the API is what the server says too."""

import json
from pathlib import Path

from chalicelib.domain.communities.community import Role
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import CREDITS, NOTICE_TYPES
from chalicelib.domain.orders.editing import RULES
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
    for name in ("", "more."):
        ru, en = (json.loads((SOURCES / "texts" / f"{name}{each}.json").read_text("utf-8")) for each in ("ru", "en"))
        assert set(ru) - set(en) <= {key for key in ru if key.endswith(plural)}
        assert set(en) - set(ru) == set()


def test_the_desk_knows_every_role() -> None:
    words = json.loads((SOURCES / "texts" / "more.ru.json").read_text("utf-8"))
    assert {f"roleAbout.{role}" for role in Role} <= set(words)
