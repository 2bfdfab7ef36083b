"""ZZAP put together: its state, its service, its control calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Route
from infra.sandbox.zzap.control import ZzapControl
from infra.sandbox.zzap.faults import REFUSALS
from infra.sandbox.zzap.service import API, Service
from infra.sandbox.zzap.state import ZzapState


@dataclass(frozen=True)
class ZzapPartner:
    state: ZzapState
    service: Service
    control: ZzapControl

    @property
    def routes(self) -> Sequence[Route]:
        path = r"/zzap/webservice/datasharing\.asmx/([A-Za-z0-9_]{1,60})"
        return (Route("POST", path, self.service.call), Route("GET", path, self.service.call), *self.control.routes)

    def reset(self) -> None:
        self.state.reset()

    def stop(self) -> None:
        """Nothing of it goes on by itself."""


def build_zzap(surroundings: Surroundings) -> ZzapPartner:
    surroundings.faults.register(API, REFUSALS)
    state = ZzapState()
    return ZzapPartner(state, Service(state, surroundings), ZzapControl(state))
