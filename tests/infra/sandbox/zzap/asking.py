"""Calls the played ZZAP by a reading of its documents of its own."""

import json
import xml.etree.ElementTree as ElementTree
from typing import Any
from urllib.parse import urlencode

from tests.infra.sandbox.driver import Answer, Driver

ACCOUNT = {"login": "seller@zzap.example", "password": "sandbox-zzap-password", "api_key": "sandbox-zzap-key"}
LIST = {"row_count": "100", "call_data": ""}


def call(sandbox: Driver, method: str, **given: str) -> Answer:
    body = urlencode({**ACCOUNT, **given}).encode()
    path = f"/zzap/webservice/datasharing.asmx/{method}"
    return sandbox.ask("POST", path, body, "application/x-www-form-urlencoded")


def told(answer: Answer) -> Any:
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    return json.loads(ElementTree.fromstring(answer.body).text or "")  # noqa: S314 – our own


def ask(sandbox: Driver, method: str, **given: str) -> Any:
    return told(call(sandbox, method, **given))


def orders(sandbox: Driver, **given: str) -> Any:
    return ask(sandbox, "GetSellerOrdersV3", **{**LIST, **given})["table"]


def hurry(sandbox: Driver, interval: float = 0, delay: float = 0) -> None:
    sandbox.control("zzap/settings", {"interval": interval, "delay": delay})


def made(sandbox: Driver, **wish: Any) -> str:
    return str(sandbox.control("zzap/order", wish)["order"]["code_order"])
