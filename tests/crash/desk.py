"""An organizer at his desk: purchases, imports, money, points, texts, connections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import Role
from chalicelib.domain.imports.import_job import uploaded_file
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.purchases.purchase import Stage
from infra.local.variables import DEMO
from tests.crash.cabinet import NUMBER, PAYABLE, a_payer, a_request, anna
from tests.crash.preparations import FILE, found, ordered, previewed, principal, save
from tests.credentials import a_desk_session, an_api_key
from tests.factories import NOW, an_organizer, csv_of


def asks(community: str, path: str, body: object, version: int | None = None) -> Sequence[str]:
    return a_request(community, f"/v1/{path}", body, principal(community), version)


def opening(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return asks(community, "purchases", {"title": "Книги", "feePercent": "10", "deliveryCost": 50_000})


def changing_purchase(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    body = {"place": "ул. Новая, 9", "paymentDetails": "СБП", "deliveryCost": 50_000}
    return a_request(community, "/v1/purchases/sold", body, principal(community), version=1)


def moving_on(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return asks(community, "purchases/sold/stage", {"stage": "ordered"})


def foreseeing(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return asks(community, "purchases/sold/preview", {"stage": "ordered"})


def messaging(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return asks(community, "purchases/sold/messages", {"text": "Раздача перенесена"})


def copying(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return asks(community, "purchases/sold/copy", {"title": "Ещё раз"})


def archiving(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community, replace(PAYABLE, stage=Stage.COMPLETED))
    return asks(community, "purchases/sold/archive", {})


def returning(container: Container, community: str) -> Sequence[str]:
    archiving(container, community)
    container.purchases.keep.archive(principal(community), "sold", archived=True)
    return asks(community, "purchases/sold/return", {})


def prolonging(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return asks(community, "purchases/sold/prolongation", {"stopAt": (NOW + timedelta(days=9)).isoformat()})


def cancelling(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return asks(community, "purchases/sold/cancellation", {"message": "Поставщик отказал"})


def importing(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return asks(community, "purchases/shoes/imports", {"name": "заказы.csv", "size": 1_000})


def previewing(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    content = csv_of(*FILE)
    job, _ = container.imports.manage.create(principal(community), "shoes", "заказы.csv", len(content))
    container.stores.files.write(community, uploaded_file(job.id), content)
    return asks(community, f"imports/{job.id}/preview", {})


def starting(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    ordered(container, community)
    return asks(community, f"imports/{previewed(container, community, FILE)}/start", {})


def moving_an_order(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return asks(community, f"orders/{NUMBER}/point", {"point": "centre"})


def handing(container: Container, community: str) -> Sequence[str]:
    """Back to the shelf, where it takes room again."""
    order = a_payer(container, community)
    container.pickup.choose_point.choose(anna(community), NUMBER, "centre")
    order = container.stores.orders.get(community, order.number)
    save(container, community, replace(order, handout=Handout.READY))
    return asks(community, f"orders/{NUMBER}/handout", {"handout": "returned"})


def reading_a_code(container: Container, community: str) -> Sequence[str]:
    order = a_payer(container, community)
    save(container, community, replace(order, handout=Handout.READY))
    return asks(community, "handouts/reading", {"code": container.orders.hand_over.code(anna(community), NUMBER)})


def adding_a_point(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return asks(community, "points", {"title": "На Северной", "address": "Северная, 5", "capacity": 3})


def changing_a_point(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    version = container.stores.points.get(community).points.version
    return asks(community, "points/centre", {"address": "ул. Полевая, 2"}, version)


def adding_an_organizer(container: Container, community: str) -> Sequence[str]:
    _listed(container, community)
    return a_request(community, "/v1/organizers", {"okId": "570000000888", "firstName": "Инна"}, _owner(community))


def changing_a_card(container: Container, community: str) -> Sequence[str]:
    version = _listed(container, community)
    return a_request(community, "/v1/organizers/maria", {"place": "ул. Новая, 9"}, _owner(community), version)


def removing_an_organizer(container: Container, community: str) -> Sequence[str]:
    version = _listed(container, community)
    return a_request(community, "/v1/organizers/maria", {}, _owner(community), version, method="DELETE")


def renaming(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    version = container.stores.communities.get(community).version
    return a_request(community, "/v1/community", {"name": "Новое имя"}, _owner(community), version)


def _owner(community: str) -> Principal:
    return replace(principal(community), role=Role.OWNER)


def _listed(container: Container, community: str) -> int:
    """The version of Maria's card."""
    found(container, community)
    there = {each.id: each.version for each in container.stores.communities.organizers(community)}
    if "maria" not in there:
        container.communities.manage.put_organizer(an_organizer(community=community, ok_id="570000000889"))
    return next(each.version for each in container.stores.communities.organizers(community) if each.id == "maria")


def wording(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return asks(community, "texts", {"key": "order_cancelled", "language": "ru", "text": "Заказ {number} отменён"}, 0)


def trying_a_text(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return asks(community, "texts/preview", {"key": "order_cancelled", "language": "ru", "text": "Заказ {number}"})


def connecting_a_bot(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return asks(community, "connections/bot", {"token": DEMO["OK_BOT_TOKEN"]})


def connecting_comments(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return asks(community, "connections/comments", {"token": DEMO["OK_ADMIN_TOKEN"]})


def giving_a_code(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return asks(community, "desk-codes", {})


def opening_the_desk(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    save(container, community, Buyer("maria", community, ""))
    code, _ = container.access.open_desk.code(principal(community))
    return a_request(community, "/desk-sessions", {"code": code}, None)


def ending_a_session(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    save(container, community, a_desk_session(community=community))
    return asks(community, "sessions/session1", None, 1)


def making_a_key(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    owner = replace(principal(community), role=Role.OWNER)
    return a_request(community, "/v1/api-keys", {"name": "1C", "scopes": ["orders:read"]}, owner)


def revoking_a_key(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    save(container, community, an_api_key(community=community))
    owner = replace(principal(community), role=Role.OWNER)
    return a_request(community, "/v1/api-keys/key1", None, owner, 1)
