"""The first screen of the admin side, as it goes over the wire."""

from tests.api.journey import Journey, csv_of
from tests.world import ADMIN, ANNA, SILENT


def test_it_says_what_waits_and_what_goes_on(journey: Journey) -> None:
    journey.token(SILENT)
    token = journey.imported(csv_of(f"{ANNA};Анна;Б-1;Ботинки;38;1;100", f"{SILENT};Дарья;Б-1;Ботинки;38;1;100"))
    journey.notices()
    home = journey.api.get("/v1/home", token).json
    assert home["claims"] == {"waiting": 0, "more": False, "oldest": None}
    (purchase,) = home["purchases"]
    assert (purchase["stage"], purchase["undecided"], purchase["stopAt"]) == ("collecting", False, None)
    assert (purchase["progress"]["orders"], purchase["progress"]["sum"]) == (2, 20_000)
    assert home["today"] == []
    assert home["debts"] == {"sum": 0, "orders": 0, "currency": "RUB"}
    assert home["undelivered"] == {"count": 2, "more": False}


def test_a_buyer_has_no_such_screen(journey: Journey) -> None:
    journey.token(ADMIN)
    assert journey.api.get("/v1/home", journey.token(ANNA)).status == 403
