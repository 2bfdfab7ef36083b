"""How a posting is shown."""

from infra.sandbox.ozon.postings import FINISHED, NEEDS, STATES, Good, Posting, shown

TIME = "2026-11-28T10:00:00Z"


def posting(state: str, quantity: int = 1, needs: dict[str, list[int]] | None = None) -> Posting:
    return Posting(
        seller="7",
        posting_number="1-1-1",
        order_number="1-1",
        in_process_at=TIME,
        shipment_date=TIME,
        changed_at=TIME,
        products=[Good(5, "BX", "Свеча", quantity, "10.00")],
        substatus=state,
        needs=needs or {},
    )


def test_every_state_has_a_status() -> None:
    for state, status in STATES.items():
        assert posting(state).status == status
        assert bool(posting(state).actions()) <= (status not in FINISHED)


def test_what_may_be_done_is_told() -> None:
    assert posting("posting_created").actions() == ("cancel", "can_create_chat", "ship")
    assert posting("posting_created", 2).actions() == ("cancel", "can_create_chat", "product_cancel", "ship")
    assert posting("posting_created", needs={"gtd": [5]}).actions()[-1] == "ship_with_additional_info"
    assert posting("ship_failed").actions()[-1] == "ship"
    assert posting("posting_in_carriage").actions() == ("cancel", "label_download")


def test_every_requirement_is_there() -> None:
    seen = shown(posting("posting_created", needs={"imei": [5]}))["requirements"]
    assert seen == {f"products_requiring_{name}": [5] if name == "imei" else [] for name in NEEDS}
