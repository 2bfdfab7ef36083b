"""One line of a log: small, whole, with its metrics, and about nobody."""

import json

import pytest

from chalicelib import tracing
from chalicelib.edge import logs


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    line = capsys.readouterr().out
    assert line.endswith("\n")
    assert line.count("\n") == 1
    return line


def test_a_line_is_json_with_its_metrics_embedded(capsys: pytest.CaptureFixture[str]) -> None:
    logs.write("batch", "send_notices", {"ms": 1.5, "records": 10, "failed": 1})
    line = json.loads(printed(capsys))
    [directive] = line["_aws"]["CloudWatchMetrics"]
    assert (line["batch"], line["ms"], line["records"], line["failed"]) == ("send_notices", 1.5, 10, 1)
    assert {metric["Name"] for metric in directive["Metrics"]} == {"ms", "records", "failed"}
    assert directive["Dimensions"] == [["batch"]]
    assert isinstance(line["_aws"]["Timestamp"], int)


def test_the_longest_line_stays_below_700_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    metrics = {"ms": 123456.7, "records": 10_000, "failed": 10_000}
    logs.write("request", "POST /v1/purchases/{id}/imports", metrics, status=503, id="f" * 64)
    assert len(printed(capsys).encode()) <= 700


def test_a_line_break_in_a_field_makes_no_second_line(capsys: pytest.CaptureFixture[str]) -> None:
    tracing.trouble("ValueError", id='a\nb\r\u2028{"request":"forged"}')
    assert json.loads(printed(capsys))["id"] == 'a\nb\r\u2028{"request":"forged"}'


def test_a_stopwatch_tells_milliseconds_that_passed() -> None:
    elapsed = logs.stopwatch()
    assert 0 <= elapsed() <= elapsed() < 5_000


@pytest.mark.parametrize(
    ("address", "known_as"),
    [
        ("217.20.145.13", "217.20.145.0/24"),
        ("2a00:1148:b0:6::17", "2a00:1148:b0::/48"),
        ("", ""),
        ("217.20.145.13, 10.0.0.1", ""),
        ("test-invoke-source-ip", ""),
    ],
)
def test_where_a_request_came_from_is_known_so_broadly_that_it_names_nobody(address: str, known_as: str) -> None:
    assert logs.network(address) == known_as
