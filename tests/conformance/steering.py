"""Generated requests that name what is really there: half of all, so that what is missing is asked for as well."""

from __future__ import annotations

from typing import Any

from schemathesis import Case

from tests.conformance.tenant import Tenant


def steer(case: Case[Any], tenant: Tenant) -> None:
    """A well-formed case. Whole numbers are written as such: JSON Schema takes ``12.0`` for one, we do not."""
    for name, value in (case.path_parameters or {}).items():
        case.path_parameters[name] = _named(tenant, name, value)
    case.body = _steered(tenant, "", case.body)


def _steered(tenant: Tenant, name: str, value: Any) -> Any:
    match value:
        case dict():
            return {each: _steered(tenant, each, inner) for each, inner in value.items()}
        case list():
            steered = [_steered(tenant, name, each) for each in value]
            return list(dict.fromkeys(steered)) if all(isinstance(each, str) for each in steered) else steered
        case float() if value.is_integer():
            return int(value)
        case str():
            return _named(tenant, name, value)
    return value


def _named(tenant: Tenant, name: str, value: Any) -> Any:
    """Every second: which, its own length decides, so that the same request is always steered the same way."""
    found = tenant.ids.get(name)
    if not found or not isinstance(value, str) or len(value) % 2:
        return value
    return found[len(value) // 2 % len(found)]
