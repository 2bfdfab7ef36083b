"""What a stack must be told: from the environment, from what it knows already, or by asking."""

import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from infra.local.problem import Problem

Ask = Callable[[str, bool], str]
"""Question and whether the answer must not be shown → answer."""


def parameters(
    template: Mapping[str, Any], stage: str, known: Mapping[str, str], ask: Ask, given: Mapping[str, str]
) -> list[dict[str, Any]]:
    """For CloudFormation. `known` are the parameters of the existing stack, `given` are variables of an environment.

    Secrets never pass the command line. Raises Problem for a value that the template would refuse.
    """
    return list(_parameters(template["Parameters"], {**given, "STAGE": stage}, known, ask))


def _parameters(
    declared: Mapping[str, Any], given: Mapping[str, str], known: Mapping[str, str], ask: Ask
) -> Iterator[dict[str, Any]]:
    for name, parameter in declared.items():
        if variable(name) in given:
            yield {"ParameterKey": name, "ParameterValue": _checked(name, parameter, given[variable(name)])}
        elif name in known and _fits(parameter, known[name]):
            yield {"ParameterKey": name, "UsePreviousValue": True}
        elif "Default" not in parameter:
            yield {"ParameterKey": name, "ParameterValue": _checked(name, parameter, _asked(name, parameter, ask))}


def _fits(parameter: Mapping[str, Any], value: str) -> bool:
    """A secret is not shown, and was taken once."""
    return bool(parameter.get("NoEcho") or re.fullmatch(parameter.get("AllowedPattern", ".*"), value, re.DOTALL))


def _checked(name: str, parameter: Mapping[str, Any], value: str) -> str:
    if not _fits(parameter, value):
        raise Problem(f"{variable(name)} is not as it should be ({parameter['Description']}). Nothing was changed.")
    return value


def _asked(name: str, parameter: Mapping[str, Any], ask: Ask) -> str:
    if name == "TokenKeys":
        return ask(f"{parameter['Description']} (Enter makes one)", True) or secrets.token_urlsafe(32)
    return ask(f"{parameter['Description']} ({variable(name)})", bool(parameter.get("NoEcho")))


def variable(name: str) -> str:
    """OkApplicationId → OK_APPLICATION_ID."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()
