"""Names for people where their own must not stay."""

import re

from chalicelib.domain.privacy.pseudonyms import ERASED, erased_identity, person_key
from tests.world import ANNA, ELENA


def test_a_key_names_nobody_and_is_always_the_same() -> None:
    """It lies in rows that stay for years: another one would find nothing of before."""
    key = person_key("c1", ANNA)
    assert key == "person:360c8463d5ab027f1cfe99ab34c8f7a1"
    assert ANNA not in key
    assert re.fullmatch("person:[0-9a-f]{32}", key)


def test_another_person_and_another_community_have_another_key() -> None:
    keys = {person_key(community, user) for community in ("c1", "c2") for user in (ANNA, ELENA)}
    assert len(keys) == 4


def test_who_was_erased_is_remembered_by_that_key_alone() -> None:
    assert erased_identity("c1", ANNA) == f"{ERASED}{person_key('c1', ANNA)}"
    assert ANNA not in erased_identity("c1", ANNA)
