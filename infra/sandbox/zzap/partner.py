"""ZZAP put together: its state, its service, its control calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.sandbox.counter import Access, Counter
from infra.sandbox.diary import Diary
from infra.sandbox.storage import JsonFile
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Route
from infra.sandbox.zzap.control import ZzapControl
from infra.sandbox.zzap.faults import REFUSALS
from infra.sandbox.zzap.service import API, KEY, LOGIN, PASSWORD, Service
from infra.sandbox.zzap.state import ZzapState


@dataclass(frozen=True)
class ZzapPartner:
    state: ZzapState
    service: Service
    control: ZzapControl
    counter: Counter

    @property
    def routes(self) -> Sequence[Route]:
        path = r"/zzap/webservice/datasharing\.asmx/([A-Za-z0-9_]{1,60})"
        doors = (Route("POST", path, self.service.call), Route("GET", path, self.service.call))
        return (*doors, *self.control.routes, *self.counter.routes)

    def reset(self) -> None:
        self.state.reset()
        self.counter.diary.reset()

    def stop(self) -> None:
        self.state.stop()
        self.counter.diary.stop()


def build_zzap(surroundings: Surroundings) -> ZzapPartner:
    surroundings.faults.register(API, REFUSALS)
    state = ZzapState(file=JsonFile(surroundings.directory / "zzap.json"))
    diary = Diary(JsonFile(surroundings.directory / "zzap.diary.json"), state.knows)
    counter = Counter("zzap", accesses, diary)
    return ZzapPartner(state, Service(state, surroundings, diary), ZzapControl(state), counter)


def accesses() -> Sequence[Access]:
    return [Access("ZZAP", {}, {"login": LOGIN, "password": PASSWORD, "api_key": KEY})]
