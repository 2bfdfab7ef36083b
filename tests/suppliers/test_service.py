"""A supplier's web service is asked as docs/suppliers.md says, against one that refuses what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import responses
from msgspec.structs import replace

from chalicelib.domain.catalogue.supplier import Held, SuppliedOffer
from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.domain.external.external_order import Reservation
from chalicelib.marketplaces.http import Transport
from chalicelib.suppliers.service import HttpSupplierService
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused, SupplierService
from infra.sandbox.supplier.api import TOKEN
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.world import Ok

WISH = Reservation("s1", "p4", 41_000, key="k1")
URL = "https://parts.example/api"


@dataclass
class Played:
    server: Ok
    limiter: FakeLimiter = field(default_factory=FakeLimiter)
    log: CallLog = field(default_factory=CallLog)

    def service(self, token: str = TOKEN) -> HttpSupplierService:
        headers = {"Authorization": f"Bearer {token}"}
        transport = Transport(f"{self.server.url}supplier/api", self.limiter, self.log, headers, secrets=(token,))
        return HttpSupplierService(transport)

    def fault(self, kind: str | None, calls: int = 1) -> None:
        self.server.ask("faults", target="supplier", kind=kind, calls=calls)


@pytest.fixture
def played(ok: Ok) -> Iterator[Played]:
    ok.reset()
    yield Played(ok)
    ok.reset()


def test_offers_come_cheapest_first(played: Played) -> None:
    service: SupplierService = played.service()
    cheap, dear = service.offers("OC 90", "Knecht")
    told = {"article": "OC-90", "brand": "Knecht", "name": "Фильтр масляный", "price": 41_000}
    assert dear == SuppliedOffer("p4", **told, stock=6, delivery_days=2)  # type: ignore[arg-type]
    assert cheap.price == 39_500
    (uncounted,) = service.offers("BX-0986")
    assert uncounted.stock is None
    assert service.offers("nothing") == []


def test_goods_are_held_lowered_and_let_go(played: Played) -> None:
    service = played.service()
    assert service.held("k1") is None
    for pieces in (2, 2, 1):
        service.hold(WISH, pieces)
    assert service.held("k1") == Held("k1", "p4", 1)
    for _ in range(2):
        service.release("k1")
    assert service.held("k1") is None
    with pytest.raises(CallRefused, match="supplier_refused"):
        service.hold(WISH, 1)


def test_why_he_will_not_is_told_apart(played: Played) -> None:
    service = played.service()
    with pytest.raises(CallRefused, match="supplier_gone"):
        service.hold(WISH, 7)
    with pytest.raises(CallRefused, match="supplier_price_changed") as refused:
        service.hold(replace(WISH, price=40_000), 2)
    assert refused.value.said == "The price is 410.00 now."
    with pytest.raises(AccountRefused, match="supplier_key"):
        played.service("wrong").offers("OC-90")
    for kind, reason in (("denied", "supplier_key"), ("moved", "address_refused")):
        played.fault(kind)
        with pytest.raises(AccountRefused, match=reason):
            service.offers("OC-90")


def test_a_lost_answer_is_a_doubt_only_where_something_was_to_be_done(played: Played) -> None:
    service = played.service()
    for kind in ("lost", "5xx", "page", "shape"):
        played.fault(kind)
        with pytest.raises(AnswerLost):
            service.hold(replace(WISH, key=f"k-{kind}"), 1)
    assert service.held("k-lost") == Held("k-lost", "p4", 1)
    assert service.held("k-5xx") is None
    for kind in ("lost", "5xx"):
        played.fault(kind)
        with pytest.raises(Unavailable) as trouble:
            service.offers("OC-90")
        assert not isinstance(trouble.value, AnswerLost)


def test_what_is_no_list_of_offers_is_said_and_what_is_none_of_them_left_out(played: Played) -> None:
    service = played.service()
    played.fault("page")
    with pytest.raises(CallRefused, match="supplier_unfit"):
        service.offers("OC-90")
    played.fault("shape")
    assert service.offers("OC-90") == []


def test_a_pause_is_kept(played: Played) -> None:
    played.fault("429")
    with pytest.raises(NotYet) as pause:
        played.service().offers("OC-90")
    assert (pause.value.retry_after, played.limiter.paused) == (7, 7)


def test_the_log_has_no_token(played: Played) -> None:
    service = played.service()
    service.hold(WISH, 1)
    (made,) = played.log.made
    assert (made.path, made.status, made.changes) == ("/reservations/k1", 201, True)
    assert TOKEN.encode() not in made.asked + made.answered
    assert TOKEN not in repr(service)


@pytest.mark.parametrize(
    "offer",
    [
        {"id": "", "price": "1.00"},
        {"id": "a" * 101, "price": "1.00"},
        {"id": "a", "price": 1},
        {"id": "a", "price": "1,00"},
        {"id": "a", "price": "-1.00"},
        {"id": "a", "price": "1.00", "currency": "rubles"},
    ],
)
def test_an_offer_without_a_certain_price_is_none(offer: dict[str, object]) -> None:
    service = HttpSupplierService(Transport(URL, FakeLimiter(), CallLog()))
    with responses.RequestsMock() as mock:
        good = {"id": "b", "price": "1", "stock": -1, "deliveryDays": "два"}
        mock.get(f"{URL}/offers", json={"offers": [offer, good]})
        assert service.offers("A1") == [SuppliedOffer("b", "", "", "", price=100)]
