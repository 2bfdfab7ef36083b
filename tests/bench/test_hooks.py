"""What is measured of pushes is taken, signed ones too, and kept in one call."""

import json

import pytest

from bench.figures import forget_hub, installed
from bench.hooks import PUSHES, bare_sender, push_event
from bench.world import entry_point, store


def test_each_push_is_taken_and_a_forged_one_is_no_measurement() -> None:
    with store(1) as measured, installed(measured):
        for marketplace in PUSHES:
            forget_hub()
            event = push_event(marketplace)
            assert entry_point(event)()["statusCode"] == 200
            assert json.loads(bare_sender(event)()["body"]) == {"result": True}
            with pytest.raises(SystemExit):
                entry_point({**event, "body": "{}"})()
        forget_hub()
