"""Remarks on an organizer's file: each has its text, and fills it."""

import ast

from chalicelib.domain.catalogue.offer_rows import OF_OFFERS
from tests.texts.test_catalogue import ENGLISH, RUSSIAN, called, calls, literal, placeholders


def remarked() -> dict[str, set[str] | None]:
    """Reasons of remarks, each with the values that it is given where they are written out."""
    found: dict[str, set[str] | None] = {}
    for file, call in calls():
        names = [reason for argument in call.args[:2] if (reason := literal(argument))]
        if file.startswith("domain/") and called(call) in ("Remark", "_remark", "_of_rows") and names:
            found[names[0]] = given(call)
    found |= {f"offer_{reason}": found[reason] for reason in OF_OFFERS}
    return found | {"phone_spoilt": set(), "phone_left_out": set()} | {"phone_first": {"phone"}}


def given(call: ast.Call) -> set[str] | None:
    """Keywords of the call, or keys of the mapping in it."""
    if called(call) == "_remark":
        return {word.arg for word in call.keywords if word.arg}
    if called(call) == "_of_rows":
        return {"count", "rows"}
    for node in (*call.args, *(word.value for word in call.keywords)):
        if isinstance(node, ast.Dict):
            return {key for each in node.keys if each and (key := literal(each))}
    return None


def test_every_remark_has_a_text_in_both_languages_and_no_text_is_left_over() -> None:
    for texts in (RUSSIAN, ENGLISH):
        assert {key.removeprefix("remarks.") for key in texts if key.startswith("remarks.")} == remarked().keys()


def test_whoever_remarks_fills_the_places_of_the_text() -> None:
    filled = {reason: values for reason, values in remarked().items() if values is not None}
    assert len(filled) > 15
    for reason, values in filled.items():
        assert placeholders(RUSSIAN[f"remarks.{reason}"]) <= values, reason
