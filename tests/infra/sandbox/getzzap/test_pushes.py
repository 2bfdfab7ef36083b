"""What the played marketplace tells by itself."""

import base64
import hashlib
import hmac
import json
import operator
import time

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.getzzap.asking import SECRET, WHOLE, decide, hearing, made
from tests.infra.sandbox.waiting import once


def orders(heard: list[tuple[dict[str, str], bytes]]) -> list[str]:
    return [json.loads(body)["data"]["order"] for _, body in heard]


def misbehave(sandbox: Driver, kind: str) -> None:
    sandbox.control("faults", {"target": "getzzap pushes", "kind": kind, "calls": 1})


def test_each_change_is_told_signed_by_the_rule(sandbox: Driver) -> None:
    with hearing(sandbox) as ear:
        number = made(sandbox)
        headers, body = ear.wait(1)[0]
        decide(sandbox, f"{number}/accept", json.dumps({"lines": WHOLE}).encode())
        sandbox.control("getzzap/cancel", {"order": number})
        ear.wait(3)
    told = [json.loads(each) for _, each in ear.heard]
    assert {each["type"] for each in told} == {"order.created", "order.updated", "order.cancelled"}
    stamp = headers["webhook-timestamp"]
    assert abs(int(stamp) - time.time()) < 60
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    digest = hmac.new(key, f"{headers['webhook-id']}.{stamp}.".encode() + body, hashlib.sha256).digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"


def test_what_is_not_taken_is_told_again_under_the_same_id(sandbox: Driver) -> None:
    with hearing(sandbox) as ear:
        ear.statuses = [500, 404]
        made(sandbox)
        heard = ear.wait(3)
    assert len({headers["webhook-id"] for headers, _ in heard}) == 1


def test_who_never_takes_it_is_given_up(sandbox: Driver) -> None:
    with hearing(sandbox, retry=0) as ear:
        ear.statuses = [500] * 20
        made(sandbox)
        ear.wait(5)
        assert states(sandbox, "given up") == ["given up"]


def test_it_comes_twice_late_after_the_next_or_not_at_all(sandbox: Driver) -> None:
    with hearing(sandbox) as ear:
        for kind in ("duplicated", "lost"):
            misbehave(sandbox, kind)
            number = made(sandbox)
            assert orders(ear.wait(2)) == [number, number]
            ear.heard.clear()
        for kind in ("late", "reordered"):
            misbehave(sandbox, kind)
            first = made(sandbox)
            once(lambda: sandbox.get("/sandbox/state").json["faults"]["getzzap pushes"]["kind"], operator.not_)
            second = made(sandbox)
            assert orders(ear.wait(2)) == [second, first]
            ear.heard.clear()
        for kind in ("dropped", "5xx"):
            misbehave(sandbox, kind)
            made(sandbox)
            assert states(sandbox, "dropped")[0] == "dropped"
        assert ear.heard == []


def test_a_forged_one_is_signed_by_another(sandbox: Driver) -> None:
    with hearing(sandbox) as ear:
        misbehave(sandbox, "forged")
        made(sandbox)
        headers, body = ear.wait(1)[0]
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    assert base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode() not in headers["webhook-signature"]


def test_nobody_is_told_where_there_is_no_address_and_nothing_leaves_this_machine(sandbox: Driver) -> None:
    made(sandbox)
    sandbox.control("getzzap/webhook", {"url": "https://a.example/hook", "secret": SECRET})
    made(sandbox)
    assert [each["state"] for each in sandbox.get("/sandbox/getzzap/orders").json["pushes"]] == ["outside", "nobody"]


def states(sandbox: Driver, awaited: str) -> list[str]:
    """Newest first, once the newest is so."""

    def found() -> list[str]:
        return [each["state"] for each in sandbox.get("/sandbox/getzzap/orders").json["pushes"]]

    return once(found, lambda seen: seen[0] == awaited)
