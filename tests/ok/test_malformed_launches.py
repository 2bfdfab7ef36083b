"""Ten thousand malformed launches: none is accepted, none breaks anything, none costs a call."""

import json
from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import LaunchForged
from tests.ok.launches import genuine, verifier
from tests.ok.malformed import JUNK, TAMPERINGS, Tampering, says_the_same, tampered
from tests.recorder import Recorder
from tests.world import ANNA, Api, Clock, Ok

LAUNCHES = [
    list(fields.items())
    for fields in (
        genuine(),
        genuine(custom_args="заказ=1&b=2", mob=None, mob_platform=None, lang="en", referer="https://ok.ru/"),
        genuine(custom_args=None, web_server="https://m.ok.ru", mob_platform="androidweb", container=None),
        genuine(logged_user_id="1000000000000", header_widget="", saved_state="x y+z", ip_geo_location=None),
        genuine(custom_args="", authorized=None, clientLog="1", group_id="123456"),
        genuine(custom_args="a&b=c%d", new_sig=None, first_start=None, payment_promo_active="true"),
        genuine(session_key="-s-_.-", lang=None, refplace="", mob="false", mob_platform=None),
        genuine(logged_user_id="999999", custom_args="=", web_server=None, ip_geo_location="RU,77,Москва"),
    )
]
OF_THE_APP = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def test_what_is_tampered_with_is_genuine_to_begin_with() -> None:
    for pairs in LAUNCHES:
        assert verifier().verify(tampered(pairs, [])).user == dict(pairs)["logged_user_id"]


@pytest.mark.slow
def test_ten_thousand_tampered_launches_are_refused() -> None:
    refused: set[str] = set()

    @settings(max_examples=2_500, deadline=None)
    @given(TAMPERINGS)
    def tamper(touches: list[Tampering]) -> None:
        """With each of the launches in the same way."""
        queries = [(tampered(pairs, touches), pairs) for pairs in LAUNCHES]
        malformed = [query for query, pairs in queries if not says_the_same(query, pairs)]
        for query in malformed:
            with pytest.raises(LaunchForged):
                verifier().verify(query)
        refused.update(malformed)

    tamper()
    assert len(refused) >= 10_000


@settings(max_examples=1_000, deadline=None)
@given(JUNK)
def test_no_junk_is_accepted(query: str) -> None:
    with pytest.raises(LaunchForged):
        verifier().verify(query)


@settings(OF_THE_APP, max_examples=250)
@given(touches=TAMPERINGS)
def test_over_http_a_tampered_launch_is_refused_without_a_call_to_anybody(
    api: Api, ok: Ok, recorder: Recorder, clock: Clock, touches: list[Tampering]
) -> None:
    pairs = parse_qsl(ok_launch(ok, clock), keep_blank_values=True)
    query = tampered(pairs, touches)
    assume(not says_the_same(query, pairs))
    answer = api.launch(query)
    expected = (400, "invalid") if has_no_utf8(query) else (401, "launch_forged")
    assert (answer.status, answer.kind) == expected
    assert recorder.names() == []


BODIES = st.one_of(
    st.binary(),
    st.text().map(str.encode),
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text()),
        lambda inner: st.one_of(
            st.lists(inner), st.dictionaries(st.sampled_from(["query", "language", "token"]), inner)
        ),
    ).map(lambda thing: json.dumps(thing).encode()),
    st.sampled_from(
        [
            b"",
            b"NaN",
            b'{"query": NaN}',
            b'{"query": ' + b"9" * 100_000 + b"}",
            b'{"query": ' + b"[" * 100_000,
            b'{"more":' + b"[" * 100_000 + b"]" * 100_000 + b', "query": "sig=1"}',
            b'{"query": "' + b"x" * 900_000 + b'"}',
            b'{"query": "' + b"x" * 1_100_000 + b'"}',
            b'{"query": "\xff"}',
            b'{"query": "\\u0000"}',
            b'{"query": "", "query": ""}',
        ]
    ),
)


@settings(OF_THE_APP, max_examples=100)
@given(body=BODIES)
def test_over_http_no_body_breaks_anything_or_costs_a_call(api: Api, recorder: Recorder, body: bytes) -> None:
    answer = api.post("/launch", body)
    assert (answer.status, answer.kind) in {(400, "invalid"), (401, "launch_forged"), (413, "too_large")}
    assert recorder.names() == []


def test_a_genuine_launch_over_http_does_make_calls(
    api: Api, ok: Ok, community: Community, clock: Clock, recorder: Recorder
) -> None:
    """Or else the tests above would watch nothing."""
    assert api.launch(ok.launch(ANNA, clock())).status == 200
    assert recorder.names()


def ok_launch(ok: Ok, clock: Clock, kept: list[str] = []) -> str:  # noqa: B006 - made once: a session each time is slow
    if not kept:
        kept.append(ok.launch(ANNA, clock(), custom_args="order=1042"))
    return kept[0]


def has_no_utf8(query: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in query)
