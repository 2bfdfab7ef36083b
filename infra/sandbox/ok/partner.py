"""OK put together: its state, its doors, its control calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.sandbox.limit import Limit
from infra.sandbox.ok.application import read_application
from infra.sandbox.ok.avatars import draw_avatar
from infra.sandbox.ok.chat_control import ChatControl
from infra.sandbox.ok.control import OkControl
from infra.sandbox.ok.faults import GRAPH, REFUSALS, REST
from infra.sandbox.ok.graph import Graph
from infra.sandbox.ok.group_control import GroupControl
from infra.sandbox.ok.hooks import Hooks
from infra.sandbox.ok.pictures import draw_picture
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
    hooks: Hooks
    controls: Sequence[OkControl | ChatControl | GroupControl]

    @property
    def routes(self) -> Sequence[Route]:
        return (
            Route("GET", r"/fb\.do", self.rest.call),
            Route("POST", r"/fb\.do", self.rest.call),
            Route("GET", r"/graph/me/info", self.graph.info),
            Route("POST", r"/graph/me/messages", self.graph.send),
            Route("GET", r"/graph/me/subscriptions", self.graph.subscriptions),
            Route("POST", r"/graph/me/subscribe", self.graph.subscribe),
            Route("POST", r"/graph/me/unsubscribe", self.graph.unsubscribe),
            Route("GET", r"/graph/.*", self.graph.unknown),
            Route("POST", r"/graph/.*", self.graph.unknown),
            Route("GET", r"/photo/([0-9]{1,20})\.svg", self.show_photo),
            Route("GET", r"/picture/([0-9]{1,20})\.svg", self.show_picture),
            *(route for control in self.controls for route in control.routes),
        )

    def show_photo(self, request: Request, user: str) -> Reply:
        person = self.state.person(user)
        return drawing(draw_avatar(user, person.name if person else ""))

    def show_picture(self, request: Request, item: str) -> Reply:
        known = self.state.item(item)
        return drawing(draw_picture(item, known.title if known else ""))

    def reset(self) -> None:
        self.state.reset()
        self.hooks.reset()
        self.graph.limit.choose(None)

    def stop(self) -> None:
        self.hooks.stop()


def drawing(svg: str) -> Reply:
    headers = {"Cache-Control": "max-age=3600", "Cross-Origin-Resource-Policy": "cross-origin"}
    return Reply(200, svg.encode(), "image/svg+xml", headers)


def build_ok(surroundings: Surroundings) -> OkPartner:
    app = read_application(surroundings.environ)
    state, limit = OkState(JsonFile(surroundings.directory / "ok.json"), app.admin_token), Limit()
    hooks = Hooks(state, surroundings.calls)
    for target in (REST, GRAPH):
        surroundings.faults.register(target, REFUSALS)
    chats = ChatControl(state, hooks, limit)
    controls = (OkControl(app, state, surroundings, chats), chats, GroupControl(app, state, surroundings.address))
    graph = Graph(app, state, surroundings, limit)
    return OkPartner(state=state, rest=Rest(app, state, surroundings), graph=graph, hooks=hooks, controls=controls)
