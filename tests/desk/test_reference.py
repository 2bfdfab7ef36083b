"""The API's description, browsed at the desk: an operation is found by a word and says what its fields mean."""

from playwright.sync_api import expect

from tests.desk.conftest import Desk


def test_an_operation_is_found_and_tells_of_its_fields_limits_and_an_example(desk: Desk, community: object) -> None:
    page = desk("#/reference")
    page.get_by_label("Путь, слово или право").fill("/v1/payments")
    payment = page.locator("details").filter(has_text="POST").filter(has_text="/v1/payments")
    payment.locator("summary").first.click()
    expect(payment.get_by_text("404 of the order, 409")).to_be_visible()
    expect(payment.get_by_text("Made once per form, random: the same key again is the same entry")).to_be_visible()
    expect(payment.get_by_text("minimum 1 · maximum 10000000000")).to_be_visible()
    expect(payment.get_by_text('"key": "payment-2026-11-22-1"')).to_be_visible()
