"""Sessions of botocore for containers that are built by the hundred: what all of them share is made once."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Any

import botocore.handlers
import botocore.loaders
import botocore.session
import pytest


def made_quickly(patched: pytest.MonkeyPatch) -> None:
    """The models, megabytes of JSON, are read once; the usual listeners are found their places once, and copied."""
    patched.setattr(botocore.session, "create_loader", cache(botocore.loaders.create_loader))
    patched.setattr(botocore.session, "get_session", _session)


def _session(session_vars: Any = None) -> botocore.session.Session:
    """It has listeners of its own to add to, as any other."""
    usual = tuple(id(handler) for _, handler, *_ in botocore.handlers.BUILTIN_HANDLERS)
    listeners = copy(_listeners(usual))
    return botocore.session.Session(session_vars, event_hooks=listeners, include_builtin_handlers=False)


@cache
def _listeners(usual: tuple[int, ...]) -> Any:
    """moto is one of the usual ones, once it was imported."""
    return botocore.session.Session()._original_handler
