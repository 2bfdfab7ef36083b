"""Talks to a sandbox over real HTTP, and signs calls by a reading of the rule of its own."""

import hashlib
import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

KEY = "CPUBLICKEYBABABABA"
SECRET = "0123456789ABCDEF01234567"
TOKEN = "sandbox-bot-token"
ADMIN_TOKEN = "sandbox-admin-token"
GROUP = "54000000000123"
ADMIN, ANNA, DARYA, BLOCKED = "570000000001", "570000000101", "570000000104", "570000000199"
LETTER = {"recipient": {"user_id": f"user:{ANNA}"}, "message": {"text": "Заказ № 1042"}}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> int | None:
        """The OK error, which must be told both in the body and in the header."""
        told = self.json.get("error_code") if isinstance(self.json, dict) else None
        header = self.headers.get("invocation-error")
        assert str(told) == str(header)
        return told


@dataclass(frozen=True)
class Driver:
    port: int

    def ask(self, method: str, path: str, body: bytes | None = None, content_type: str = "", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            if content_type:
                headers["Content-Type"] = content_type
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, named, response.read())
        finally:
            connection.close()

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, body: object) -> Answer:
        return self.ask("POST", path, json.dumps(body).encode(), "application/json;charset=utf-8")

    def control(self, path: str, body: object) -> Any:
        answer = self.post(f"/sandbox/{path}", body)
        assert answer.status == 200, answer.body
        return answer.json

    def launch(self, user: str = ANNA, **wish: object) -> list[tuple[str, str]]:
        return opened(self.control("launch", {"user": user, **wish})["url"])

    def call(self, method: str, secret: str = SECRET, verb: str = "POST", **given: str) -> Answer:
        """A call of OK's REST, signed."""
        given = {"application_key": KEY, "method": method, "format": "json", **given}
        given.setdefault("sig", call_sig(given, secret))
        body = urlencode(given)
        if verb == "GET":
            return self.get(f"/fb.do?{body}")
        return self.ask("POST", "/fb.do", body.encode(), "application/x-www-form-urlencoded")

    def call_in_session(self, method: str, user: str = ANNA, **given: str) -> Answer:
        launch = dict(self.launch(user))
        return self.call(method, launch["session_secret_key"], session_key=launch["session_key"], **given)

    def call_as_admin(self, method: str, token: str = ADMIN_TOKEN, **given: str) -> Answer:
        secret = hashlib.md5((token + SECRET).encode(), usedforsecurity=False).hexdigest()
        return self.call(method, secret, access_token=token, **given)

    def graph(self, path: str, body: object, token: str = TOKEN) -> Answer:
        return self.post(f"/graph/me/{path}?access_token={quote(token)}", body)

    def send(self, body: object = LETTER, token: str = TOKEN) -> Answer:
        return self.graph("messages", body, token)

    def inbox(self, user: str = ANNA) -> Any:
        return self.get(f"/sandbox/inbox?user={user}").json["messages"]

    def user(self, user: str = ANNA) -> Any:
        return next(u for u in self.get("/sandbox/state").json["users"] if u["id"] == user)


def opened(url: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(url).query, keep_blank_values=True, strict_parsing=True)


def call_sig(given: dict[str, str], secret: str) -> str:
    digest = hashlib.md5(usedforsecurity=False)
    for name in sorted(set(given) - {"sig", "access_token"}):
        digest.update(f"{name}={given[name]}".encode())
    digest.update(secret.encode())
    return digest.hexdigest()


def launch_sig(pairs: list[tuple[str, str]], secret: str = SECRET) -> str:
    """What a cabinet that checks nothing but the signature would compute."""
    digest = hashlib.md5(usedforsecurity=False)
    for name, value in sorted(pair for pair in pairs if pair[0] != "sig"):
        digest.update(name.encode() + b"=" + value.encode())
    digest.update(secret.encode())
    return digest.hexdigest()


def launch_auth_sig(pairs: list[tuple[str, str]], secret: str = SECRET) -> str:
    given = dict(pairs)
    text = given["logged_user_id"] + given["session_key"] + secret
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
