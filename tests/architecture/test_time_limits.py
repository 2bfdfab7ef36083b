"""Limits of time that stand on one another, though they are written in different places."""

import json
from pathlib import Path

from chalice.app import SQSEventConfig

from app import app
from chalicelib.domain.notices import LEASE
from chalicelib.ok.http import CONNECT, READ

CONFIG = json.loads((Path(__file__).parents[2] / ".chalice" / "config.json").read_text("utf-8"))


def test_a_batch_of_the_slowest_notices_ends_before_its_function_and_that_before_the_lease() -> None:
    (source,) = [each for each in app.event_sources if each.name == "send_notices"]
    assert isinstance(source, SQSEventConfig)
    limit = CONFIG["lambda_functions"]["send_notices"]["lambda_timeout"]
    assert source.batch_size * (CONNECT + READ) < limit < LEASE.total_seconds()
