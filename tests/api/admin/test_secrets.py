"""A token of the right form with another secret: its checksum is right, it opens nothing."""

from msgspec.structs import replace

from chalicelib.domain.access.credentials import SECRET, read_credential
from tests.api.admin.entering import key, opened, owner, refused
from tests.api.journey import Journey

__all__ = ["owner"]


def test_a_guessed_secret_opens_nothing(journey: Journey, owner: str) -> None:
    for bearer in (opened(journey, owner), key(journey, owner)["key"]):
        given = read_credential(bearer)
        for guessed in (replace(given, secret="0" * SECRET), replace(given, id="another")):
            assert refused(journey.api.get("/v1/me", guessed.text), "unauthorized")
        assert journey.api.get("/v1/me", bearer).status == 200


def test_a_guessed_code_opens_nothing_and_leaves_the_real_one_good(journey: Journey, owner: str) -> None:
    code = journey.api.post("/v1/desk-codes", None, owner).json["code"]
    guessed = replace(read_credential(code), secret="0" * SECRET).text
    assert refused(journey.api.post("/desk-sessions", {"code": guessed}), "unauthorized")
    assert journey.api.post("/desk-sessions", {"code": code}).status == 201


def test_what_is_known_of_a_secret_is_not_known_of_another_community(journey: Journey, owner: str) -> None:
    given = read_credential(opened(journey, owner))
    journey.api.community = None
    assert refused(journey.api.get("/v1/me", replace(given, community="elsewhere").text), "unauthorized")
