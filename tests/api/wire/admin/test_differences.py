"""Reports of comparisons with marketplaces, as the desk reads them."""

from datetime import timedelta

from chalicelib.api.wire.admin.differences import write_page
from chalicelib.domain.external.differences import Difference, DifferenceKind
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.lists import Page
from tests.api.wire.plain import told
from tests.factories import NOW, a_report

UNKNOWN = Difference(DifferenceKind.UNKNOWN, "1-1", theirs=Phase.OPEN, status="awaiting_packaging", mended=True)
UNTOLD = Difference(
    DifferenceKind.UNTOLD, "2-1", ours=Phase.OPEN, since=NOW - timedelta(hours=9), problem="needs_missing"
)


def test_a_report_is_told_with_all_that_was_found() -> None:
    report = a_report(found=(UNKNOWN, UNTOLD), total=5, mended=1, left=2, compared=31)
    page = told(write_page(Page([report], "next"), "ru"))
    (item,) = page["items"]
    assert (page["next"], item["id"], item["title"]) == ("next", f"{report.account}-r1", "Ozon")
    assert {name: item[name] for name in ("compared", "left", "total", "mended")} == {
        "compared": 31,
        "left": 2,
        "total": 5,
        "mended": 1,
    }
    unknown, untold = item["items"]
    assert (unknown["kind"], unknown["order"], unknown["ours"], unknown["theirs"]) == ("unknown", "1-1", None, "open")
    assert (unknown["status"], unknown["mended"], unknown["explanation"]) == ("awaiting_packaging", True, "")
    assert (untold["ours"], untold["theirs"], untold["since"]) == ("open", None, "2026-11-22T01:00:00Z")
    assert untold["explanation"].startswith("Маркетплейс не отпустит")


def test_reports_of_two_accounts_have_two_names_and_one_that_found_nothing_says_so() -> None:
    reports = [a_report(), a_report(account="ozon-other")]
    first, second = told(write_page(Page(reports), "ru"))["items"]
    assert first["id"] != second["id"]
    assert (first["total"], first["items"]) == (0, [])
