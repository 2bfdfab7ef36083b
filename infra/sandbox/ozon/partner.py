"""Ozon put together: its state, its doors, its control calls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from infra.sandbox.counter import Access, Counter
from infra.sandbox.diary import Diary
from infra.sandbox.ozon import events
from infra.sandbox.ozon.api import OzonApi
from infra.sandbox.ozon.changes import Changes
from infra.sandbox.ozon.control import OzonControl
from infra.sandbox.ozon.faults import MISDELIVERIES, OZON, PUSHES, REFUSALS
from infra.sandbox.ozon.fields import shown
from infra.sandbox.ozon.pushes import Pushes
from infra.sandbox.ozon.state import OzonState, Seller
from infra.sandbox.storage import JsonFile
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Route

CLIENT_ID, API_KEY = "1000042", "sandbox-ozon-key"


@dataclass(frozen=True)
class OzonPartner:
    state: OzonState
    api: OzonApi
    pushes: Pushes
    control: OzonControl
    counter: Counter

    @property
    def routes(self) -> Sequence[Route]:
        return (
            Route("POST", r"/ozon(/v[0-9]/.{1,100})", self.api.call),
            Route("GET", r"/ozon(/v[0-9]/.{1,100})", self.api.call),
            *self.control.routes,
            *self.counter.routes,
        )

    def reset(self) -> None:
        self.pushes.reset()
        self.state.reset()
        self.counter.diary.reset()

    def stop(self) -> None:
        self.pushes.stop()
        self.state.stop()
        self.counter.diary.stop()


def build_ozon(surroundings: Surroundings) -> OzonPartner:
    for target, refusals in ((OZON, REFUSALS), (PUSHES, MISDELIVERIES)):
        surroundings.faults.register(target, refusals)
    state = OzonState(JsonFile(surroundings.directory / "ozon.json"), sellers(surroundings.environ))
    pushes = Pushes(state, surroundings)
    diary = Diary(JsonFile(surroundings.directory / "ozon.diary.json"), lambda number: bool(state.posting(number)))
    changes = Changes(state, pushes)
    return OzonPartner(
        state=state,
        api=OzonApi(state, changes, surroundings, diary),
        pushes=pushes,
        control=OzonControl(state, changes, pushes),
        counter=build_counter(state, pushes, diary),
    )


def build_counter(state: OzonState, pushes: Pushes, diary: Diary) -> Counter:
    def accesses() -> Sequence[Access]:
        return [
            Access(f"Ozon {each.client_id}", {"client_id": each.client_id}, {"api_key": each.api_key})
            for each in state.sellers()
        ]

    def tell(number: str, text: str) -> None:
        if posting := state.posting(number):
            pushes.tell(posting.seller, events.message(posting, len(diary.of(number)), shown(state.now()), text))

    return Counter("ozon", accesses, diary, tell)


def sellers(environ: Mapping[str, str]) -> Sequence[Seller]:
    """Two, for an owner may have several accounts."""
    number, key = environ.get("OZON_CLIENT_ID") or CLIENT_ID, environ.get("OZON_API_KEY") or API_KEY
    return (Seller(number, key), Seller("1000043", f"{key}-2"))
