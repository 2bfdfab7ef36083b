"""OK's own ways to refuse, at each of its doors."""

import pytest

from tests.infra.sandbox.driver import ANNA, LETTER, SECRET, TOKEN, Driver


def order(sandbox: Driver, **wish: object) -> None:
    sandbox.control("faults", wish)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("flood", 8),
        ("session_expired", 102),
        ("session_revoked", 103),
        ("service", 2),
        ("denied", 10),
        ("limit", 11),
        ("restricted", 456),
    ],
)
def test_ok_refuses_in_its_own_way_and_does_nothing(sandbox: Driver, kind: str, code: int) -> None:
    order(sandbox, target="ok.graph", kind=kind, calls=1)
    assert sandbox.send().error == code
    assert sandbox.inbox() == []


@pytest.mark.parametrize("kind", ["page", "shape"])
def test_an_answer_can_be_one_that_nobody_can_read(sandbox: Driver, kind: str) -> None:
    order(sandbox, target="ok.graph", kind=kind, calls=1)
    answer = sandbox.send()
    assert answer.status == 200
    assert (b"<h1>" in answer.body) == (kind == "page")
    assert sandbox.inbox() == []


def test_doors_misbehave_separately(sandbox: Driver) -> None:
    order(sandbox, target="ok.graph", kind="5xx")
    assert sandbox.call("users.getLoggedInUser").status == 200


def test_the_log_never_holds_a_secret_or_a_letter(sandbox: Driver) -> None:
    session = dict(sandbox.launch())
    sandbox.call_in_session("users.getLoggedInUser")
    sandbox.call(f"hidden {SECRET}")
    sandbox.send(LETTER)
    sandbox.get(f"/graph/{TOKEN}?access_token={TOKEN}")
    log = sandbox.get("/sandbox/calls").body.decode()
    for secret in (SECRET, TOKEN, session["session_key"], "-s-", "sig", "Заказ", ANNA):
        assert secret not in log
