"""Ozon's refusals: a status, a code of gRPC, a sentence."""

from functools import partial

from infra.sandbox.wire import Reply, json_reply


class OzonError(Exception):
    def __init__(self, status: int, message: str, code: int = 3) -> None:
        super().__init__(message)
        self.status, self.message, self.code = status, message, code

    def __str__(self) -> str:
        return f"{self.status}: {self.message}"


def wrong(message: str) -> OzonError:
    return OzonError(400, f"Request validation error: {message}")


def error_reply(error: OzonError) -> Reply:
    body = {"code": error.code, "message": error.message, "details": []}
    reply = json_reply(body, error.status)
    return Reply(reply.status, reply.body, outcome=f"{error.status}: {error.message[:60]}")


DEAD = partial(OzonError, 403, "Api-key is deactivated, use another one or generate a new one", 7)
ROLE = partial(OzonError, 403, "Api-Key is missing a required role for a method", 7)
NETWORK = partial(OzonError, 403, "Api-Key is restricted to specific IP addresses", 7)
INVALID = partial(OzonError, 403, "Invalid Api-Key, please check the key and try again", 7)
NAMELESS = partial(OzonError, 401, "Client-Id and Api-Key headers are required", 16)
TOO_OFTEN = partial(OzonError, 429, "You have reached request rate limit per second", 8)
