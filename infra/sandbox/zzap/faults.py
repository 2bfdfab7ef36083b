"""ZZAP's own ways to say no, nearly all of them under status 200."""

from infra.sandbox.faults import Refusals
from infra.sandbox.wire import Reply
from infra.sandbox.zzap.service import failed, wrapped

REFUSALS: Refusals = {
    "error_200": lambda: failed("Не удалось выполнить запрос"),
    "key_dead": lambda: failed("Неверный логин или пароль"),
    "too_often": lambda: failed("Превышен лимит: запросы не чаще 1 раза в 3 секунды"),
    "429": lambda: Reply(429, b"", "text/plain", {"Retry-After": "7"}, outcome="429"),
    "page": lambda: Reply(200, b"<h1>ZZAP</h1>", "text/html", outcome="a page"),
    "shape": lambda: wrapped({"table": [None, 1, {"code_order": {}}]}, "another shape"),
}
