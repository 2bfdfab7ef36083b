"""The played marketplace put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.sandbox.counter import Access, Counter
from infra.sandbox.diary import Diary
from infra.sandbox.getzzap.api import API, TOKEN, Api
from infra.sandbox.getzzap.control import GetzzapControl
from infra.sandbox.getzzap.faults import REFUSALS
from infra.sandbox.getzzap.pushes import MANNERS, PUSHES, Pushes
from infra.sandbox.getzzap.state import GetzzapState
from infra.sandbox.storage import JsonFile
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Route


@dataclass(frozen=True)
class GetzzapPartner:
    state: GetzzapState
    api: Api
    pushes: Pushes
    control: GetzzapControl
    counter: Counter

    @property
    def routes(self) -> Sequence[Route]:
        number = r"([A-Za-z0-9._~%-]{1,100})"
        return (
            Route("GET", r"/getzzap/api/office", self.api.office),
            Route("GET", r"/getzzap/api/orders", self.api.list),
            Route("GET", rf"/getzzap/api/orders/{number}", self.api.one),
            Route("POST", rf"/getzzap/api/orders/{number}/accept", self.api.accept),
            Route("POST", rf"/getzzap/api/orders/{number}/refuse", self.api.refuse),
            *self.control.routes,
            *self.counter.routes,
        )

    def reset(self) -> None:
        self.state.reset()
        self.pushes.reset()
        self.counter.diary.reset()

    def stop(self) -> None:
        self.pushes.stop()
        self.state.stop()
        self.counter.diary.stop()


def build_getzzap(surroundings: Surroundings) -> GetzzapPartner:
    surroundings.faults.register(API, REFUSALS)
    surroundings.faults.register(PUSHES, MANNERS)
    state = GetzzapState(file=JsonFile(surroundings.directory / "getzzap.json"))
    pushes = Pushes(state, surroundings)
    diary = Diary(JsonFile(surroundings.directory / "getzzap.diary.json"), state.knows)
    settings = {"office": "office-77", "url": f"{surroundings.address}getzzap/api"}
    access = Access("GetZZap", settings, {"token": TOKEN})
    return GetzzapPartner(
        state=state,
        api=Api(state, surroundings, pushes, diary),
        pushes=pushes,
        control=GetzzapControl(state, pushes),
        counter=Counter("getzzap", lambda: [access], diary),
    )
