"""The desk's page: in no frame, styles by a nonce that no other answer has, nothing inline that runs."""

import re

from msgspec.structs import replace

from chalicelib.settings import Settings
from chalicelib.web.desk_page import desk_headers
from tests.world import Api


def test_each_answer_has_a_nonce_of_its_own_which_its_policy_names(api: Api) -> None:
    seen = set()
    for _ in range(2):
        answer = api.get("/desk")
        (nonce,) = re.findall(r'nonce="([\w-]{20,})"', answer.text)
        assert f"'nonce-{nonce}'" in answer.headers["Content-Security-Policy"]
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
        seen.add(nonce)
    assert len(seen) == 2


def test_nothing_inline_runs_and_nobody_frames_it(settings: Settings) -> None:
    cloud = "https://d111111abcdef8.cloudfront.net/"
    for url, place in (("pages/", "'self'"), (cloud, cloud)):
        told = str(desk_headers(replace(settings, pages_url=url), "abc")["Content-Security-Policy"])
        policy = {name: rest for name, *rest in (each.split(" ") for each in told.split("; "))}
        assert policy["script-src"] == [place]
        assert policy["style-src"] == [place, "'nonce-abc'"]
        assert policy["frame-ancestors"] == ["'none'"]
        assert "unsafe" not in told


def test_the_page_is_small_and_holds_no_script_of_its_own(api: Api) -> None:
    page = api.get("/desk").text
    assert len(page) < 2_500
    assert re.findall(r"<script(?![^>]*src=)", page) == []
    assert "{{" not in page
