"""The world as tests set it up: a clock, ids, OK, and a client of our API."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode
from urllib.request import Request, urlopen
from uuid import uuid4

from chalice.test import Client

from app import app
from chalicelib.bootstrap import Container, random_id
from chalicelib.domain.communities.community import BOT_TOKEN, Community, Secret
from chalicelib.edge.routes import Route
from chalicelib.storage.communities.community import GroupRow, group_key
from chalicelib.usecases.ports import Commit
from infra.local.variables import DEMO
from infra.packaging import gateway_problems
from infra.sandbox.ok.signing import signed
from infra.sandbox.server import SandboxServer
from tests.problems import assert_problem, kind_of
from tests.recorder import Recorder

UNKNOWN = "MISSING_AUTHENTICATION_TOKEN"
"""The gateway's name for an address that is none."""

GROUP = "54000000000123"
ADMIN, MODERATOR, ANNA, ELENA, SILENT, BLOCKED = (
    "570000000001",
    "570000000002",
    "570000000101",
    "570000000102",
    "570000000104",
    "570000000199",
)


@dataclass
class Clock:
    """Stands still until it is moved."""

    moment: datetime = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **span: float) -> None:
        self.moment += timedelta(**span)


@dataclass
class CountedIds:
    count: int = 0

    def __call__(self) -> str:
        self.count += 1
        return f"id{self.count:06}"


@dataclass
class Ok:
    """The played OK; its demo group is linked to the community that was founded last."""

    server: SandboxServer

    @classmethod
    @contextmanager
    def running(cls, state: Path) -> Iterator[Ok]:
        server = SandboxServer(0, "http://127.0.0.1/app", state, DEMO)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True)
        thread.start()
        with server:
            yield cls(server)
            server.shutdown()

    @property
    def url(self) -> str:
        return self.server.address

    def ask(self, path: str, **wish: Any) -> Any:
        headers = {"Content-Type": "application/json"}
        request = Request(f"{self.url}sandbox/{path}", json.dumps(wish).encode(), headers)  # noqa: S310
        with urlopen(request, timeout=5) as answer:  # noqa: S310
            return json.load(answer)

    def look(self, path: str) -> Any:
        with urlopen(f"{self.url}sandbox/{path}", timeout=5) as answer:  # noqa: S310
            return json.load(answer)

    def reset(self) -> None:
        self.ask("reset")

    def inbox(self, user: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.look(f"inbox?user={user}")["messages"]
        return found

    def launch(self, user: str, now: datetime, **extra: str) -> str:
        """The query of a genuine launch at ``now``, in a session that OK knows."""
        wish = {name: extra.pop(name) for name in ("custom_args", "lang", "group") if name in extra}
        url = str(self.ask("launch", user=user, **wish)["url"])
        return resigned(url.partition("?")[2], apiconnection=f"512000000001_{int(now.timestamp() * 1000)}", **extra)

    def found(self, container: Container) -> Community:
        _ = container.stores.communities
        container.clients.dynamodb.delete_item(
            TableName=GroupRow.Meta.table_name, Key={"pk": {"S": group_key(GROUP)}, "sk": {"S": "link"}}
        )
        community = container.communities.manage.found(Community(random_id()[:8], "Закупаемся вместе", GROUP))
        container.stores.commits.commit(community.id, Commit((Secret(community.id, BOT_TOKEN, DEMO["OK_BOT_TOKEN"]),)))
        return community


def resigned(query: str, **changes: str) -> str:
    """A launch query with other values, signed again as OK would."""
    fields = {**dict(parse_qsl(query, keep_blank_values=True)), **changes}
    fields.pop("sig", None)
    return urlencode(signed(list(fields.items()), DEMO["OK_APPLICATION_SECRET"]))


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def kind(self) -> str:
        """Of a refusal."""
        return kind_of(self.json)


IN_THEIR_WORDS = ("/hooks/ozon/", "/hooks/yandex_market/", "/hooks/getzzap/")
"""Who is refused there hears it as he says such things himself."""


@dataclass
class Api:
    """Our API through Chalice's entry point. After every call the keys it named are checked to be the caller's, and
    whatever it refuses has to be a problem.
    """

    client: Client
    recorder: Recorder
    community: str | None = None

    def get(self, path: str, token: str | None = None, **headers: str) -> Answer:
        return self._call("GET", path, b"", token, headers)

    def post(self, path: str, body: Any = None, token: str | None = None, **headers: str) -> Answer:
        content = body if isinstance(body, bytes) else json.dumps(body if body is not None else {}).encode()
        named = {"Idempotency-Key": uuid4().hex} if path.startswith("/v1/") else {}
        return self._call("POST", path, content, token, {"Content-Type": "application/json", **named, **headers})

    def patch(self, path: str, body: Any, token: str | None, version: int | None, **headers: str) -> Answer:
        """Of a version; without one the header is left out."""
        content = body if isinstance(body, bytes) else json.dumps(body if body is not None else {}).encode()
        said = {"Content-Type": "application/json", **_of_version(version), **headers}
        return self._call("PATCH", path, content, token, said)

    def delete(self, path: str, token: str | None, version: int | None) -> Answer:
        return self._call("DELETE", path, b"", token, _of_version(version))

    def ask(self, route: Route, path: str, body: Any, token: str | None) -> Answer:
        """By the method of a route; a change is of the version that its caller is shown, or of the first."""
        if route.forms.version:
            shown = self.get(route.shows or path, token)
            version = int(shown.json.get("version", 1)) if shown.status == 200 else 1
        match route.method:
            case "GET":
                return self.get(path, token)
            case "POST":
                return self.post(path, body, token)
            case "PATCH":
                return self.patch(path, body, token, version)
        return self.delete(path, token, version)

    def change(self, path: str, body: Any, token: str | None) -> Answer:
        """Of the version that is there now."""
        return self.patch(path, body, token, int(self.get(path, token).json["version"]))

    def launch(self, query: str) -> Answer:
        return self.post("/launch", {"query": query})

    def _call(self, method: str, path: str, body: bytes, token: str | None, headers: dict[str, str]) -> Answer:
        if token:
            headers = {**headers, "Authorization": f"Bearer {token}"}
        environment = dict(os.environ)
        self.recorder.clear()
        try:
            response = self.client.http.request(method, path, headers=headers, body=body)
        finally:
            os.environ.update(environment)
        if self.community and path != "/launch":
            assert self.recorder.strangers(self.community) == []
        assert method != "GET" or self.recorder.writes() == [], "whoever only looks changes nothing"
        answer = _answer(response)
        if answer.status >= 400 and not path.startswith(IN_THEIR_WORDS):
            assert_problem(answer.status, answer.headers, answer.text)
        return answer


def _of_version(version: int | None) -> dict[str, str]:
    return {} if version is None else {"If-Match": f'"{version}"'}


def _answer(response: Any) -> Answer:
    """What reaches no route is refused by Chalice's test client: here as by the gateway."""
    if "x-amzn-ErrorType" in response.headers:
        status, body = gateway_problems.status_of(UNKNOWN), gateway_problems.body_of(UNKNOWN)
        return Answer(status, body, gateway_problems.headers_of(UNKNOWN))
    return Answer(response.status_code, response.body.decode(), dict(response.headers))


@contextmanager
def api_of(recorder: Recorder) -> Iterator[Api]:
    with Client(app) as client:
        yield Api(client, recorder)
