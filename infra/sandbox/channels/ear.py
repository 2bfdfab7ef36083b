"""Somebody's server that listens to webhooks: it keeps what it is told, with the headers that sign it."""

import json
from dataclasses import dataclass

from infra.sandbox.channels.state import ChannelState
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, Request, json_reply

EAR = "webhook"
SIGNED = ("webhook-id", "webhook-timestamp", "webhook-signature")


@dataclass(frozen=True)
class Ear:
    state: ChannelState
    surroundings: Surroundings

    def hear(self, request: Request, name: str) -> Reply:
        return self.surroundings.serve(EAR, "POST", lambda: self._heard(request, name))

    def _heard(self, request: Request, name: str) -> Reply:
        if not all(request.headers.get(each) for each in SIGNED):
            return Reply(401, b"", outcome="unsigned")
        try:
            told = json.loads(request.body)
        except ValueError:
            return Reply(400, b"", outcome="no JSON")
        text = told.get("data", {}).get("text", "") if isinstance(told, dict) else ""
        headers = {each: request.headers[each] for each in SIGNED}
        self.state.put("webhook", to=name, text=text or str(told.get("type")), told=told, headers=headers)
        return json_reply({"heard": True})
