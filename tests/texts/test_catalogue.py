"""Texts for people: complete in both languages, and filled."""

import ast
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import chalicelib
from chalicelib.domain import errors
from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.tables import Flaw
from chalicelib.domain.inbox.message import ClaimDecision
from chalicelib.domain.notices.channels import DeskNotice
from chalicelib.domain.notices.notice import CREDITS, NOTICE_TYPES, SHARED_ANEW
from chalicelib.domain.notices.templates import PLACES, UNWORDED
from chalicelib.domain.orders.editing import RULES
from chalicelib.domain.orders.lines import COUNTED, LineState
from chalicelib.domain.orders.sums import AdjustmentKind
from chalicelib.domain.payments.claim import ClaimState, Warning
from chalicelib.domain.purchases.delivery import Cause
from chalicelib.domain.purchases.editing import LOCKED
from chalicelib.spreadsheets.workbook import BOOKS_OF_OTHERS
from chalicelib.texts import LANGUAGES
from chalicelib.usecases.ports import AnswerLost

ROOT = Path(chalicelib.__file__).parent
RAISING = {name for name, thing in vars(errors).items() if isinstance(thing, type)} | {AnswerLost.__name__}
NOT_IN_TEXTS = {"field", "retry_after"}
DECIDED = [f"claim_{state}" for state in ClaimState if state is not ClaimState.PENDING]
"""Reasons that a claim cannot be decided once more: named by what it is."""

WRITTEN_DOWN = ["hook_refused", "import_broken", "import_stopped", "file_unread", "file_erased", "push_given_up"]
WRITTEN_DOWN += ["log_push_refused", "log_without_order", "log_read_again", "log_told_again", "log_being_told"]
WRITTEN_DOWN += ["log_known_there", "log_nothing_to_tell"]
OF_SUPPLIERS = ["supplier_gone", "supplier_price_changed", "supplier_refused"]
WRITTEN_DOWN += ["answer_lost", "no_bot", "no_consent", "given_up", "channel_off", "not_wanted"]
"""Reasons that a connection, an import, a push, a message or a record of the log has, and nobody raises."""

OF_MARKETPLACES = ["key_dead", "key_role", "key_network", "account_wrong", "plan_missing"]
OF_MARKETPLACES += ["order_moved", "needs_missing", "reason_refused", "call_refused"]
"""What marketplaces' own refusals mean: each adapter has a table of them."""

OF_TABLES = [*Flaw, *BOOKS_OF_OTHERS.values(), *LOCKED.values(), *{rule.refusal for rule in RULES.values()}]
"""Reasons that stand in a table: why a cell says nothing, what a file is if not a workbook, what a stage forbids."""

LETTERS = tuple(dict.fromkeys(story.template for story in (*NOTICE_TYPES.values(), SHARED_ANEW, *CREDITS.values())))
MAY_BE_UNKNOWN = {"until", "details", "place", "hours", "address", "reason", "opens", "closed", "from"}
MAY_BE_UNKNOWN |= {"extras", "said", "parts", "buyer", "comment", "remarks", "by", "refusal"}
"""Data of a notice that an order need not have."""


def load(folder: str, language: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((ROOT / folder / f"{language}.json").read_text("utf-8"))
    return read


def flat(texts: Mapping[str, Any], path: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in texts.items():
        found.update(flat(value, f"{path}{key}.") if isinstance(value, dict) else {path + key: value})
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


RUSSIAN, ENGLISH = (flat(load("texts", language)) for language in LANGUAGES)


def test_no_text_is_written_twice() -> None:
    """Of two the later would be read, whoever wrote the earlier."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        assert sorted(names) == sorted(set(names))
        return dict(pairs)

    for language in LANGUAGES:
        json.loads((ROOT / "texts" / f"{language}.json").read_text("utf-8"), object_pairs_hook=once)


def test_both_languages_say_the_same_things() -> None:
    assert RUSSIAN.keys() == ENGLISH.keys()


def test_both_languages_fill_the_same_places() -> None:
    assert [key for key in RUSSIAN if placeholders(RUSSIAN[key]) != placeholders(ENGLISH[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_has_stray_gaps(language: str) -> None:
    texts = flat(load("texts", language))
    assert [key for key, text in texts.items() if text != text.strip() or not text] == []


def test_russian_is_written_in_russian() -> None:
    """But for names, which are written as their owners write them."""
    ours = {key: text for key, text in RUSSIAN.items() if not key.startswith("rules.marketplaces.")}
    words = {key: re.sub(r"{\w+}", "", text) for key, text in ours.items()}
    assert [key for key, text in words.items() if re.search("[a-z]", text) and not re.search("[а-яё]", text)] == []


def test_every_column_has_a_name() -> None:
    assert [column for column in Column if f"columns.{column}" not in RUSSIAN] == []


@cache
def calls() -> Sequence[tuple[str, ast.Call]]:
    """All that the code calls, with the file it does so in. Found when it is asked for, not by whoever imports this."""
    return [
        (file.relative_to(ROOT).as_posix(), node)
        for file in sorted(ROOT.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


@cache
def raised() -> dict[str, list[set[str]]]:
    """Reasons that the code gives, each with the values that fill its text, place by place."""
    found: dict[str, list[set[str]]] = {kind.default: [set()] for kind in refusals()}
    for _, call in calls():
        reason = literal(call.args[0]) if call.args and called(call) in RAISING else None
        if reason:
            given = {word.arg for word in call.keywords if word.arg} - NOT_IN_TEXTS
            found.setdefault(reason, []).append(given)
    for reason in (*DECIDED, *WRITTEN_DOWN, *OF_MARKETPLACES, *OF_SUPPLIERS, *OF_TABLES):
        found.setdefault(reason, []).append(set())
    return found


def refusals() -> list[type[errors.KabinetError]]:
    kinds = [
        thing for name in sorted(RAISING - {"AnswerLost"}) if issubclass(thing := getattr(errors, name), Exception)
    ]
    return [kind for kind in kinds if kind is not errors.KabinetError]


def test_the_code_was_really_searched() -> None:
    assert {
        "price_unreadable",
        "file_bomb",
        "launch_forged",
        "ok_unavailable",
        "bot_of_another_group",
    } <= raised().keys()


def test_every_reason_has_a_text_in_both_languages() -> None:
    for texts in (RUSSIAN, ENGLISH):
        assert [reason for reason in raised() if f"errors.{reason}" not in texts] == []


def test_whoever_gives_a_reason_fills_the_places_of_its_text() -> None:
    for reason, fillings in raised().items():
        for given in fillings:
            assert placeholders(RUSSIAN[f"errors.{reason}"]) <= given, reason


def test_no_text_of_a_refusal_is_left_over() -> None:
    told = {key.removeprefix("errors.") for key in RUSSIAN if key.startswith("errors.")}
    assert told - raised().keys() == set()


def test_a_reason_that_is_put_together_is_known_or_only_ever_written_down() -> None:
    """By claims what they are decided as, by the bot OK's codes; the others hand on a reason that was found above."""
    put_together = {
        file for file, call in calls() if call.args and called(call) in RAISING and literal(call.args[0]) is None
    }
    assert put_together == {
        "api/wire/forms.py",
        "channels/aws.py",
        "channels/webhook.py",
        "domain/access/reach.py",
        "domain/payments/claim.py",
        "domain/catalogue/offer_cells.py",
        "domain/imports/import_job.py",
        "domain/imports/row_cells.py",
        "domain/orders/editing.py",
        "domain/purchases/editing.py",
        "marketplaces/getzzap/answers.py",
        "marketplaces/ozon/errors.py",
        "marketplaces/yandex_market/errors.py",
        "marketplaces/zzap/answers.py",
        "marketplaces/zzap/errors.py",
        "ok/bot.py",
        "spreadsheets/workbook.py",
        "suppliers/service.py",
        "usecases/access/open_desk_by_passkey.py",
        "usecases/external/reserve_goods.py",
        "usecases/notices/manage_addresses.py",
        "usecases/notices/send_notices.py",
    }


# notices


def test_every_letter_is_there_and_names_only_what_it_may() -> None:
    for letter, texts in product(LETTERS, (RUSSIAN, ENGLISH)):
        may = set({**PLACES, **UNWORDED}[letter])
        assert {"community"} <= placeholders(texts[f"notices.{letter}"]) <= may, letter


def test_what_may_be_unknown_stands_in_a_line_of_its_own() -> None:
    """A line without its data is left out; a sentence that loses a word is none any more."""
    for letter, texts in product(LETTERS, (RUSSIAN, ENGLISH)):
        for line in texts[f"notices.{letter}"].split("\n"):
            named = placeholders(line)
            assert not named & MAY_BE_UNKNOWN or len(named) == 1, letter


def test_no_text_of_a_notice_is_left_over() -> None:
    parts = {"line", "more", "no_goods", "open", "paid", "and_others", "in_cabinet"}
    parts |= {"at_the_organizers", "closed", "closed_until", "of_order", "of_orders", "part", "part_of_nothing"}
    parts |= {"debt_checked", "claims_reported", "claim_not_found", "with_proof", "without_proof", "open_claims"}
    parts |= {"decisions_asked", "of_minimum", "more_purchases", "open_home"}
    parts |= {
        *ClaimDecision,
        *(f"claim_state.{state}" for state in ClaimState),
        *(f"remark.{each}" for each in Warning),
    }
    parts |= {f"extra.{kind}" for kind in ("fee", "delivery", "pickup", *AdjustmentKind)}
    parts |= {"gone.title", *(f"gone.{state}" for state in LineState if state not in COUNTED)}
    parts |= {"shared.anew", *(f"shared.{cause}" for cause in Cause)}
    desk = {*DeskNotice, "account_works", "polls_silent", "many", "more", "open", "for_total", "our_order"}
    desk |= {"code", "code_subject"}
    parts |= {f"desk.{each}" for each in desk}
    told = {key.removeprefix("notices.") for key in RUSSIAN if key.startswith("notices.")}
    assert told == {*LETTERS, *parts}
