"""Whatever text stands in a form, as long as it may be and longer, in signs of four bytes: never a failure of ours.

The forms and their fields are taken from the views: a new field is tried without a word here.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, get_args, get_origin

import msgspec
import pytest
from msgspec.structs import FieldInfo

from chalicelib.api.audiences import AUDIENCES
from chalicelib.domain.communities.community import Role
from tests.api import test_access as matrix
from tests.api.bodies import BODIES
from tests.api.journey import Journey
from tests.api.test_access import Owned
from tests.factories import an_organizer
from tests.world import ADMIN, ANNA, Answer

owned = matrix.owned
LENGTHS = (60, 64, 80, 100, 200, 300, 500, 1_500, 60_000)
"""The limits that texts have anywhere, and one that none has."""

SIGNS = ("\U0001f9e6", "\x01")
"""Four bytes, and six of what is stored."""


ROUTES = {route.name: route for audience in AUDIENCES for route in audience.routes}
FORMS: dict[str, type[msgspec.Struct]] = {name: route.forms.body for name, route in ROUTES.items() if route.forms.body}
"""By route: the form of its body."""


def texts(form: type[msgspec.Struct]) -> Iterator[tuple[FieldInfo, bool]]:
    """Fields that take any text, and whether they take many of them."""
    for field in msgspec.structs.fields(form):
        kinds = [*_parts(field.type)]
        if str in kinds:
            yield field, any(get_origin(kind) is tuple for kind in kinds)


def _parts(kind: Any) -> Iterator[Any]:
    yield kind
    for each in get_args(kind):
        yield from _parts(each)


def call(owned: Owned, token: str, route: str, body: Any) -> Answer:
    owned.journey.api.community = None
    path = route.partition(" ")[2].format(**asdict(owned.names))
    return owned.journey.api.ask(ROUTES[route], path, body, token)


def test_every_body_is_known_here() -> None:
    """The matrix has an example of each but those of who comes in, and of those that may be left out."""
    coming_in = {
        "POST /launch",
        "POST /desk-sessions",
        "POST /passkey-sessions",
        "POST /founding/offer",
        "POST /founding",
    }
    assert set(FORMS) - set(BODIES) == {
        *coming_in,
        "POST /v1/imports/{job}/start",
        "POST /v1/offer-imports/{offer_import}/start",
    }


@pytest.fixture
def tokens(owned: Owned) -> dict[str, str]:
    """The organizer is an owner."""
    olga = an_organizer(community=owned.journey.community.id, ok_id=ADMIN)
    owned.journey.container.communities.manage.put_organizer(olga, Role.OWNER)
    return {"buyer": owned.journey.token(ANNA), "organizer": owned.journey.token(ADMIN)}


@pytest.mark.slow
def test_no_text_of_any_length_is_a_failure_of_ours(owned: Owned, tokens: dict[str, str]) -> None:
    """Each alone at every length, and all together at the longest that each was taken at."""
    taken = set()
    for route, form in FORMS.items():
        token = tokens["organizer" if "/v1/" in route else "buyer"]
        body = _body(route, owned)
        most = dict(body)
        for field, many in texts(form):
            for length in LENGTHS:
                text = SIGNS[0] * length
                changed = {**body, field.encode_name: [text] if many else text}
                answer = call(owned, token, route, changed)
                assert answer.status < 500, (route, field.encode_name, length, answer.text)
                if answer.status < 300:
                    most[field.encode_name] = changed[field.encode_name]
                    taken.add(f"{route} {field.encode_name}")
        for sign in SIGNS if [*texts(form)] else ():
            fullest = {name: _resigned(value, sign) for name, value in most.items()}
            assert call(owned, token, route, fullest).status < 500, route
    assert taken >= {
        "POST /buyer/claims comment",
        "POST /v1/claims/{claim}/rejection reason",
        "POST /v1/points title",
        "PATCH /v1/points/{point} closedReason",
        "POST /v1/purchases title",
        "PATCH /v1/purchases/{purchase} paymentDetails",
        "PATCH /v1/texts text",
    }


def _body(route: str, owned: Owned) -> dict[str, Any]:
    return dict(BODIES[route](owned.names)) if route in BODIES else {"query": "x"}


def _resigned(value: Any, sign: str) -> Any:
    return value.replace(SIGNS[0], sign) if isinstance(value, str) else value


def test_a_list_of_texts_is_no_longer_than_it_may_be(owned: Owned, tokens: dict[str, str]) -> None:
    """The same one many times over is one."""
    name = owned.names
    for route, field, one in (
        ("PATCH /v1/purchases/{purchase}", "points", name.point),
        ("POST /buyer/claims", "orders", name.number),
        ("POST /buyer/notices", "muted", "payment"),
    ):
        token = tokens["organizer" if "/v1/" in route else "buyer"]
        body = {**BODIES[route](name), "key": "another-form", field: [one] * 60_000}
        body = {key: value for key, value in body.items() if key != "key" or "claims" in route}
        answer = call(owned, token, route, body)
        assert answer.status < 500, (route, answer.text[:200])


def test_all_texts_of_a_community_fit_together(journey: Journey) -> None:
    token = journey.token(ADMIN)
    letters = journey.api.get("/v1/texts", token).json["texts"]
    for sign in SIGNS:
        for each in letters:
            wish = {"key": each["key"], "language": each["language"], "text": f"a{sign * 1_498}a"}
            assert journey.api.ask(ROUTES["PATCH /v1/texts"], "/v1/texts", wish, token).status == 200
