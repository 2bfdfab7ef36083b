"""An organizer's file on its way through the API, with the consumers called as the queues would."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import msgspec
import requests

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import NotYet
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.notice import NOTICE_TYPES
from chalicelib.storage.journal import JournalRow
from tests.api.replaying import Stage, replayed
from tests.world import ADMIN, Api, Clock, Ok

HEADING = "Профиль;Имя;Артикул;Наименование;Размер;Кол-во;Цена"


def csv_of(*rows: str) -> bytes:
    return "\n".join((HEADING, *rows)).encode()


@dataclass
class Journey:
    """``steps`` plays the stream, the topic and the queues until nothing is left to do; ``notices`` that of notices."""

    api: Api
    ok: Ok
    container: Container
    community: Community
    clock: Clock
    _seen: set[str] = field(default_factory=set)

    def launch(self, user: str, **extra: str) -> Any:
        answer = self.api.launch(self.ok.launch(user, self.clock(), **extra))
        assert answer.status == 200, answer.text
        self.api.community = self.community.id
        return answer.json

    def token(self, user: str) -> str:
        return str(self.launch(user)["token"])

    def purchase(self, token: str, title: str = "Осенняя обувь", fee: str = "10", delivery: int = 0) -> str:
        wish = {"title": title, "feePercent": fee, "deliveryCost": delivery}
        answer = self.api.post("/v1/purchases", wish, token)
        assert answer.status == 201, answer.text
        return str(answer.json["id"])

    def upload(self, token: str, purchase: str, content: bytes, name: str = "заказы.csv") -> str:
        wish = {"name": name, "size": len(content)}
        begun = self.api.post(f"/v1/purchases/{purchase}/imports", wish, token).json
        form = begun["upload"]
        assert requests.post(form["url"], data=form["fields"], files={"file": content}, timeout=5).ok
        return str(begun["import"]["id"])

    def preview(self, token: str, job: str) -> Any:
        assert self.api.post(f"/v1/imports/{job}/preview", None, token).status == 202
        self.steps()
        return self.api.get(f"/v1/imports/{job}", token).json

    def start(self, token: str, job: str) -> Any:
        assert self.api.post(f"/v1/imports/{job}/start", None, token).status == 202
        self.steps()
        return self.api.get(f"/v1/imports/{job}", token).json

    def imported(self, content: bytes, **wish: Any) -> str:
        """Import a file into a new purchase; returns the organizer's token."""
        token = self.token(ADMIN)
        self.place(token, content, **wish)
        return token

    def place(self, token: str, content: bytes, **wish: Any) -> str:
        """Import a file into a new purchase, whose id is returned; what that leaves is made once for many tests."""
        return replayed(self._stage, (content, *sorted(wish.items())), lambda: self._imported(token, content, **wish))

    def _imported(self, token: str, content: bytes, **wish: Any) -> str:
        purchase = self.purchase(token, **wish)
        job = self.upload(token, purchase, content)
        assert self.preview(token, job)["state"] == "ready"
        assert self.start(token, job)["state"] == "done"
        return purchase

    @property
    def _stage(self) -> Stage:
        return Stage(self.container, self.api.recorder, self.community.id, self._seen)

    def steps(self) -> None:
        while fresh := [entry for entry in self.journal() if entry.id not in self._seen]:
            for entry in fresh:
                self._seen.add(entry.id)
                self._do(entry)

    def _do(self, entry: Entry) -> None:
        if entry.subject.startswith("import/") and "state" in entry.data:
            self.container.imports.run.run(entry)
        if entry.event in self.container.background.propagation.by_event:
            self.container.background.propagation.run(entry)
        if entry.event in self.container.background.jobs.by_event:
            self.container.background.jobs.run(entry)
        if entry.event in self.container.background.inbox.by_event:
            self.container.background.inbox.run(entry)

    def notices(self) -> None:
        for entry in self.journal():
            if entry.event in (*NOTICE_TYPES, Event.NOTICE_DUE):
                with suppress(NotYet):  # it has been told and may be told again a little later
                    self.container.background.tell(entry)

    def journal(self) -> Sequence[Entry]:
        """All of the tenant's entries in the order of time, as they were committed: a scan would read all tenants."""
        journal, mine = JournalRow.Meta.table_name, f"{self.community.id}#"
        items = [put["Item"] for put in self.api.recorder.committed if put["TableName"] == journal]
        own = sorted((item for item in items if item["pk"]["S"].startswith(mine)), key=lambda item: item["sk"]["S"])
        return [msgspec.json.decode(item["body"]["S"], type=Entry) for item in own]
