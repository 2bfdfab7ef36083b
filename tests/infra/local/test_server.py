"""Chalice's local server, mended."""

import gzip
import http.client
import socket
import threading
from collections.abc import Iterator

import pytest
from chalice.app import Chalice, Response

from chalicelib.edge.application import PROTECTION
from infra.local.ports import free_port
from infra.local.problem import Problem
from infra.local.server import serve
from tests.problems import assert_problem

LONG = b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    application = Chalice("served")

    @application.route("/greeting")
    def greet() -> Response:
        return Response("hello", headers={"Content-Type": "text/plain"})

    @application.route("/hooks/{key}")
    def take(key: str) -> Response:
        return Response("taken", headers={"Content-Type": "text/plain"})

    chosen = free_port()
    folder = tmp_path_factory.mktemp("pages")
    (folder / "desk").mkdir()
    (folder / "desk" / "main-1.js").write_text("run()")
    (folder / "desk" / "manifest.json").write_text("{}")
    server = serve(application, chosen, folder).server
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield chosen
    server.shutdown()
    server.server_close()


@pytest.fixture
def connection(port: int) -> Iterator[http.client.HTTPConnection]:
    opened = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    yield opened
    opened.close()


def test_the_answer_to_head_has_no_body_and_the_connection_goes_on(connection: http.client.HTTPConnection) -> None:
    connection.request("HEAD", "/greeting")
    head = connection.getresponse()
    assert (head.status, head.headers["Content-Length"], head.read()) == (200, "5", b"")
    connection.request("GET", "/greeting")
    assert connection.getresponse().read() == b"hello"


def test_built_files_are_given_past_the_application_and_nothing_else_is(
    connection: http.client.HTTPConnection, capfd: pytest.CaptureFixture[str]
) -> None:
    for method, body in (("GET", b"run()"), ("HEAD", None)):
        connection.request(method, "/pages/desk/main-1.js")
        answer = connection.getresponse()
        assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        content = answer.read()
        assert (gzip.decompress(content) if content else None) == body
    for address in (
        "/pages/desk/manifest.json",
        "/pages/",
        "/pages/../server.py",
        "/pages/%2e%2e/server.py",
        "/pages/desk/none.js",
    ):
        connection.request("GET", address)
        answer = connection.getresponse()
        assert answer.read()
        assert answer.status == 404, address
    assert "GET /pages/{name} 200" in "".join(capfd.readouterr())


def test_a_query_string_is_never_logged(
    connection: http.client.HTTPConnection, capfd: pytest.CaptureFixture[str]
) -> None:
    connection.request("GET", "/greeting?session_secret_key=hidden")
    connection.getresponse().read()
    logged = "".join(capfd.readouterr())
    assert "GET /greeting 200" in logged
    assert "hidden" not in logged


def test_a_secret_path_is_never_logged(
    connection: http.client.HTTPConnection, capfd: pytest.CaptureFixture[str]
) -> None:
    for path in ("/hooks/hidden", "/hooks/hidden/mistyped", "/hidden"):
        connection.request("GET", path)
        connection.getresponse().read()
    logged = "".join(capfd.readouterr())
    assert "GET /hooks/{key} 200" in logged
    assert logged.count("GET (no route) 404") == 2
    assert "hidden" not in logged


def test_a_taken_port_is_one_clear_line(port: int) -> None:
    with pytest.raises(Problem, match=f"Port {port}"):
        serve(Chalice("another"), port)


def test_what_nobody_knows_is_refused_as_the_gateway_does(connection: http.client.HTTPConnection) -> None:
    methods = [(method, "/greeting") for method in ("TRACE", "CONNECT", "PROPFIND", "BREW")]
    for method, path in [*methods, ("GET", "/nowhere"), ("POST", "/nowhere")]:
        for headers in ({}, {"Authorization": "Bearer some.token"}):
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            problem = assert_problem(answer.status, dict(answer.headers), answer.read().decode())
            assert (problem["status"], problem["code"], problem["type"]) == (404, "route_missing", "about:blank")
            assert "Такого адреса нет / No such address" in problem["title"]
            assert {name: answer.headers[name] for name in PROTECTION} == PROTECTION, method
            connection.close()


def test_an_address_that_is_none_answers_to_head_without_a_body(connection: http.client.HTTPConnection) -> None:
    connection.request("HEAD", "/nowhere")
    head = connection.getresponse()
    assert (head.status, head.read()) == (404, b"")
    connection.request("GET", "/greeting")
    assert connection.getresponse().read() == b"hello"


def test_what_is_no_request_is_refused_as_the_gateway_does(port: int) -> None:
    for nonsense, status in ((b"nonsense\r\n\r\n", 400), (b"GET / HTTP/9.9\r\n\r\n", 400), (LONG, 413)):
        with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
            wire.sendall(nonsense)
            answer = http.client.HTTPResponse(wire)
            answer.begin()
            said = answer.read().decode()
        assert assert_problem(answer.status, dict(answer.headers), said)["status"] == status
        assert "Python" not in said
