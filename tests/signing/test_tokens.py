"""Session tokens: ours, in time, and untouched."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import SessionExpired, Unauthorized
from chalicelib.signing.cursors import SignedCursors
from chalicelib.signing.tokens import LIFE, SignedTokens
from tests.factories import a_principal
from tests.world import Clock


def tokens(*keys: str, clock: Clock | None = None) -> SignedTokens:
    return SignedTokens(keys or ("new", "old"), clock or Clock())


def issued(*fields: Any) -> str:
    """A token of ours that says just this."""
    return str(tokens()._serializer.dumps(fields))


def said(token: str, signing: SignedTokens | None = None) -> Principal:
    """Who a token says the caller is, without the moment it was given."""
    return replace((signing or tokens()).read(token), since=None)


def test_a_token_tells_who_the_caller_is_and_since_when() -> None:
    for principal, narrow in (
        (Principal(community="c1", id="anna", ok_id="570000000101", rights=7), False),
        (Principal(community="c1", id="maria", role=Role.SUPPORT, organizer="orlova", ok_id="570000000001"), False),
        (Principal(community="c1", id="olga", role=Role.ORGANIZER, organizer="olga", sees_all=False), True),
    ):
        token, _ = tokens().issue(principal)
        assert len(tokens()._serializer.loads(token)) == (7 if narrow else 6), "the release before reads what is wide"
        assert tokens().read(token) == replace(principal, since=Clock()())


OF_BEFORE = {
    ".eJyLVko2VNJRyk0sykwE0vlF6Yl5mVWpRUB2USlYICe_DCQTFOoEJE3NDWAApM21tCi_IFXfN784Ob9cScc8FgCTEBam"
    ".awK9IA.dl1qSqffzVxByhGDIm_xrYNguKw": Principal(
        community="c1", id="maria", role=Role.ORGANIZER, organizer="orlova", ok_id="570000000001", rights=7
    ),
    ".eJyLVko2VNJRSszLSwRSSaWVqUVAuqhUSSevNCdHRyko1AnINzU3gABDA5Bq19Ki_IJUfd_84uT8cqVYAIQYExI"
    ".awK9IA.7tX4CThFsxb5HfHEdFYBu3z89n8": Principal(community="c1", id="anna", ok_id="570000000101"),
}
"""Signed at the clock's moment by releases whose tokens said more; the second one counted no rights."""


def test_a_token_of_a_release_before_is_read_until_it_ends() -> None:
    clock = Clock()
    for token, principal in OF_BEFORE.items():
        assert tokens().read(token) == replace(principal, since=clock())
    clock.moment += LIFE + timedelta(seconds=1)
    for token in OF_BEFORE:
        with pytest.raises(SessionExpired):
            tokens(clock=clock).read(token)


WHO = ("c1", "anna", "buyer", None, "570000000101", 7)
BEFORE = ("c1", "anna", "buyer", "ru", None, "RUB", "570000000101", "Europe/Moscow")


def test_a_token_with_a_field_more_or_less_or_of_another_kind_is_nobody() -> None:
    strange = [
        issued(*WHO, "more"),
        issued(*WHO[:5]),
        issued(*BEFORE, 1, "more"),
        issued(*BEFORE[:7]),
        issued(),
        issued(*WHO[:2], "emperor", *WHO[3:]),
        issued(*BEFORE[:2], "emperor", *BEFORE[3:]),
        issued(*WHO[:2], ["buyer"], *WHO[3:]),
        issued(1, *WHO[1:]),
        issued(*WHO[:5], "1"),
        issued(*BEFORE, "1"),
        issued(*BEFORE, None),
        str(tokens()._serializer.dumps({"community": "c1"})),
        str(tokens()._serializer.dumps("c1")),
        str(tokens()._serializer.dumps("a longer text than fields")),
        str(tokens()._serializer.dumps(None)),
    ]
    for token in strange:
        with pytest.raises(Unauthorized):
            tokens().read(token)


def test_a_token_says_when_it_ends() -> None:
    clock = Clock()
    assert tokens(clock=clock).issue(a_principal())[1] == clock() + timedelta(hours=2)


def test_a_token_lives_until_it_says_and_no_longer() -> None:
    clock = Clock()
    signing = tokens(clock=clock)
    token, _ = signing.issue(a_principal())
    clock.moment += LIFE
    assert said(token, signing) == a_principal()
    clock.pass_by(seconds=1)
    with pytest.raises(SessionExpired):
        signing.read(token)


def test_a_token_from_the_future_is_refused() -> None:
    token, _ = tokens(clock=Clock(Clock().moment + timedelta(hours=1))).issue(a_principal())
    with pytest.raises(SessionExpired):
        tokens().read(token)


def test_during_a_rotation_the_old_key_verifies_and_the_new_one_signs() -> None:
    before, _ = tokens("old").issue(a_principal())
    during, _ = tokens("new", "old").issue(a_principal())
    assert said(before, tokens("new", "old")) == said(during, tokens("new")) == a_principal()


def test_a_key_that_was_taken_away_verifies_nothing() -> None:
    token, _ = tokens("old").issue(a_principal())
    with pytest.raises(Unauthorized) as refused:
        tokens("new").read(token)
    assert type(refused.value) is Unauthorized


def test_an_expired_token_of_a_foreign_key_is_a_stranger_and_not_expired() -> None:
    clock = Clock()
    token, _ = tokens("foreign", clock=clock).issue(a_principal())
    clock.pass_by(hours=3)
    with pytest.raises(Unauthorized) as refused:
        tokens("new", clock=clock).read(token)
    assert type(refused.value) is Unauthorized


def test_a_cursor_of_the_same_key_is_no_token() -> None:
    with pytest.raises(Unauthorized):
        tokens("key").read(SignedCursors(["key"]).write("c1/anna", ["c1", "anna", "organizer", "ru"]))


GENUINE, _ = tokens().issue(a_principal())


@settings(deadline=None, max_examples=300)
@given(st.integers(0, len(GENUINE) - 1), st.characters())
def test_no_sign_of_a_token_can_be_changed(place: int, sign: str) -> None:
    changed = GENUINE[:place] + sign + GENUINE[place + 1 :]
    try:
        principal = said(changed)
    except (Unauthorized, SessionExpired):
        return
    assert principal == a_principal()  # the last sign of a base64 carries spare bits


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_junk_is_nobody(token: str) -> None:
    with pytest.raises(Unauthorized):
        tokens().read(token)


def test_a_lone_surrogate_is_nobody() -> None:
    with pytest.raises(Unauthorized):
        tokens().read("\ud800.x.y")


def test_a_token_holds_no_key_and_its_signer_shows_none() -> None:
    assert "new" not in GENUINE
    assert "new" not in repr(tokens())
