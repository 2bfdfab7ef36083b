"""How a door of a partner answers."""

from pathlib import Path

from infra.sandbox.faults import Fault
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply


def test_a_door_works_under_its_fault_and_every_call_is_written_down() -> None:
    around = Surroundings("http://127.0.0.1:1/", "http://127.0.0.1:2/", Path("nowhere"), {})
    around.faults.register("moon", {"rain": lambda: Reply(400, outcome="rain")})
    around.faults.order("moon", Fault("rain", left=1))
    replies = [around.serve("moon", "land", lambda: Reply(outcome="landed")) for _ in range(2)]
    assert [each.status for each in replies] == [400, 200]
    calls = around.calls.since(0)
    assert [(each["target"], each["method"], each["outcome"]) for each in calls] == [
        ("moon", "land", "rain"),
        ("moon", "land", "landed"),
    ]
