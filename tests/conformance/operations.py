"""The operations of the description, as schemathesis knows them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation

from infra.description.openapi import description
from infra.routes import ROUTES

REFUSING = {"expected-statuses": ["400", "401", "403", "404", "409", "412", "413", "415", "422", "428", "429"]}
"""What a wrong request may be answered by: whatever else is wrong with it may be said first."""


def operations(told: Mapping[str, Any]) -> dict[str, APIOperation[Any, Any, Any, Any]]:
    """By method and path."""
    config = SchemathesisConfig.from_dict({"checks": {"negative_data_rejection": REFUSING}})
    schema = schemathesis.openapi.from_dict(_without_tokens(told), config=config)
    found = [each.ok() for each in schema.get_all_operations() if isinstance(each, Ok)]
    return {each.label: each for each in found}


def _without_tokens(told: Mapping[str, Any]) -> dict[str, Any]:
    """Tokens are of the callers there are: nobody has to make some up, and ``Asking`` knows who may."""
    plain: dict[str, Any] = json.loads(json.dumps(told))
    for methods in plain["paths"].values():
        for operation in methods.values():
            operation.pop("security", None)
    return plain


OPERATIONS = operations(description(ROUTES))
