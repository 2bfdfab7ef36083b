"""OK put together: its state, its doors, its control calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.sandbox.ok.application import read_application
from infra.sandbox.ok.avatars import draw_avatar
from infra.sandbox.ok.control import OkControl
from infra.sandbox.ok.faults import GRAPH, REFUSALS, REST
from infra.sandbox.ok.graph import Graph
from infra.sandbox.ok.rest import Rest
from infra.sandbox.ok.state import OkState
from infra.sandbox.storage import JsonFile
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, Request, Route


@dataclass(frozen=True)
class OkPartner:
    state: OkState
    rest: Rest
    graph: Graph
    control: OkControl

    @property
    def routes(self) -> Sequence[Route]:
        return (
            Route("GET", r"/fb\.do", self.rest.call),
            Route("POST", r"/fb\.do", self.rest.call),
            Route("GET", r"/graph/me/info", self.graph.info),
            Route("POST", r"/graph/me/messages", self.graph.send),
            Route("GET", r"/graph/.*", self.graph.unknown),
            Route("POST", r"/graph/.*", self.graph.unknown),
            Route("GET", r"/photo/([0-9]{1,20})\.svg", self.show_photo),
            *self.control.routes,
        )

    def show_photo(self, request: Request, user: str) -> Reply:
        person = self.state.person(user)
        svg = draw_avatar(user, person.name if person else "")
        headers = {"Cache-Control": "max-age=3600", "Cross-Origin-Resource-Policy": "cross-origin"}
        return Reply(200, svg.encode(), "image/svg+xml", headers)

    def reset(self) -> None:
        self.state.reset()


def build_ok(surroundings: Surroundings) -> OkPartner:
    app = read_application(surroundings.environ)
    state = OkState(JsonFile(surroundings.directory / "ok.json"))
    for target in (REST, GRAPH):
        surroundings.faults.register(target, REFUSALS)
    return OkPartner(
        state,
        Rest(app, state, surroundings),
        Graph(app, state, surroundings),
        OkControl(app, state, surroundings),
    )
