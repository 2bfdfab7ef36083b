"""A stand-in for the cabinet: a page that talks FAPI and says what it heard."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><html lang="ru"><meta charset="utf-8"><title>Кабинет</title>
<p id="user"></p><p id="order"></p><button id="ask">Спросить</button><pre id="log"></pre>
<script src="{api}js/fapi5.js"></script>
<script>
const given = new URLSearchParams(location.search);
const show = (id, text) => document.getElementById(id).textContent += text;
window.API_callback = (method, result, data) => show("log", `${{method}}:${{result}};`);
show("user", given.get("logged_user_id")); show("order", given.get("custom_args"));
FAPI.init(given.get("api_server"), given.get("apiconnection"),
  () => FAPI.UI.setWindowSize(760, 432), (why) => show("log", why));
document.getElementById("ask").onclick = () =>
  FAPI.invokeUIMethod("showGroupPermissions", "MESSAGES_FROM_GROUP", given.get("group_id"));
</script></html>"""


class StandIn(ThreadingHTTPServer):
    daemon_threads = True
    api = ""  # the sandbox's address, known after both have started


class Page(BaseHTTPRequestHandler):
    server: StandIn

    def do_GET(self) -> None:
        body = PAGE.format(api=self.server.api).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """The query holds launch secrets."""


@contextmanager
def stand_in() -> Iterator[StandIn]:
    server = StandIn(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
