"""Batches that the service does in part: nothing of them is lost, and half of a picture decides nothing."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.comments.comment import Comment
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Unavailable
from chalicelib.usecases.ports import Commit
from tests.crash.exchanges import AwsExchange
from tests.crash.faults import is_partial, is_throttled, stumbles, times_out
from tests.crash.wire import Wire
from tests.factories import NOW, a_buyer, a_comment, an_order, points_of
from tests.world import ANNA

BATCH_WRITES = "dynamodb.BatchWriteItem"


def does_a_half(exchange: Any) -> Any:
    """The rest is left to be sent again."""
    return _does(exchange, lambda count: (count + 1) // 2)


def does_nothing(exchange: Any) -> Any:
    return _does(exchange, lambda count: 0)


def _does(exchange: AwsExchange, most: Callable[[int], int]) -> Any:
    if exchange.operation != "BatchWriteItem":
        return None
    ((table, wishes),) = json.loads(exchange.request.body)["RequestItems"].items()
    done, left = wishes[: most(len(wishes))], wishes[most(len(wishes)) :]
    if done:
        exchange.request.body = json.dumps({"RequestItems": {table: done}}).encode()
        exchange.request.headers["Content-Length"] = str(len(exchange.request.body))
        exchange.send()
    return exchange.answered(200, json.dumps({"UnprocessedItems": {table: left} if left else {}}).encode())


def some(community: Community, count: int) -> list[Comment]:
    return [
        a_comment(community=community.id, id=f"c{place:02}", at=NOW + timedelta(seconds=place))
        for place in range(count)
    ]


def kept(container: Container, community: Community) -> list[Comment]:
    page = container.stores.comments.of_author(community.id, ANNA, NOW, None, 100)
    return list(page.things)[::-1]


@pytest.mark.parametrize("fault", [is_throttled, times_out])
def test_a_batch_that_is_refused_whole_is_unavailable(
    container: Container, wire: Wire, community: Community, fault: Callable[[Any], Any]
) -> None:
    container.stores.comments.put(some(community, 1))
    wire.listen(3, fault, on=True)
    with pytest.raises(Unavailable):
        container.stores.personal_data.erase(community.id, a_buyer(community=community.id))


def test_a_batch_whose_answer_is_lost_is_sent_again_by_the_client(
    container: Container, wire: Wire, community: Community
) -> None:
    container.stores.comments.put(some(community, 2))
    wire.listen(2, stumbles)
    container.stores.personal_data.erase(community.id, a_buyer(community=community.id))
    assert BATCH_WRITES in [call.name for call in wire.calls]
    assert kept(container, community) == []


def test_erasing_goes_on_where_the_service_left_off(container: Container, wire: Wire, community: Community) -> None:
    container.stores.comments.put(some(community, 60))
    wire.listen(0, does_a_half, on=True)
    assert container.stores.personal_data.erase(community.id, a_buyer(community=community.id))["comments"] == 60
    wire.listen()
    assert kept(container, community) == []


def test_an_erasure_that_broke_off_is_finished_by_the_next(
    container: Container, wire: Wire, community: Community
) -> None:
    buyer = a_buyer(community=community.id)
    container.stores.comments.put(some(community, 30))
    wire.listen(3, does_nothing, on=True)
    with pytest.raises(Unavailable):
        container.stores.personal_data.erase(community.id, buyer)
    wire.listen()
    assert container.stores.personal_data.erase(community.id, buyer)["comments"] == len(kept(container, community)) + 5
    assert kept(container, community) == []


PICTURES: dict[str, Callable[[Container, str], object]] = {
    "matter": lambda container, community: container.stores.notices.records(
        community, "anna", "order/1001", "1001", None
    ),
    "points with an order": lambda container, community: container.stores.points.with_order(community, "1001"),
    "points": lambda container, community: container.stores.points.get(community),
}


@pytest.mark.parametrize("name", PICTURES)
def test_half_of_a_picture_is_no_picture(container: Container, wire: Wire, community: Community, name: str) -> None:
    things = (a_buyer(community=community.id), an_order(community=community.id), points_of(community=community.id))
    container.stores.commits.commit(community.id, Commit(things))
    wire.listen(0, is_partial)
    with pytest.raises(Unavailable):
        PICTURES[name](container, community.id)
    assert PICTURES[name](container, community.id)


def test_orders_that_were_not_read_at_once_are_read_after_that(
    container: Container, wire: Wire, community: Community
) -> None:
    numbers = [str(1001 + place) for place in range(3)]
    orders = [an_order(community=community.id, number=number, purchase=f"p{number}") for number in numbers]
    container.stores.commits.commit(community.id, Commit(orders))
    wire.listen(0, is_partial)
    assert sorted(container.stores.orders.many(community.id, numbers)) == numbers
    assert len(wire.calls) == 2
