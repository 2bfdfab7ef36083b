"""What is measured is answered: a refusal costs less, or more, than what was asked for."""

import pytest

from bench.figures import forget_hub, installed
from bench.world import entry_point, list_event, store


def test_what_is_refused_is_no_measurement() -> None:
    with store(20) as measured, installed(measured):
        forget_hub()
        assert entry_point(list_event())()["statusCode"] == 200
        with pytest.raises(SystemExit, match="unauthorized"):
            entry_point({**list_event(), "headers": {}})()
        forget_hub()
