"""docs/api-guide.md names every refusal and no other; what routes take and give they describe themselves."""

import re
from pathlib import Path

from chalicelib.domain import errors
from chalicelib.edge.problems import status_of, type_of
from infra.packaging import gateway_problems

DOCUMENT = (Path(__file__).parents[2] / "docs" / "api-guide.md").read_text("utf-8")

UNANSWERED = {errors.KabinetError, errors.NotYet, errors.Erased}
"""The base, and those that nobody but consumers and OK's webhook meets."""

OF_THE_FRAMEWORK = {"method_not_allowed": 405, "unsupported_media_type": 415, "internal_error": 500}


def test_every_refusal_stands_at_its_status() -> None:
    rows = re.findall(r"^\| (\d{3}) \| ((?:`/problems/\w+`(?:, )?)+) \|", DOCUMENT, re.MULTILINE)
    told = {name: int(status) for status, names in rows for name in re.findall(r"`([\w/]+)`", names)}
    ours = {type_of(kind.default): status_of(kind()) for kind in _refusals() - UNANSWERED}
    assert told == {**ours, **{type_of(kind): status for kind, status in OF_THE_FRAMEWORK.items()}}


def test_every_refusal_of_the_gateway_stands_at_its_status() -> None:
    for status, code in gateway_problems.PROBLEMS.values():
        assert re.search(rf"^\| {status} \|[^\n]*`{code}`", DOCUMENT, re.MULTILINE), code


def _refusals() -> set[type[errors.KabinetError]]:
    kinds = vars(errors).values()
    return {kind for kind in kinds if isinstance(kind, type) and issubclass(kind, errors.KabinetError)}
