"""S1 of every webhook, and R6: hundreds of pushes of each maker in any order, twice, spoilt ones among them."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import pytest

from chalicelib.domain.external.integration_log import LogRecord
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.journal import Event
from chalicelib.usecases.external.receive_webhooks import Push
from tests.factories import COMMUNITY
from tests.marketplaces.getzzap import payloads as getzzap
from tests.marketplaces.ozon import payloads as ozon
from tests.marketplaces.yandex_market import payloads as yandex_market
from tests.usecases.external.burst import NETWORKS, Burst

MADE = 8
"""Of each payload so many, each about another order."""

LEAST = 200


def variants(marketplace: Marketplace, seller: str) -> Sequence[Mapping[str, Any]]:
    """Every payload that the maker documents, or might send, for many orders of this seller."""
    match marketplace:
        case Marketplace.OZON:
            told = [push for push in ozon.PUSHES.values() for _ in range(MADE)]
            return [_renumbered(push, place, seller_id=int(seller)) for place, push in enumerate(told)]
        case Marketplace.YANDEX_MARKET:
            told = [push for push in (*yandex_market.LISTED, *yandex_market.TRAPS) for _ in range(MADE)]
            return [_renumbered(push, place, campaignId=int(seller), businessId=1) for place, push in enumerate(told)]
    kinds = ("order.created", "order.updated", "order.cancelled", "", "ping", "stock.changed")
    told = [json.loads(getzzap.push(kind, seller=seller)) for kind in kinds for _ in range(LEAST // len(kinds) + 1)]
    return [{**push, "data": {**push["data"], "order": f"GZ-{place}"}} for place, push in enumerate(told)]


def _renumbered(push: Mapping[str, Any], place: int, **seller: Any) -> Mapping[str, Any]:
    own = {name: value for name, value in seller.items() if name in push}
    numbers = {"posting_number": f"{place}-1", "orderId": 41_000_000_000 + place, "uuid": f"5d2b7a44-{place}"}
    return {**push, **{name: value for name, value in numbers.items() if push.get(name)}, **own, "place": place}


def spoilt(body: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(body))
    return body[:at] + chance.randbytes(3) + body[at + 5 :]


def pushed(marketplace: Marketplace, seed: int) -> tuple[Counter[int], Mapping[str, str], Sequence[str]]:
    """How often what was answered; the log by the ids of deliveries; those that set something going."""
    burst, chance = Burst(0), Random(seed)
    account = burst.accounts[marketplace]
    bodies = [json.dumps(each).encode() for each in variants(marketplace, account.seller)]
    assert len(bodies) >= LEAST
    given = [(str(place), body) for place, body in enumerate(bodies)] * 2
    given += [(f"spoilt {place}", spoilt(body, Random(place))) for place, body in enumerate(bodies)]
    chance.shuffle(given)
    key = burst.house.container.external.accounts.address_of(account).removesuffix("/notification").rpartition("/")[2]
    answers: Counter[int] = Counter()
    for name, body in given:
        headers = burst.signed(account, name, body) if marketplace.signs else {}
        push = Push(marketplace=marketplace, key=key, network=NETWORKS[marketplace], headers=headers, body=body)
        reply, _ = burst.house.container.external.receive_webhooks.accept(push)
        answers[reply.status] += 1
    log = {each.id: each.name for each in burst.house.memory.of(LogRecord, COMMUNITY)}
    heard = [str(each.data["received"]) for each in burst.house.memory.journal if each.event == Event.EXTERNAL_RECEIVED]
    return answers, log, sorted(heard)


@pytest.mark.parametrize("marketplace", NETWORKS)
def test_hundreds_of_pushes_end_the_same_in_any_order_and_none_is_a_failure(marketplace: Marketplace) -> None:
    ends = [pushed(marketplace, seed) for seed in (1, 2)]
    answers, log, heard = ends[0]
    assert set(answers) <= {200, 400}
    assert answers[200] >= 2 * LEAST
    assert len(heard) == len(set(heard)), "one entry a delivery, however often it came"
    assert len(log) >= LEAST
    assert set(heard) <= log.keys()
    assert ends[1] == ends[0]
