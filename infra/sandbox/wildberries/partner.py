"""Wildberries put together: its state, its door, its control calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.sandbox.storage import JsonFile
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wildberries.api import REFUSALS, TARGET, Api
from infra.sandbox.wildberries.control import WildberriesControl
from infra.sandbox.wildberries.methods import TaskMethods
from infra.sandbox.wildberries.state import WildberriesState
from infra.sandbox.wildberries.supply_methods import SupplyMethods
from infra.sandbox.wire import Route


@dataclass(frozen=True)
class WildberriesPartner:
    state: WildberriesState
    api: Api
    control: WildberriesControl

    @property
    def routes(self) -> Sequence[Route]:
        return (*self.api.routes, *self.control.routes)

    def reset(self) -> None:
        self.state.reset()
        self.api.limits.reset()

    def stop(self) -> None:
        """Nothing goes on by itself."""


def build_wildberries(surroundings: Surroundings) -> WildberriesPartner:
    state = WildberriesState(JsonFile(surroundings.directory / "wildberries.json"))
    surroundings.faults.register(TARGET, REFUSALS)
    api = Api(surroundings, TaskMethods(state), SupplyMethods(state))
    return WildberriesPartner(state, api, WildberriesControl(state, api.limits))
