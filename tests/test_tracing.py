"""What an operator follows."""

import json
import threading

import pytest

from chalicelib import tracing


def test_a_trouble_is_one_line_of_json_under_the_id_at_hand(capsys: pytest.CaptureFixture[str]) -> None:
    tracing.begin("the-id")
    tracing.trouble("given_up", batch="send_notices", at=["a.py:1", "b.py:2"])
    out = capsys.readouterr().out
    assert out.endswith("\n")
    assert out.count("\n") == 1
    assert json.loads(out) == {
        "trouble": "given_up",
        "id": "the-id",
        "batch": "send_notices",
        "at": ["a.py:1", "b.py:2"],
    }


def test_a_word_with_an_end_of_line_in_it_makes_no_second_line(capsys: pytest.CaptureFixture[str]) -> None:
    tracing.trouble("odd", words='a\nb\r\n"c" \u2028 Кабинет')
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert json.loads(out)["words"] == 'a\nb\r\n"c" \u2028 Кабинет'


def test_the_next_beginning_is_followed_instead_and_another_thread_by_none() -> None:
    tracing.begin("first")
    tracing.begin("second")
    seen: list[str] = []
    thread = threading.Thread(target=lambda: seen.append(tracing.current()))
    thread.start()
    thread.join()
    assert (tracing.current(), seen) == ("second", [""])
