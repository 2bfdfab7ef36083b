"""Control calls of the played Ozon: orders, their fate, sellers and their keys, where and how it pushes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from infra.sandbox.ozon import events
from infra.sandbox.ozon.changes import Changes
from infra.sandbox.ozon.errors import OzonError
from infra.sandbox.ozon.fields import read_moment
from infra.sandbox.ozon.fields import shown as written
from infra.sandbox.ozon.postings import STATES, Posting, shown
from infra.sandbox.ozon.pushes import Pushes
from infra.sandbox.ozon.state import KEYS, OzonState, Seller
from infra.sandbox.ozon.wishes import read_order, read_posting, read_seller, read_time
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply
from infra.sandbox.wishes import boolean, one_of, only, read_number, read_text


@dataclass(frozen=True)
class OzonControl:
    state: OzonState
    changes: Changes
    pushes: Pushes

    @property
    def routes(self) -> Sequence[Route]:
        return (
            Route("GET", r"/sandbox/ozon/state", self.show),
            Route("GET", r"/sandbox/ozon/pushes", lambda request: json_reply({"pushes": self.pushes.shown()})),
            Route("POST", r"/sandbox/ozon/order", self.order),
            Route("POST", r"/sandbox/ozon/cancel", self.cancel),
            Route("POST", r"/sandbox/ozon/move", self.move),
            Route("POST", r"/sandbox/ozon/split", self.split),
            Route("POST", r"/sandbox/ozon/push", self.push),
            Route("POST", r"/sandbox/ozon/hook", self.choose_hook),
            Route("POST", r"/sandbox/ozon/seller", self.change_seller),
            Route("POST", r"/sandbox/ozon/limit", self.choose_limit),
            Route("POST", r"/sandbox/ozon/clock", self.set_clock),
        )

    def show(self, request: Request) -> Reply:
        """Neither keys nor addresses: both are secrets."""
        sellers = [
            {
                "client_id": each.client_id,
                "key": each.key,
                "expires_at": each.expires_at,
                "pushes": bool(each.hook),
                "suspended": each.suspended,
                "limit": self.state.limit(each.client_id).shown(),
                "postings": [shown_posting(posting) for posting in self.state.postings(each.client_id)],
            }
            for each in self.state.sellers()
        ]
        return json_reply({"sellers": sellers, "states": STATES, "keys": KEYS, "retry": self.pushes.retry})

    def order(self, request: Request) -> Reply:
        """``push`` false: Ozon forgets to tell of it."""
        wish = request.json_object()
        with self.state.lock:
            posting = read_order(wish, self.state)
            self.state.put_posting(posting)
        if boolean({"push": True, **wish}, "push"):
            self.pushes.tell(posting.seller, events.new(posting))
        return json_reply({"posting": shown_posting(posting)})

    def cancel(self, request: Request) -> Reply:
        """By the buyer."""
        wish = request.json_object()
        only(wish, "posting_number")
        with self.state.lock:
            posting = read_posting(wish, self.state)
            self.changes.drop(posting, 0, "client")
        return json_reply({"posting": shown_posting(posting)})

    def move(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, "posting_number", "state", "push")
        with self.state.lock:
            posting = read_posting(wish, self.state)
            self.state.move(posting, one_of(wish, "state", tuple(STATES)))
        if boolean({"push": True, **wish}, "push"):
            self.pushes.tell(posting.seller, events.changed(posting))
        return json_reply({"posting": shown_posting(posting)})

    def split(self, request: Request) -> Reply:
        """As Ozon does it: its parts wait in the place of it."""
        wish = request.json_object()
        only(wish, "posting_number")
        with self.state.lock:
            posting = read_posting(wish, self.state)
            try:
                numbers = self.changes.split(posting)
            except OzonError as error:
                raise Refused(error.message, 409) from None
        return json_reply({"posting": shown_posting(posting), "parts": numbers})

    def push(self, request: Request) -> Reply:
        """Whatever Ozon may push, to the letter of ``event``."""
        wish = request.json_object()
        only(wish, "seller", "event")
        if not isinstance(wish.get("event"), dict):
            raise Refused("event must be an object.")
        delivery = self.pushes.tell(read_seller(wish, self.state).client_id, wish["event"])
        return json_reply({"n": delivery.n if delivery else None})

    def choose_hook(self, request: Request) -> Reply:
        """Ozon looks with a ping whether somebody is there. An empty ``url`` disconnects."""
        wish = request.json_object()
        only(wish, "seller", "url", "suspended", "retry")
        seller = read_seller(wish, self.state)
        self.pushes.retry = read_number(wish, "retry", self.pushes.retry, least=0.01, most=600)
        url = read_text({"url": seller.hook, **wish}, "url", 1_000, least=0)
        seller = replace(seller, hook=url, suspended=boolean({"suspended": seller.suspended, **wish}, "suspended"))
        self.state.put_seller(seller)
        ping = self.pushes.tell(seller.client_id, events.ping(written(self.state.now()))) if "url" in wish else None
        return json_reply({"seller": shown_seller(seller), "ping": ping.n if ping else None})

    def change_seller(self, request: Request) -> Reply:
        """Of an unknown Client-Id a new one."""
        wish = request.json_object()
        only(wish, "client_id", "api_key", "key", "expires_at")
        number = read_text(wish, "client_id", 20)
        first = self.state.sellers()[0]
        known = self.state.seller(number) or Seller(number, "", expires_at=first.expires_at)
        if not number.isdigit():
            raise Refused("client_id must be digits.")
        seller = replace(
            known,
            api_key=read_text({"api_key": known.api_key, **wish}, "api_key", 100),
            key=one_of({"key": known.key, **wish}, "key", KEYS),
            expires_at=read_time(wish, "expires_at", known.expires_at),
        )
        self.state.put_seller(seller)
        return json_reply({"seller": shown_seller(seller)})

    def choose_limit(self, request: Request) -> Reply:
        """Counting begins anew; null: only counted."""
        wish = request.json_object()
        only(wish, "seller", "per_second")
        most = wish.get("per_second")
        limit = self.state.limit(read_seller(wish, self.state).client_id)
        limit.choose(None if most is None else int(read_number(wish, "per_second", 0, least=1, most=10_000)))
        return json_reply({"limit": limit.shown()})

    def set_clock(self, request: Request) -> Reply:
        """``now``: at what moment it stands still; null: it goes on."""
        wish = request.json_object()
        only(wish, "now")
        moment = read_time(wish, "now", "")
        self.state.set_clock(read_moment("now", moment) if moment else None)
        return json_reply({"now": written(self.state.now())})


def shown_posting(posting: Posting) -> dict[str, Any]:
    return {**shown(posting), "changed_at": posting.changed_at, "ship": posting.ship}


def shown_seller(seller: Seller) -> dict[str, Any]:
    return {
        "client_id": seller.client_id,
        "key": seller.key,
        "expires_at": seller.expires_at,
        "pushes": bool(seller.hook),
        "suspended": seller.suspended,
    }
