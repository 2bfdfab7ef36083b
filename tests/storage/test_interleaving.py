"""What one commit does while another is under way; and a commit whose answer was lost. On the real store."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import msgspec

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Stale
from chalicelib.domain.journal import Entry, Event
from chalicelib.usecases.ports import Commit
from tests.crash.faults import stumbles
from tests.crash.wire import Wire
from tests.factories import a_fact, a_purchase
from tests.storage.lists import LISTS
from tests.storage.tenant import of_container
from tests.worlds.differences import not_of_moto, unlike_life

COMMITS = 20


@contextmanager
def refused_commits(container: Container, community: Community) -> Iterator[None]:
    """One after the other, each of many things, for as long as this lasts."""
    there = a_purchase(community=community.id, id="there")
    container.stores.commits.commit(community.id, Commit((there,)))
    refused = Commit((*(a_purchase(community=community.id, id=f"never{place}") for place in range(40)), there))
    stop = threading.Event()

    def go_on() -> None:
        while not stop.is_set():
            with suppress(Stale, RuntimeError):  # moto stumbles over its own tables
                container.stores.commits.commit(community.id, refused)

    other = threading.Thread(target=go_on)
    other.start()
    try:
        yield
    finally:
        stop.set()
        other.join()


@not_of_moto(
    "a refused transaction puts the whole table back there, and undoes what others wrote meanwhile: nearly always"
)
def test_a_refused_commit_undoes_nothing_of_anothers(container: Container, community: Community) -> None:
    names = {f"p{place}" for place in range(COMMITS)}
    with refused_commits(container, community):
        for name in sorted(names):
            container.stores.commits.commit(community.id, Commit((a_purchase(community=community.id, id=name),)))
    assert {purchase.id for purchase in container.stores.purchases.after(community.id, "", 100)} == names | {"there"}


@unlike_life("it knows no ClientRequestToken: the client's second attempt is another transaction, and refused", Stale)
def test_a_commit_whose_answer_was_lost_is_told_as_done_by_the_clients_second_attempt(
    wire: Wire, container: Container, community: Community
) -> None:
    wire.listen(0, stumbles)
    container.stores.commits.commit(community.id, Commit((a_purchase(community=community.id),)))
    assert [call.name for call in wire.calls] == ["dynamodb.TransactWriteItems"]
    wire.listen()
    assert container.stores.purchases.get(community.id, "shoes").version == 1


@unlike_life("a page that is just full is its last one there; in life an empty one follows")
def test_a_page_that_is_just_full_has_a_cursor_to_an_empty_one(container: Container, community: Community) -> None:
    tenant, orders = of_container(container, community), LISTS[0]
    orders.fill(tenant, 2)
    assert [len(page) for page in orders.walk(tenant, 2)] == [2, 0]


@unlike_life("a refused transaction leaves whoever reads the stream at a copy of it, where nothing comes any more")
def test_the_stream_goes_on_behind_a_refused_commit(container: Container, community: Community) -> None:
    streams, own = container.clients.client("dynamodbstreams"), community.id
    arn = streams.list_streams(TableName=container.settings.table("journal"))["Streams"][0]["StreamArn"]
    shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    place = streams.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType="LATEST")["ShardIterator"]
    with suppress(Stale):
        missing = a_purchase(community=own, version=1)
        container.stores.commits.commit(own, Commit((missing,), (a_fact(event=Event.ORDER_SAVED),)))
    container.stores.commits.commit(own, Commit(facts=(a_fact(),)))
    seen = [each["dynamodb"]["NewImage"]["body"]["S"] for each in streams.get_records(ShardIterator=place)["Records"]]
    assert [msgspec.json.decode(body, type=Entry).event for body in seen] == [Event.BUYER_JOINED]
