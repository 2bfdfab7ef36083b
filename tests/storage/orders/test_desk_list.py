"""The desk's list: every view, every filter, and how often the store is asked for it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Invalid
from chalicelib.domain.orders import articles
from chalicelib.domain.orders.desk_list import OrderFilter, desk_card_of
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.storage.orders import desk_list
from chalicelib.storage.orders.desk_cards import write_desk_card
from chalicelib.storage.orders.order import OrderRow
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_buyer, a_choice, a_line, an_order, payable
from tests.recorder import Recorder
from tests.storage.tenant import Tenant, of_container

QUERY, TOGETHER = "dynamodb.Query", "dynamodb.BatchGetItem"


def put(tenant: Tenant, number: str, minutes: int = 0, **fields: Any) -> None:
    named = {"community": tenant.community, "number": number, "created_at": NOW + timedelta(minutes=minutes)}
    tenant.save(an_order(**{**named, "purchase": f"p{number}", **fields}))


def numbers(tenant: Tenant, limit: int = 50, **wanted: Any) -> list[str]:
    page = tenant.stores.orders.desk_page(tenant.community, OrderFilter(**wanted), None, limit)
    return [card.number for card in page.cards]


@pytest.fixture
def filled(tenant: Tenant) -> Tenant:
    """Five orders: of two buyers, in two purchases, at two points, in all states."""
    tenant.save(a_buyer(community=tenant.community))
    put(tenant, "1001", 1, purchase="shoes", point=a_choice(), paid=100)
    put(tenant, "1002", 2, purchase="shoes", buyer="elena", handout=Handout.READY, point=a_choice())
    put(tenant, "1003", 3, purchase="linen", buyer="elena", paid=an_order().total)
    put(tenant, "1004", 4, purchase="linen", lines=[a_line(article="Х-9")], terms=payable())
    put(tenant, "1005", 5, purchase="books", handout=Handout.READY, paid=an_order().total + 1)
    return tenant


VIEWS: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "1005 1004 1003 1002 1001"),
    ({"purchase": "shoes"}, "1002 1001"),
    ({"buyer": "elena"}, "1003 1002"),
    ({"point": "north"}, "1002 1001"),
    ({"payment_state": PaymentState.UNPAID}, "1004 1002"),
    ({"payment_state": PaymentState.PARTLY_PAID}, "1001"),
    ({"payment_state": PaymentState.OVERPAID}, "1005"),
    ({"handout": Handout.READY}, "1005 1002"),
    ({"since": NOW + timedelta(minutes=4)}, "1005 1004"),
    ({"until": NOW + timedelta(minutes=2)}, "1002 1001"),
    ({"since": NOW + timedelta(minutes=2), "until": NOW + timedelta(minutes=3)}, "1003 1002"),
    ({"buyers": frozenset({"elena"})}, "1003 1002"),
    ({"article": "х-9"}, "1004"),
    ({"article": "х-9", "handout": Handout.READY}, ""),
    ({"purchase": "shoes", "handout": Handout.READY}, "1002"),
    ({"purchase": "linen", "payment_state": PaymentState.PAID}, "1003"),
    ({"buyer": "elena", "purchase": "shoes"}, "1002"),
    ({"point": "north", "until": NOW + timedelta(minutes=1)}, "1001"),
    ({"payment_state": PaymentState.OVERPAID, "handout": Handout.READY}, "1005"),
    ({"purchase": "linen", "article": "х-9"}, "1004"),
    ({"purchase": "linen", "article": "петрова"}, "1004"),
    ({"purchase": "shoes", "article": "Х-9"}, ""),
    ({"purchase": "nothing"}, ""),
    ({"owing": True}, "1004"),
    ({"owing": False, "buyer": "anna"}, "1005 1001"),
    ({"owing": True, "payment_state": PaymentState.UNPAID}, "1004"),
    ({"owing": True, "purchase": "shoes"}, ""),
)


def test_every_view_shows_what_it_is_asked_for_newest_first(filled: Tenant) -> None:
    assert [numbers(filled, **wanted) for wanted, _ in VIEWS] == [found.split() for _, found in VIEWS]


def test_a_card_is_that_of_the_order_and_comes_with_its_buyer(filled: Tenant) -> None:
    for wanted in (OrderFilter(until=NOW + timedelta(minutes=1)), OrderFilter(point="north", purchase="shoes")):
        page = filled.stores.orders.desk_page(filled.community, wanted, None, 50)
        order = filled.stores.orders.get(filled.community, "1001")
        assert page.cards[-1] == desk_card_of(order)
        assert {name: buyer.name for name, buyer in page.people.items()} == {"anna": "Анна Петрова"}


def test_a_card_follows_its_order(filled: Tenant) -> None:
    order = filled.stores.orders.get(filled.community, "1004")
    filled.save(replace(order, paid=order.total, handout=Handout.HANDED_OUT, point=a_choice()))
    assert "1004" in numbers(filled, payment_state=PaymentState.PAID)
    assert "1004" not in numbers(filled, payment_state=PaymentState.UNPAID)
    assert numbers(filled, handout=Handout.HANDED_OUT) == ["1004"]
    assert "1004" in numbers(filled, point="north")


@pytest.mark.parametrize("wanted", [{"handout": Handout.READY}, {"purchase": "p", "handout": Handout.READY}], ids=str)
def test_what_is_filtered_comes_page_by_page_without_a_gap(tenant: Tenant, wanted: dict[str, Any]) -> None:
    for place in range(9):
        ready = Handout.READY if place % 3 else Handout.NOT_READY
        put(tenant, str(1001 + place), place, purchase="p", buyer=f"b{place}", handout=ready)
    found, cursor, pages = [], None, 0
    while pages == 0 or cursor:
        page = tenant.stores.orders.desk_page(tenant.community, OrderFilter(**wanted), cursor, 2)
        found += [card.number for card in page.cards]
        cursor, pages = page.cursor, pages + 1
    assert found == ["1009", "1008", "1006", "1005", "1003", "1002"]
    assert pages <= 4


def test_a_cursor_is_good_for_its_own_view_and_span_only(filled: Tenant) -> None:
    cursor = filled.stores.orders.desk_page(filled.community, OrderFilter(purchase="shoes"), None, 1).cursor
    assert cursor
    for other in (OrderFilter(), OrderFilter(purchase="linen"), OrderFilter(buyer="anna")):
        with pytest.raises(Invalid):
            filled.stores.orders.desk_page(filled.community, other, cursor, 1)


class TestOfTheStore:
    """What only the real one can show."""

    @pytest.fixture
    def stored(self, container: Container, recorder: Recorder, community: Community) -> Tenant:
        return of_container(container, community)

    def test_a_filter_looks_at_so_many_orders_and_says_how_far_it_came(
        self, stored: Tenant, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(desk_list, "LOOKED_AT", 3)
        monkeypatch.setattr(desk_list, "NAMED", 3)
        for place in range(5):
            put(stored, str(1001 + place), place, purchase="p", buyer=f"b{place}")
        for wanted in (OrderFilter(handout=Handout.READY), OrderFilter(purchase="p", handout=Handout.READY)):
            page = stored.stores.orders.desk_page(stored.community, wanted, None, 50)
            assert (page.cards, page.looked) == ([], NOW + timedelta(minutes=2))
            last = stored.stores.orders.desk_page(stored.community, wanted, page.cursor, 50)
            assert (last.cards, last.cursor, last.looked) == ([], None, None)

    def test_an_article_is_found_in_two_reads_however_many_orders_there_are(
        self, stored: Tenant, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What only looks like it is looked at and left out."""
        monkeypatch.setattr(articles, "mark_of", lambda article: f"{article[:1].casefold():_<4}")
        stored.save(a_buyer(community=stored.community, id="b7"))
        for place in range(60):
            article = {7: "Ш-1", 9: "Ш-2"}.get(place, "Б-1")
            put(stored, str(1001 + place), place, buyer=f"b{place}", lines=[a_line(article=article)])
        recorder.clear()
        page = stored.stores.orders.desk_page(stored.community, OrderFilter(article="ш-1"), None, 50)
        assert [card.number for card in page.cards] == ["1008"]
        assert page.people.keys() == {"b7"}
        assert recorder.names() == [QUERY, TOGETHER]
        assert recorder.calls[0].parameters["Limit"] == desk_list.LOOKED_AT
        assert recorder.strangers(stored.community) == []

    def test_a_page_is_a_read_of_its_list_and_one_of_its_people(self, stored: Tenant, recorder: Recorder) -> None:
        own: dict[str, Any] = {"community": stored.community, "purchase": "p", "point": a_choice()}
        orders = [an_order(**own, number=str(1001 + place), buyer=f"b{place}") for place in range(60)]
        buyers = [a_buyer(community=stored.community, id=order.buyer) for order in orders]
        commits = [Commit((buyer, order)) for buyer, order in zip(buyers, orders, strict=True)]
        stored.stores.commits.commit_each(stored.community, commits)
        for wanted in ({}, {"purchase": "p"}, {"point": "north"}, {"payment_state": PaymentState.UNPAID}):
            recorder.clear()
            page = stored.stores.orders.desk_page(stored.community, OrderFilter(**wanted), None, 50)
            assert (len(page.cards), len(page.people)) == (50, 50), wanted
            assert recorder.names() == [QUERY, TOGETHER], wanted
            assert recorder.calls[0].parameters["Limit"] == 50, wanted
            assert recorder.strangers(stored.community) == [], wanted

    def test_who_owes_is_found_where_cards_do_not_tell_it_yet(self, stored: Tenant, container: Container) -> None:
        for number, terms in (("1001", payable()), ("1002", None), ("1003", payable())):
            put(stored, number, int(number), **({"terms": terms} if terms else {}))
        for number in ("1001", "1002"):
            card = json.loads(write_desk_card(desk_card_of(stored.stores.orders.get(stored.community, number))))
            container.clients.dynamodb.update_item(
                TableName=OrderRow.Meta.table_name,
                Key={"pk": {"S": f"{stored.community}#{number}"}, "sk": {"S": "order"}},
                UpdateExpression="SET desk = :desk",
                ExpressionAttributeValues={":desk": {"S": json.dumps(card[:-1])}},
            )
        assert numbers(stored, owing=True) == ["1003", "1001"]
        assert numbers(stored, owing=False) == ["1002"]

    def test_one_that_another_state_has_meanwhile_is_left_out(
        self, stored: Tenant, recorder: Recorder, container: Container
    ) -> None:
        """The index hears of it a little later than the order: it is the order that counts."""
        put(stored, "1001")
        put(stored, "1002", paid=10)
        order = stored.stores.orders.get(stored.community, "1002")
        key = f"{stored.community}#payment#unpaid"
        container.clients.dynamodb.update_item(
            TableName=OrderRow.Meta.table_name,
            Key={"pk": {"S": f"{stored.community}#1002"}, "sk": {"S": "order"}},
            UpdateExpression="SET payment_key = :key",
            ExpressionAttributeValues={":key": {"S": key}},
        )
        assert order.payment_state is PaymentState.PARTLY_PAID
        assert numbers(stored, payment_state=PaymentState.UNPAID) == ["1001"]
