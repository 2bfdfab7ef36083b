"""One day of an owner at the desk: each change tells in the audit what was and what is. Made of the list of events."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.domain.communities.community import Role
from chalicelib.domain.external.account import account_id
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Origin
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import Commit
from infra.local.variables import DEMO
from tests.api.admin.test_audit import listed
from tests.api.desk import Desk
from tests.api.journey import Journey
from tests.audited import TOLD
from tests.factories import NOW, a_sighting, an_account, an_offer, an_organizer
from tests.fakes.marketplaces import FakeMarketplace
from tests.fakes.suppliers import FakeSuppliers
from tests.world import ADMIN, MODERATOR

ELSEWHERE = {
    Event.COMMUNITY_CREATED: "by an operator, or by a founder before there is an audit of his",
    Event.COMMUNITY_CLOSED: "by an operator",
    Event.PURCHASE_REMOVED: "by an operator, whose import was not saved",
    Event.COMMUNITY_REOPENED: "by an operator",
    Event.SESSIONS_ENDED: "by an operator",
    Event.IMPORT_QUEUED: "where another import is at work",
    Event.POINT_CHOSEN: "by a buyer",
    Event.LEDGER_ENTERED: "beside a claim that is confirmed, or a transfer between one buyer's orders",
    Event.PAYMENT_LEFT: "of a transfer to another buyer",
    Event.PAYMENT_TRANSFERRED: "of two orders",
    Event.DESK_SESSION_OPENED: "by a code, before there is a session",
}
"""Told of in the tests of what says them, where `check_told` looks at every commit, too."""


@pytest.fixture
def desk(journey: Journey) -> Desk:
    own = {"community": journey.community.id, "ok_id": ADMIN, "role": Role.OWNER}
    journey.container.communities.manage.put_organizer(an_organizer(**own))
    return Desk(journey)


class Day:
    def __init__(self, desk: Desk) -> None:
        self.desk, self.api, self.token = desk, desk.api, desk.token
        self.forms = 0

    def post(self, path: str, body: Any = None) -> Any:
        answer = self.api.post(path, body, self.token)
        assert answer.status in (200, 201, 202), (path, answer.text)
        return answer.json

    def change(self, path: str, body: Any) -> Any:
        answer = self.api.change(path, body, self.token)
        assert answer.status == 200, (path, answer.text)
        return answer.json

    def remove(self, path: str, version: int) -> None:
        answer = self.api.delete(path, self.token, version)
        assert answer.status == 200, (path, answer.text)

    def money(self, **wish: Any) -> Any:
        self.forms += 1
        return {"key": f"form-of-the-day-{self.forms}", **wish}

    def settings(self) -> None:
        self.change("/v1/community", {"name": "Покупки"})
        added = self.post("/v1/organizers", {"okId": MODERATOR, "firstName": "Ольга"})
        path = f"/v1/organizers/{added['id']}"
        self.remove(path, self.change(path, {"seesAll": True, "lastName": "Синицына"})["version"])
        self.post("/v1/connections/bot", {"token": DEMO["OK_BOT_TOKEN"]})
        texts = self.api.get("/v1/texts", self.token).json["version"]
        wish = {"key": "order_saved", "language": "ru", "text": "Заказ {number}"}
        assert self.api.patch("/v1/texts", wish, self.token, texts).status == 200
        made = self.post("/v1/api-keys", {"name": "1C", "scopes": ["orders:read"]})
        self.remove(f"/v1/api-keys/{made['id']}", made["version"])
        code = self.post("/v1/desk-codes")["code"]
        self.api.post("/desk-sessions", {"code": code})
        (session,) = self.api.get("/v1/sessions", self.token).json["items"]
        self.remove(f"/v1/sessions/{session['id']}", session["version"])

    def accounts(self) -> None:
        wish = {"marketplace": "ozon", "settings": {"client_id": "7"}, "secrets": {"api_key": "SECRET"}}
        account = self.post("/v1/accounts", wish)
        path = f"/v1/accounts/{account['id']}"
        account = self.change(path, {"reserve": 2})
        sighting = first_seen(an_account(community=self.desk.journey.community.id), a_sighting(), NOW)
        self.desk.journey.container.stores.commits.commit(sighting.community, Commit((sighting,)))
        self.sale({"account": account["id"], "order": sighting.order})
        self.decide(f"/v1/external-orders/{account['id']}/{sighting.order}")
        self.remove(path, account["version"])

    def sale(self, same: Any) -> None:
        """Another account shows it, too; and then it does not after all."""
        own, market = {"community": self.desk.journey.community.id}, Marketplace.YANDEX_MARKET
        other = an_account(id=account_id(market, "8"), marketplace=market, **own)
        order = first_seen(other, a_sighting(order="55", group="", origin=Origin("ozon", "")), NOW)
        self.desk.journey.container.stores.commits.commit(other.community, Commit((other, order)))
        path = f"/v1/external-orders/{other.id}/55"
        for body in ({"same": same}, {"same": None}):
            version = self.api.get(path, self.token).json["version"]
            answer = self.api.patch(f"{path}/sale", body, self.token, version)
            assert answer.status == 200, answer.text
            assert [each["leads"] for each in answer.json["sameSale"]] == ([True] if body["same"] else [])
        self.remove(f"/v1/accounts/{other.id}", 1)

    def rules(self) -> None:
        self.change("/v1/external-rules", {"rules": [{"title": "Берём своё", "act": "accept"}]})

    def decide(self, path: str) -> None:
        version = self.api.get(path, self.token).json["version"]
        wish = {"action": "dismiss", "lines": [{"key": "1"}]}
        assert self.api.patch(f"{path}/lines", wish, self.token, version).status == 200

    def views(self) -> None:
        view = self.post("/v1/views", {"name": "Долги", "filter": {"paymentState": "unpaid"}})
        path = f"/v1/views/{view['id']}"
        changed = self.api.patch(path, {"name": "Должники"}, self.token, view["version"])
        self.remove(path, changed.json["version"])

    def notifications(self) -> None:
        self.change("/v1/me/notifications", {"wanted": {"external_order": ["ok"]}})

    def prices(self) -> None:
        made = self.post("/v1/price-lists", {"title": "Запчасти"})
        self.change(f"/v1/price-lists/{made['id']}", {"active": False})
        community, stores = self.desk.journey.community.id, self.desk.journey.container.stores
        offer = an_offer(community=community, price_list=made["id"])
        stores.commits.commit(community, Commit((offer,)))
        self.change(f"/v1/offers/{offer.id}", {"price": 49_000, "stock": None})

    def suppliers(self) -> None:
        vars(self.desk.journey.container.partners)["suppliers"] = FakeSuppliers()
        made = self.post("/v1/suppliers", {"title": "Ромашка", "url": "https://parts.example/api", "token": "TOKEN"})
        path = f"/v1/suppliers/{made['id']}"
        self.remove(path, self.change(path, {"paused": True})["version"])

    def money_day(self) -> None:
        desk = self.desk
        for way in ("confirmation", "rejection"):
            claim = desk.file(key=f"form-of-anna-{way}", amount=10_000 if way == "rejection" else 110_000).json
            self.post(f"/v1/claims/{claim['id']}/{way}", {} if way == "confirmation" else {"reason": "Не нашли"})
        self.post("/v1/payments", self.money(order=desk.number, amount=500))
        self.post("/v1/refunds", self.money(order=desk.number, amount=100))
        self.post("/v1/credits", self.money(order=desk.number, amount=400))

    def order(self) -> None:
        path = f"/v1/orders/{self.desk.number}"
        body = {"reason": "Ошиблись", "lines": [{"action": "change", "line": 0, "quantity": 2}]}
        version = self.api.get(path, self.token).json["version"]
        assert self.api.patch(f"{path}/lines", body, self.token, version).status == 200
        self.post(f"{path}/adjustments", {"kind": "discount", "amount": -500, "reason": "Постоянной"})
        self.post(f"{path}/point", {"point": self.desk.add_point()})
        for handout in ("ready", "stored", "handed_out"):
            self.post(f"{path}/handout", {"handout": handout})

    def other_order(self) -> None:
        number = self.desk.number
        for wish in ({"status": "cancelled", "reason": "Ушла"}, {"status": "reopened", "reason": "Вернулась"}):
            version = self.api.get(f"/v1/orders/{number}", self.token).json["version"]
            made = self.post("/v1/orders/changes", {**wish, "orders": [{"number": number, "version": version}]})
            assert made["items"][0]["ok"], made

    def purchase(self) -> None:
        path = f"/v1/purchases/{self.desk.purchase}"
        self.post(f"{path}/messages", {"text": "Раздача перенесена"})
        copy = self.post(f"{path}/copy", {"title": "Ещё раз"})
        self.change(f"/v1/purchases/{copy['id']}", {"minimumSum": 100_000})


def test_each_change_of_a_day_tells_what_was_and_what_is(desk: Desk, market: FakeMarketplace) -> None:
    day = Day(desk)
    desk.open_payment()
    day.settings()
    day.accounts()
    day.rules()
    day.views()
    day.notifications()
    day.prices()
    day.suppliers()
    day.purchase()
    day.other_order()
    day.money_day()
    day.order()
    entries = [each for page in pages(desk) for each in page]
    for event, parts in TOLD.items():
        mine = [each for each in entries if each["event"] == event]
        assert (event in ELSEWHERE) or mine, event
        assert all(each[part] is not None for each in mine for part in parts), (event, mine)
    told = {each["event"]: (each["before"], each["after"]) for each in reversed(entries)}
    for name, was_and_became in EXPECTED.items():
        assert told[name] == was_and_became, name


EXPECTED: dict[str, tuple[Any, Any]] = {
    Event.COMMUNITY_CHANGED: ({"name": "Закупаемся вместе"}, {"name": "Покупки"}),
    Event.ORGANIZER_CHANGED: ({"sees_all": False}, {"sees_all": True}),
    Event.ACCOUNT_CHANGED: ({"reserve": 0}, {"reserve": 2}),
    Event.API_KEY_REVOKED: ({"revoked": False}, {"revoked": True}),
    Event.DESK_SESSION_ENDED: ({"ended": False}, {"ended": True}),
    Event.WORDING_CHANGED: ({"text": None}, {"text": "Заказ {number}"}),
    Event.PRICE_LIST_CHANGED: ({"active": True}, {"active": False}),
    Event.OFFER_CHANGED: ({"price": 45_000, "stock": 10}, {"price": 49_000, "stock": None}),
    Event.PURCHASE_MESSAGED: (None, {"text": "Раздача перенесена"}),
    Event.CLAIM_REJECTED: ({"state": "pending"}, {"state": "rejected", "reason": "Не нашли"}),
    Event.PAYMENT_RECORDED: ({"paid": 110_000}, {"paid": 110_500}),
    Event.PAYMENT_REFUNDED: ({"paid": 110_500}, {"paid": 110_400}),
    Event.BALANCE_MOVED: ({"balance": 0, "paid": 110_400}, {"balance": 400, "paid": 110_000}),
    Event.ORDER_CALLED_OFF: ({"status": "awaiting", "total": 110_000}, {"status": "cancelled", "total": 0}),
    Event.ORDER_HANDED_OUT: ({"handout": "stored"}, {"handout": "handed_out"}),
    Event.POINT_MOVED: ({"point": None, "total": 219_500}, {"point": "Склад", "total": 229_500}),
}


def pages(desk: Desk) -> list[list[Any]]:
    found, following = [], "/v1/audit"
    while following:
        answer = desk.api.get(following, desk.token).json
        found.append(answer["items"])
        following = f"/v1/audit?cursor={answer['next']}" if answer["next"] else ""
    return found


def test_an_owner_reads_no_secret_there_and_nobodys_name(desk: Desk) -> None:
    day = Day(desk)
    day.settings()
    told = str([[each["before"], each["after"], each["data"]] for each in listed(desk.journey, desk.token)])
    for secret in (DEMO["OK_BOT_TOKEN"], "kbt_", "Синицына", MODERATOR):
        assert secret not in told, secret
