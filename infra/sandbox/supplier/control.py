"""Control calls of the played supplier: what he has is looked at, sold out, given another price."""

from dataclasses import dataclass

from infra.sandbox.supplier.state import SupplierState, Unwanted
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply
from infra.sandbox.wishes import only, read_number, read_text

MOST = 10_000_000


@dataclass(frozen=True)
class SupplierControl:
    state: SupplierState

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", r"/sandbox/supplier/state", lambda request: json_reply(self.state.shown())),
            Route("POST", r"/sandbox/supplier/change", self.change),
        )

    def change(self, request: Request) -> Reply:
        """Of an offer the stock, or the price in kopecks."""
        wish = request.json_object()
        only(wish, "offer", "stock", "price")
        fields = {
            name: int(read_number(wish, name, usual=0, least=0, most=MOST))
            for name in ("stock", "price")
            if name in wish
        }
        try:
            return json_reply({"offer": self.state.change(read_text(wish, "offer", 100), **fields)})
        except Unwanted as unwanted:
            raise Refused(unwanted.message, unwanted.status) from None
