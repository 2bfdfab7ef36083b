"""Control calls of the played OK: look, change a person, choose how it is played, launch."""

import time
from dataclasses import asdict, dataclass
from typing import Any

from infra.sandbox.ok.application import Application
from infra.sandbox.ok.chat_control import ChatControl
from infra.sandbox.ok.forgeries import FORGERIES
from infra.sandbox.ok.launch import launch_pairs, new_session, query_string
from infra.sandbox.ok.people import ROLES, STATUSES, Person
from infra.sandbox.ok.state import OkState
from infra.sandbox.ok.wishes import FORGE, read_launch, read_person, read_play
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply


@dataclass(frozen=True)
class OkControl:
    app: Application
    state: OkState
    surroundings: Surroundings
    chats: ChatControl

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", r"/sandbox/state", self.show),
            Route("POST", r"/sandbox/user", self.change_person),
            Route("POST", r"/sandbox/settings", self.change_settings),
            Route("POST", r"/sandbox/launch", self.launch),
        )

    def show(self, request: Request) -> Reply:
        return json_reply(
            {
                "cabinet": self.surroundings.cabinet,
                "group": {"id": self.app.group, "name": self.app.group_name},
                "groups": [{"id": each, "name": name} for each, name in self.app.groups.items()],
                "users": [self._shown(person) for person in self.state.people()],
                "statuses": STATUSES,
                "roles": ROLES,
                "forgeries": FORGE,
                **asdict(self.state.play),
                "hooks": self.chats.summary(),
                "limit": self.chats.limit.shown(),
                "faults": self.surroundings.faults.shown(),
                "calls": self.surroundings.calls.count(),
            }
        )

    def change_person(self, request: Request) -> Reply:
        person = read_person(request.json_object(), self.state.person)
        self.state.put_person(person)
        return json_reply({"user": self._shown(person)})

    def change_settings(self, request: Request) -> Reply:
        self.state.choose(read_play(request.json_object(), self.state.play))
        return json_reply(asdict(self.state.play))

    def launch(self, request: Request) -> Reply:
        """A replay is the last genuine launch of the person, to the letter."""
        wish, forge = read_launch(request.json_object(), self.state.person)
        if forge == "replay":
            query = self.state.last_launch(wish.user)
            if query is None:
                raise Refused("This user has not launched the cabinet yet: nothing to replay.")
            return self._opened(query)
        session = new_session(wish.user)
        self.state.open_session(session)
        now = time.time_ns() // 1_000_000
        pairs = launch_pairs(self.app, wish, session, api=self.surroundings.address, now_ms=now)
        if forge:
            return self._opened(query_string(FORGERIES[forge](pairs, self.app)))
        self.state.remember_launch(wish.user, query_string(pairs))
        return self._opened(query_string(pairs))

    def _opened(self, query: str) -> Reply:
        return json_reply({"url": f"{self.surroundings.cabinet}?{query}"})

    def _shown(self, person: Person) -> dict[str, Any]:
        return {
            **asdict(person),
            "photo": f"{self.surroundings.address}photo/{person.id}.svg",
            "messages": len(self.state.inbox(person.id)),
            "written": len(self.state.written(person.id)),
            "launched": self.state.last_launch(person.id) is not None,
        }
