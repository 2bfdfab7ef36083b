"""What the played supplier has is changed from the page."""

from tests.infra.sandbox.driver import Driver


def test_an_offer_is_sold_out_and_wrong_wishes_are_refused_in_words(sandbox: Driver) -> None:
    assert sandbox.control("supplier/change", {"offer": "p1", "stock": 0})["offer"]["stock"] == 0
    assert sandbox.post("/sandbox/supplier/change", {"offer": "p9", "stock": 1}).status == 404
    assert sandbox.post("/sandbox/supplier/change", {"offer": "p1", "colour": 1}).status == 400
    (account,) = sandbox.get("/sandbox/supplier/keys").json["accounts"]
    assert account["settings"]["url"].endswith("/supplier/api")
