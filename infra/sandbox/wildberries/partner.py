"""Wildberries put together: its state, its door, its control calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.sandbox.counter import Access, Counter
from infra.sandbox.diary import Diary
from infra.sandbox.storage import JsonFile
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wildberries import tokens
from infra.sandbox.wildberries.api import Api
from infra.sandbox.wildberries.control import WildberriesControl
from infra.sandbox.wildberries.faults import REFUSALS, TARGET
from infra.sandbox.wildberries.methods import TaskMethods
from infra.sandbox.wildberries.state import WildberriesState
from infra.sandbox.wildberries.supply_methods import SupplyMethods
from infra.sandbox.wire import Route


@dataclass(frozen=True)
class WildberriesPartner:
    state: WildberriesState
    api: Api
    control: WildberriesControl
    counter: Counter

    @property
    def routes(self) -> Sequence[Route]:
        return (*self.api.routes, *self.control.routes, *self.counter.routes)

    def reset(self) -> None:
        self.state.reset()
        self.api.limits.reset()
        self.counter.diary.reset()

    def stop(self) -> None:
        self.state.stop()
        self.counter.diary.stop()


def build_wildberries(surroundings: Surroundings) -> WildberriesPartner:
    state = WildberriesState(JsonFile(surroundings.directory / "wildberries.json"))
    surroundings.faults.register(TARGET, REFUSALS)
    diary = Diary(JsonFile(surroundings.directory / "wildberries.diary.json"), lambda number: knows(state, number))
    api = Api(surroundings, TaskMethods(state), SupplyMethods(state), diary)
    counter = Counter("wildberries", accesses, diary)
    return WildberriesPartner(state, api, WildberriesControl(state, api.limits), counter)


def accesses() -> Sequence[Access]:
    return [Access("Wildberries", {}, {"token": tokens.mint()})]


def knows(state: WildberriesState, number: str) -> bool:
    return number.isascii() and number.isdigit() and state.task(int(number)) is not None
