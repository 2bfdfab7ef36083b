"""SES, API v2: one address that was verified sends; errors are named in a header, as its REST-JSON says."""

import json
from dataclasses import dataclass
from typing import Any

from infra.sandbox.channels.state import ChannelState
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, Request

EMAIL = "email"


@dataclass(frozen=True)
class Mail:
    state: ChannelState
    surroundings: Surroundings

    def send(self, request: Request) -> Reply:
        return self.surroundings.serve(EMAIL, "SendEmail", lambda: self._taken(request))

    def account(self, request: Request) -> Reply:
        told = {"SendingEnabled": True, "ProductionAccessEnabled": True}
        return self.surroundings.serve(EMAIL, "GetAccount", lambda: answered(told))

    def _taken(self, request: Request) -> Reply:
        try:
            told = json.loads(request.body)
            simple, destination = told["Content"]["Simple"], told["Destination"]
            (recipient,) = destination["ToAddresses"]
            subject, text = simple["Subject"]["Data"], simple["Body"]["Text"]["Data"]
            sender = told["FromEmailAddress"]
        except (ValueError, KeyError, TypeError):
            return refused(400, "BadRequestException", "The request is not as SES describes it.")
        if sender != self.surroundings.environ.get("EMAIL_SENDER"):
            return refused(400, "MessageRejected", "Email address is not verified.")
        if any(sign in subject for sign in "\r\n") or "@" not in recipient:
            return refused(400, "BadRequestException", "Illegal address or subject.")
        return answered({"MessageId": self.state.put("email", to=recipient, subject=subject, text=text)})


def answered(told: dict[str, Any]) -> Reply:
    return Reply(200, json.dumps(told).encode(), "application/json")


def refused(status: int, code: str, sentence: str) -> Reply:
    body = json.dumps({"message": sentence}).encode()
    return Reply(status, body, "application/json", {"x-amzn-ErrorType": code}, outcome=code)
