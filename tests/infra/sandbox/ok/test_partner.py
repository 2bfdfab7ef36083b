"""OK put together."""

import re
from pathlib import Path

from infra.sandbox.ok.faults import GRAPH, REST
from infra.sandbox.ok.partner import build_ok
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, Request
from tests.world import ANNA


def surroundings(folder: Path) -> Surroundings:
    return Surroundings("http://127.0.0.1:1/", "http://127.0.0.1:2/app", folder, {})


def asked(path: str, folder: Path) -> Reply:
    for route in build_ok(surroundings(folder)).routes:
        if route.method == "GET" and (found := re.fullmatch(route.pattern, path)):
            return route.answer(Request("GET", path), *found.groups())
    raise LookupError(path)


def test_both_doors_can_be_told_to_misbehave(tmp_path: Path) -> None:
    around = surroundings(tmp_path)
    build_ok(around)
    assert around.faults.targets() == (REST, GRAPH)


def test_what_the_bot_is_asked_in_particular_stands_before_what_nobody_knows(tmp_path: Path) -> None:
    patterns = [(route.method, route.pattern) for route in build_ok(surroundings(tmp_path)).routes]
    assert len(set(patterns)) == len(patterns)
    for method, known in (("GET", r"/graph/me/info"), ("POST", r"/graph/me/messages")):
        assert patterns.index((method, known)) < patterns.index((method, r"/graph/.*"))


def test_pictures_are_drawn_of_whoever_and_whatever_and_may_be_shown_elsewhere(tmp_path: Path) -> None:
    for path in (f"/photo/{ANNA}.svg", "/photo/1.svg", "/picture/154000000000001.svg", "/picture/1.svg"):
        reply = asked(path, tmp_path)
        assert (reply.status, reply.content_type) == (200, "image/svg+xml")
        assert reply.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_reset_forgets_in_all_its_parts(tmp_path: Path) -> None:
    partner = build_ok(surroundings(tmp_path))
    partner.graph.limit.choose(3)
    partner.state.subscribe("https://x", ["MESSAGE_CREATED"])
    partner.reset()
    assert (partner.graph.limit.per_second, partner.state.subscriptions()) == (None, ())
    partner.stop()
