"""The process: loopback, connections kept, a port that is taken, data that survives."""

import http.client
import json
import socket
from pathlib import Path

import pytest

from tests.infra.sandbox.driver import ANNA, Driver
from tests.infra.sandbox.serving import running

ROOT = Path(__file__).resolve().parents[3]


def test_data_survive_a_restart(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        first.send()
        first.control("user", {"user": ANNA, "status": "MODERATOR", "role": "EDITOR"})
        first.control("settings", {"memberships": "wrapped", "dates": "date", "page": 7, "letters": "closed"})
        first.graph("subscribe", {"url": "https://kabinet.example/hook", "types": ["MESSAGE_CREATED"]})
        first.control("write", {"user": ANNA, "text": "Когда раздача?"})
        first.control("comment", {"item": "154000000000001", "text": "В среду"})
        first.control("token", {"state": "expired"})
        kept = [first.get(f"/sandbox/{path}").json for path in ("group", f"inbox?user={ANNA}")]
        session = dict(first.launch())
        before = (first.inbox(), first.user()["role"])
    with running(tmp_path) as second:
        assert (second.inbox(), second.user()["role"]) == before
        state = second.get("/sandbox/state").json
        assert [state[name] for name in ("memberships", "dates", "page", "letters")] == ["wrapped", "date", 7, "closed"]
        assert [each["types"] for each in state["hooks"]["subscriptions"]] == [["MESSAGE_CREATED"]]
        again = [second.get(f"/sandbox/{path}").body.decode() for path in ("group", f"inbox?user={ANNA}")]
        assert [json.loads(text.replace(f":{second.port}/", f":{first.port}/")) for text in again] == kept
        key, secret = session["session_key"], session["session_secret_key"]
        assert second.call("users.getLoggedInUser", secret, session_key=key).json == ANNA


def test_a_file_of_an_earlier_version_is_read_and_the_rest_is_as_in_the_beginning(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        first.send()
    saved = json.loads((tmp_path / "ok.json").read_text("utf-8"))
    older = {name: saved[name] for name in ("v", "people", "sessions", "inboxes", "launches")}
    (tmp_path / "ok.json").write_text(json.dumps({**older, "memberships": "array"}), "utf-8")
    with running(tmp_path) as second:
        assert len(second.inbox()) == 1
        assert len(second.get("/sandbox/group").json["items"]) == 9


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    with running(tmp_path) as sandbox:
        for _ in range(20):
            sandbox.send()
    names = [path.name for path in tmp_path.iterdir()]
    assert "ok.json" in names
    assert all(name.endswith(".json") for name in names)


def test_one_connection_serves_many_calls(sandbox: Driver) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", sandbox.port, timeout=5)
    for _ in range(3):
        connection.request("GET", "/sandbox/state")
        response = connection.getresponse()
        response.read()
        assert not response.will_close
    connection.close()


def test_it_listens_on_loopback_only(sandbox: Driver) -> None:
    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in addresses - {"127.0.0.1"}:
        with pytest.raises(OSError, match=r"refused|timed out|unreachable"):
            socket.create_connection((str(address), sandbox.port), timeout=1)


def test_a_foreign_name_pointed_at_loopback_is_refused(sandbox: Driver) -> None:
    assert sandbox.ask("GET", "/sandbox/state", Host="evil.example").status == 403
    assert sandbox.ask("GET", "/sandbox/state", Host=f"localhost:{sandbox.port}").status == 200


def test_a_body_too_large_is_refused_unread(sandbox: Driver) -> None:
    answer = sandbox.ask("POST", "/sandbox/user", None, "application/json", **{"Content-Length": "99999999"})
    assert answer.status == 413
