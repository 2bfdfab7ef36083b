"""ZZAP's own ways to say no."""

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.zzap.asking import call, hurry


def test_every_way_is_answered_and_does_nothing(sandbox: Driver) -> None:
    hurry(sandbox)
    for kind, status, word in (
        ("error_200", 200, "Не удалось"),
        ("key_dead", 200, "пароль"),
        ("too_often", 200, "лимит"),
        ("429", 429, ""),
        ("page", 200, "<h1>"),
        ("shape", 200, "[null, 1"),
    ):
        sandbox.control("faults", {"target": "zzap", "kind": kind, "calls": 1})
        answer = call(sandbox, "GetCodesTrack")
        assert (answer.status, word in answer.body.decode()) == (status, True), kind
    assert sandbox.get("/sandbox/zzap/orders").json["calls"]["taken"] == 0
