"""What a launch has to hold, and how a forgery is refused."""

from collections.abc import Mapping

import pytest

from chalicelib.domain.errors import LaunchForged
from chalicelib.ok.launch import OkLaunches
from tests.ok.launches import query_of, verifier

REQUIRED = (
    *("logged_user_id", "session_key", "session_secret_key", "application_key", "api_server"),
    *("apiconnection", "group_id", "auth_sig", "sig"),
)


def is_forged(fields: Mapping[str, str] | str, launches: OkLaunches | None = None) -> bool:
    query = fields if isinstance(fields, str) else query_of(fields)
    with pytest.raises(LaunchForged):
        (launches or verifier()).verify(query)
    return True
