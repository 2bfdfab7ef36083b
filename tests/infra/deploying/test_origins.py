"""Files are uploaded from the cabinet's own page only."""

from infra.deploying.origins import EVERYBODY, missing
from infra.packaging.merging import NOBODY

GATEWAY = "https://abc123.execute-api.eu-central-1.amazonaws.com"
MADE = {"EndpointURL": f"{GATEWAY}/api/"}


def test_the_gateways_own_address_follows_the_first_deployment() -> None:
    assert missing({"PageOrigins": NOBODY}, MADE) == GATEWAY
    assert missing({"PageOrigins": GATEWAY}, MADE) == ""


def test_a_domain_before_the_gateway_is_let_in_too_whenever_it_comes() -> None:
    for before in (NOBODY, GATEWAY):
        values = {"PageOrigins": before, "PublicUrl": "https://kabinet.example.org/api/"}
        assert missing(values, MADE) == f"https://kabinet.example.org,{GATEWAY}"


def test_a_stage_of_a_former_release_lets_everybody_in_no_more() -> None:
    assert missing({"PageOrigins": EVERYBODY}, MADE) == GATEWAY


def test_what_somebody_has_chosen_stays() -> None:
    assert missing({"PageOrigins": "https://shop.example.org"}, MADE) == ""


def test_there_is_nothing_to_say_before_there_is_an_address() -> None:
    assert missing({"PageOrigins": NOBODY}, {}) == ""
