"""The buyer's own orders: what he sees, owes, collects, and what it costs to ask."""

from tests.api.desk import UNTIL, Desk
from tests.api.journey import Journey, csv_of
from tests.world import ANNA, ELENA


def test_nothing_is_to_be_paid_before_the_payment_opens(desk: Desk) -> None:
    assert desk.api.get("/buyer/bills", desk.anna).json == {"bills": [], "cursor": None}
    desk.open_payment()
    (bill,) = desk.api.get("/buyer/bills", desk.anna).json["bills"]
    assert (bill["number"], bill["debt"], bill["until"]) == (desk.number, 110_000, UNTIL)
    assert bill["details"] == "Карта 0000, Мария О."


def test_the_lists_take_one_call_each(desk: Desk) -> None:
    desk.open_payment()
    for path in ("bills", "parcels", "claims", "comments"):
        desk.api.get(f"/buyer/{path}", desk.anna)
        assert desk.api.recorder.names() == ["dynamodb.Query"], path
    desk.api.get("/buyer/notices", desk.anna)
    assert desk.api.recorder.names() == ["dynamodb.GetItem"]
    desk.api.get(f"/buyer/orders/{desk.number}/points", desk.anna)
    assert desk.api.recorder.names() == ["dynamodb.BatchGetItem"]


def test_a_member_sees_no_orders_yet(journey: Journey) -> None:
    assert journey.api.get("/buyer/orders", journey.token(ANNA)).json == {"orders": [], "cursor": None}


def test_a_buyer_sees_the_imported_order_with_its_sum_explained(journey: Journey) -> None:
    journey.imported(FILE, delivery=1_001)
    token = journey.token(ANNA)
    (card,) = journey.api.get("/buyer/orders", token).json["orders"]
    order = journey.api.get(f"/buyer/orders/{card['number']}", token).json
    assert [(line["article"], line["quantity"], line["sum"]) for line in order["lines"]] == [
        ("Б-1", 1, 349_000),
        ("К-7", 2, 338_000),
    ]
    parts = {part["kind"]: part["amount"] for part in order["sum"]["parts"]}
    assert parts == {"goods": 687_000, "fee": 68_700, "delivery": 664}
    assert order["sum"]["total"] == card["total"] == sum(parts.values())
    assert order["changes"] == []


def test_a_list_page_and_an_order_take_one_call_each(journey: Journey) -> None:
    journey.imported(FILE)
    token = journey.token(ANNA)
    number = journey.api.get("/buyer/orders", token).json["orders"][0]["number"]
    assert journey.api.recorder.names() == ["dynamodb.Query"]
    journey.api.get(f"/buyer/orders/{number}", token)
    assert journey.api.recorder.names() == ["dynamodb.BatchGetItem"]
    journey.api.get("/buyer/organizers", token)
    assert journey.api.recorder.names() == ["dynamodb.Query"]


FILE = csv_of(
    f"{ANNA};Анна Петрова;Б-1;Ботинки;38;1;3 490,00",
    f"ok.ru/profile/{ANNA};Анна Петрова;К-7;Кроссовки;29;2;1690",
    f"{ELENA};Елена Смирнова;Б-1;Ботинки;37;1;3490",
    f"{ELENA};Елена Смирнова;Б-1;Ботинки;36;один;3490",
)


def test_a_buyer_confirms_the_receipt_himself(desk: Desk) -> None:
    path = f"/buyer/orders/{desk.number}/receipt"
    assert desk.api.post(path, {}, desk.anna).status == 409
    desk.offer()
    desk.move("stopped", "ordered", "distributing")
    for _ in range(2):
        assert desk.api.post(path, {}, desk.anna).json["handout"] == "handed_out"
