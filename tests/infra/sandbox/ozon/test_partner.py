"""Ozon put together."""

from pathlib import Path

from infra.sandbox.ozon.faults import OZON, PUSHES
from infra.sandbox.ozon.partner import build_ozon, sellers
from infra.sandbox.surroundings import Surroundings
from tests.infra.sandbox.ozon.shop import Shop
from tests.infra.sandbox.serving import running


def surroundings(folder: Path) -> Surroundings:
    return Surroundings("http://127.0.0.1:1/", "http://127.0.0.1:2/app", folder, {})


def test_both_doors_can_be_told_to_misbehave(tmp_path: Path) -> None:
    around = surroundings(tmp_path)
    build_ozon(around).stop()
    assert around.faults.targets() == (OZON, PUSHES)
    for kinds in (around.faults.kinds(OZON), around.faults.kinds(PUSHES)):
        assert len(set(kinds)) == len(kinds)


def test_the_first_seller_is_chosen_by_the_environment() -> None:
    first, second = sellers({"OZON_CLIENT_ID": "5", "OZON_API_KEY": "k"})
    assert (first.client_id, first.api_key, second.api_key) == ("5", "k", "k-2")
    assert sellers({})[0].client_id == "1000042"


def test_postings_survive_a_restart(tmp_path: Path) -> None:
    with running(tmp_path) as driver:
        number = Shop(driver).order()
    with running(tmp_path) as driver:
        assert Shop(driver).posting(number)["posting_number"] == number
