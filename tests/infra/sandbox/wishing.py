"""Wishes that are refused."""

from typing import Any

import pytest

from infra.sandbox.wire import Refused


def refused(read: Any, *arguments: Any) -> str:
    """In words."""
    with pytest.raises(Refused) as refusal:
        read(*arguments)
    assert refusal.value.status == 400
    return refusal.value.message
