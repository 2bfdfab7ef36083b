"""The journey of the product through the gateway, with every function's policy enforced."""

import pytest
import requests

from infra.deploying.rehearsal import Rehearsal
from tests.deployed.journey import TITLE, Journey

pytestmark = pytest.mark.deployed


def test_roles_are_those_of_the_group(journey: Journey) -> None:
    assert (journey.buyer.role, journey.organizer.role) == ("buyer", "organizer")


def test_good_rows_become_orders_and_a_bad_one_is_told(journey: Journey) -> None:
    assert journey.imported["counts"]["new"] == 2
    assert [row["row"] for row in journey.bad_rows["rows"]] == [4]


def test_bad_rows_are_downloaded_from_the_storage(journey: Journey) -> None:
    sheet = requests.get(journey.bad_rows["download"], timeout=10)
    assert sheet.status_code == 200
    assert "attachment" in sheet.headers["Content-Disposition"]


def test_the_buyer_hears_of_the_order_and_sees_what_its_sum_is_made_of(journey: Journey) -> None:
    assert journey.order["number"] in str(journey.message)
    assert journey.order["sum"]["total"] == sum(part["amount"] for part in journey.order["sum"]["parts"])


def test_the_organizer_sees_the_purchase_and_the_buyer_the_organizers(journey: Journey) -> None:
    assert [each["title"] for each in journey.organizer.get("organizer/purchases")["purchases"]] == [TITLE]
    assert journey.buyer.get("buyer/organizers") == {"organizers": []}


def test_the_page_and_its_files_come_through_the_gateway(deployed: Rehearsal) -> None:
    page = requests.get(f"{deployed.cabinet}app", timeout=10)
    assert page.status_code == 200
    assert deployed.sandbox.rstrip("/") in page.headers["Content-Security-Policy"]
    style = page.text.partition('href="static/')[2].partition('"')[0]
    assert requests.get(f"{deployed.cabinet}static/{style}", timeout=10).status_code == 200


def test_no_function_raised(deployed: Rehearsal, journey: Journey) -> None:
    logs = "\n".join(line for name in ("api_handler", "import_orders", "send_notices") for line in deployed.logs(name))
    assert "Traceback" not in logs
