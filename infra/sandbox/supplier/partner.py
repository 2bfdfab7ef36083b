"""The played supplier put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.sandbox.counter import Access, Counter
from infra.sandbox.diary import Diary
from infra.sandbox.storage import JsonFile
from infra.sandbox.supplier.api import API, TOKEN, Api
from infra.sandbox.supplier.control import SupplierControl
from infra.sandbox.supplier.faults import REFUSALS
from infra.sandbox.supplier.state import SupplierState
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Route


@dataclass(frozen=True)
class SupplierPartner:
    state: SupplierState
    api: Api
    control: SupplierControl
    counter: Counter

    @property
    def routes(self) -> Sequence[Route]:
        key = r"([A-Za-z0-9_-]{1,64})"
        return (
            Route("GET", r"/supplier/api/offers", self.api.offers),
            Route("PUT", rf"/supplier/api/reservations/{key}", self.api.reserve),
            Route("GET", rf"/supplier/api/reservations/{key}", self.api.show),
            Route("DELETE", rf"/supplier/api/reservations/{key}", self.api.release),
            *self.control.routes,
            *self.counter.routes,
        )

    def reset(self) -> None:
        self.state.reset()
        self.counter.diary.reset()

    def stop(self) -> None:
        self.state.stop()
        self.counter.diary.stop()


def build_supplier(surroundings: Surroundings) -> SupplierPartner:
    surroundings.faults.register(API, REFUSALS)
    state = SupplierState(file=JsonFile(surroundings.directory / "supplier.json"))
    diary = Diary(JsonFile(surroundings.directory / "supplier.diary.json"), state.knows)
    access = Access("Ромашка: запчасти", {"url": f"{surroundings.address}supplier/api"}, {"token": TOKEN})
    return SupplierPartner(
        state=state,
        api=Api(state, surroundings, diary),
        control=SupplierControl(state),
        counter=Counter("supplier", lambda: [access], diary),
    )
