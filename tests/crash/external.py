"""Accounts at marketplaces, and their orders on their way in and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Role
from chalicelib.domain.external.account import Account, WebhookAddress, account_id
from chalicelib.domain.external.account_state import AccountState
from chalicelib.domain.external.deciding import Acceptance, Doing, Refusal, accepted, refused
from chalicelib.domain.external.external_order import Bound, ExternalOrder, Push
from chalicelib.domain.external.integration_log import Direction
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sale import Sale
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Origin, Phase, SeenBuyer, Sighting
from chalicelib.domain.journal import Event, external_subject
from chalicelib.signing.standard_webhooks import sign
from chalicelib.usecases.external.decisions import decided_fact
from chalicelib.usecases.ports import Commit
from tests.crash.cabinet import a_request
from tests.crash.market import PlayedMarket
from tests.crash.preparations import found, principal, save, written
from tests.factories import NOW, a_log_record, a_price_list, a_sighting, an_account, an_entry, an_offer

EARLIER = NOW - timedelta(hours=1)
"""Nothing that was decided then can be undone any more."""

NUMBER = a_sighting().order
OFFER = an_offer().id
BUYER = SeenBuyer(id="b7", name="Анна", phone="+7 916 123-45-67")
WISH = {"marketplace": "ozon", "settings": {"client_id": "7"}, "secrets": {"api_key": "SECRET"}}


def connecting(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return asks(community, "accounts", WISH)


def connecting_again(container: Container, community: str) -> Sequence[str]:
    """It was removed, and keeps its orders and the count of its addresses."""
    found(container, community)
    save(container, community, an_account(community=community, generation=2, connected_at=EARLIER, removed_at=EARLIER))
    return asks(community, "accounts", WISH)


def changing_an_account(container: Container, community: str) -> Sequence[str]:
    """With a new key, which the marketplace is asked about."""
    account = connected(container, community)
    body = {"title": "Ozon на Лесной", "reserve": 2, "paused": True, "secrets": {"api_key": "ANOTHER"}}
    return asks(community, f"accounts/{account.id}", body, account.version)


def removing_an_account(container: Container, community: str) -> Sequence[str]:
    account = connected(container, community)
    return asks(community, f"accounts/{account.id}", None, account.version)


def checking(container: Container, community: str) -> Sequence[str]:
    """A trouble that is over."""
    account = connected(container, community, trouble="key_dead")
    return asks(community, f"accounts/{account.id}/check", {})


def renewing_an_address(container: Container, community: str) -> Sequence[str]:
    """The fourth: of those that wait the first works no more."""
    account = connected(container, community, live=(1, 2, 3), generation=3)
    save(container, community, WebhookAddress(community, account.id, 2), WebhookAddress(community, account.id, 3))
    return asks(community, f"accounts/{account.id}/address", {})


def ending_an_address(container: Container, community: str) -> Sequence[str]:
    account = connected(container, community, live=(1, 2), generation=2)
    save(container, community, WebhookAddress(community, account.id, 2))
    return asks(community, f"accounts/{account.id}/address/end", {})


def pushing(marketplace: Marketplace, container: Container, community: str) -> Sequence[str]:
    account = connected(container, community, id=account_id(marketplace, "7"), marketplace=marketplace)
    whole = container.external.accounts.address_of(account)
    path = f"/{whole.removeprefix(container.settings.public_url)}"
    rest = "/notification" if marketplace is Marketplace.YANDEX_MARKET else ""
    event = {"kind": "order", "type": "TYPE_NEW_POSTING", "id": "e1", "order": NUMBER, "seller": "7"}
    if marketplace.signs:
        return _signed(container, account, path)
    return [json.dumps({"path": f"{path}{rest}", "body": json.dumps(event)})]


def _signed(container: Container, account: Account, path: str) -> Sequence[str]:
    """In our own form, with all of the order."""
    lines = [{"key": "1", "article": "OC-90", "quantity": 2, "price": "500.00"}]
    order = {"seller": "7", "order": NUMBER, "phase": "open", "status": "new", "lines": lines}
    body = json.dumps({"type": "order.created", "data": order})
    stamp, place = int(NOW.timestamp()), WebhookAddress(account.community, account.id, 1).place
    signature = sign(container.signing.webhook_secrets(place)[0], "m1", stamp, body.encode())
    headers = {"webhook-id": "m1", "webhook-timestamp": str(stamp), "webhook-signature": signature}
    return [json.dumps({"path": path, "body": body, "headers": headers})]


def accepting(container: Container, community: str) -> Sequence[str]:
    """Bound to an offer, of which pieces are taken; its buyer is new."""
    order = waiting(container, community)
    body = {"action": "accept", "lines": [{"key": "1", "offer": OFFER}]}
    return asks(community, f"external-orders/{order.account}/{order.order}/lines", body, order.version)


def refusing(container: Container, community: str) -> Sequence[str]:
    order = waiting(container, community)
    body = {"action": "refuse", "lines": [{"key": "1"}], "reason": "352", "text": "Кончился"}
    return asks(community, f"external-orders/{order.account}/{order.order}/lines", body, order.version)


def retrying(container: Container, community: str) -> Sequence[str]:
    """Of the log: a push, and a call that should have told what was decided and was refused."""
    order = an_accepted_one(container, community)
    lines = tuple(replace(line, push=Push.FAILED, problem="needs_missing") for line in order.lines)
    container.stores.commits.commit(community, Commit((replace(order, lines=lines),)))
    own: dict[str, Any] = {"community": community, "account": order.account, "order": order.order}
    container.stores.integration_log.write(a_log_record(**own, id="push"))
    told = a_log_record(**own, id="told", direction=Direction.OUTGOING, changes=True, status=400)
    container.stores.integration_log.write(told)
    return asks(community, f"accounts/{order.account}/log/retry", {"records": ["push", "told", "gone"]})


def joining(container: Container, community: str) -> Sequence[str]:
    """Two accounts show what may be one sale; a person says that it is."""
    first = waiting(container, community)
    market = Marketplace.YANDEX_MARKET
    other = an_account(community=community, id=account_id(market, "8"), marketplace=market)
    sold = a_sighting(order="55", group="", origin=Origin("ozon", ""))
    second = replace(first_seen(other, sold, EARLIER), doubtful=True)
    save(container, community, other, second)
    body = {"same": {"account": first.account, "order": first.order}}
    return asks(community, f"external-orders/{second.account}/{second.order}/sale", body, 1)


def syncing(container: Container, community: str) -> Sequence[str]:
    account = connected(container, community)
    put_there(container, a_sighting(buyer=BUYER))
    return heard(community, account, Event.EXTERNAL_RECEIVED)


def following(container: Container, community: str) -> Sequence[str]:
    """Another account shows what was accepted as one that it hands over, and as cancelled."""
    order = an_accepted_one(container, community)
    market = Marketplace.YANDEX_MARKET
    other = an_account(community=community, id=account_id(market, "8"), marketplace=market)
    save(container, community, other, Sale(community, Marketplace.OZON, NUMBER, (order.place,)))
    container.stores.account_secrets.put(community, other.id, {"api_key": "SECRET"})
    gone = {"phase": Phase.CANCELLED, "status": "CANCELLED", "origin": Origin("ozon", NUMBER), "changed_at": NOW}
    put_there(container, a_sighting(order="55", group="", **gone))
    data = {"account": other.id, "order": "55"}
    subject = external_subject(f"{other.id}/55")
    entry = an_entry(community=community, subject=subject, event=Event.EXTERNAL_RECEIVED, data=data)
    return [written(entry)]


def splitting(container: Container, community: str) -> Sequence[str]:
    """Of what was accepted a part comes that carries it on, and is cancelled already."""
    order = an_accepted_one(container, community)
    part = f"{NUMBER}0"
    gone = {"phase": Phase.CANCELLED, "status": "cancelled", "changed_at": NOW}
    put_there(container, a_sighting(order=part, parent=NUMBER, **gone))
    data = {"account": order.account, "order": part}
    subject = external_subject(f"{order.account}/{part}")
    entry = an_entry(community=community, subject=subject, event=Event.EXTERNAL_RECEIVED, data=data)
    return [written(entry)]


def losing(container: Container, community: str) -> Sequence[str]:
    """What was accepted, with pieces of an offer, and became an order of ours, was cancelled by the marketplace."""
    order = an_accepted_one(container, community)
    account = container.stores.accounts.get(community, order.account)
    put_there(container, a_sighting(phase=Phase.CANCELLED, status="cancelled", changed_at=NOW))
    return heard(community, account, Event.EXTERNAL_RECEIVED)


def telling(container: Container, community: str) -> Sequence[str]:
    order = an_accepted_one(container, community)
    account = container.stores.accounts.get(community, order.account)
    return heard(community, account, Event.EXTERNAL_DECIDED)


def telling_no(container: Container, community: str) -> Sequence[str]:
    before = waiting(container, community)
    after = refused(before, ["1"], Refusal("352", "Кончился"), Doing("maria", EARLIER))
    decided(container, before, after)
    account = container.stores.accounts.get(community, before.account)
    return heard(community, account, Event.EXTERNAL_DECIDED)


def connected(
    container: Container, community: str, trouble: str = "", live: tuple[int, ...] = (1,), **fields: object
) -> Account:
    """With its key, and an address for what is pushed."""
    found(container, community)
    account = an_account(community=community, **fields)
    state = AccountState(community, account.id, trouble=trouble, live=live)
    save(container, community, account, state, WebhookAddress(community, account.id, 1))
    container.stores.account_secrets.put(community, account.id, {"api_key": "SECRET"})
    return replace(account, version=1)


def waiting(container: Container, community: str) -> ExternalOrder:
    """An order that nobody has decided on; a price list with an offer that fits."""
    account = connected(container, community)
    save(container, community, a_price_list(community=community), an_offer(community=community))
    sighting = a_sighting(buyer=BUYER)
    put_there(container, sighting)
    save(container, community, first_seen(account, sighting, EARLIER))
    return container.stores.external_orders.get(community, account.id, NUMBER)


def an_accepted_one(container: Container, community: str) -> ExternalOrder:
    before = waiting(container, community)
    bound = Bound(OFFER, "Запчасти: Фильтр масляный", 45_000)
    after = accepted(before, [Acceptance("1", bound=bound)], Doing("maria", EARLIER))
    decided(container, before, after)
    return container.stores.external_orders.get(community, before.account, before.order)


def decided(container: Container, before: ExternalOrder, after: ExternalOrder) -> None:
    account = container.stores.accounts.get(before.community, before.account)
    consequences = container.external._consequences
    commit = consequences.commit(account, before, after, (decided_fact(before, after),))
    container.stores.commits.commit(before.community, commit)


def put_there(container: Container, sighting: Sighting) -> None:
    market = container.partners.marketplaces
    assert isinstance(market, PlayedMarket)
    market.it.shown[sighting.order] = sighting


def heard(community: str, account: Account, event: Event) -> Sequence[str]:
    data = {"account": account.id, "order": NUMBER}
    subject = external_subject(f"{account.id}/{NUMBER}")
    return [written(an_entry(community=community, subject=subject, event=event, data=data))]


def asks(community: str, path: str, body: Mapping[str, object] | None, version: int | None = None) -> Sequence[str]:
    owner = replace(principal(community), role=Role.OWNER)
    return a_request(community, f"/v1/{path}", body, owner, version)
