"""The sandbox's own pages and their parts, read from the folder `pages`."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from infra.sandbox.wire import Reply, Request, Route

FOLDER = Path(__file__).parent / "pages"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Pages:
    address: str
    cabinet: str

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", r"/", self.show_start),
            Route("GET", r"/marketplaces", self.show_marketplaces),
            Route("GET", r"/favicon\.ico", self.show_icon),
            Route("GET", r"/sandbox/pages/([a-z0-9_]+\.[a-z]+)", self.show_part),
            Route("GET", r"/js/fapi5\.js", self.show_fapi),
        )

    def show_start(self, request: Request) -> Reply:
        return file_reply("index.html", **{"Content-Security-Policy": self._policy()})

    def show_marketplaces(self, request: Request) -> Reply:
        return file_reply("marketplaces.html", **{"Content-Security-Policy": self._policy()})

    def show_icon(self, request: Request) -> Reply:
        return file_reply("icon.svg")

    def show_part(self, request: Request, name: str) -> Reply:
        return file_reply(name)

    def show_fapi(self, request: Request) -> Reply:
        # The cabinet loads it from another origin, as it loads OK's.
        return file_reply("fapi5.js", **{"Cross-Origin-Resource-Policy": "cross-origin"})

    def _policy(self) -> str:
        parts = urlsplit(self.cabinet)
        cabinet = f"{parts.scheme}://{parts.netloc}"
        return (
            "default-src 'none'; script-src 'self'; style-src 'self'; "
            f"img-src 'self' {self.address}; connect-src 'self' {cabinet}; frame-src {cabinet}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )


def file_reply(name: str, **headers: str) -> Reply:
    path = FOLDER / name
    if path.suffix not in TYPES or not path.is_file():
        return Reply(404, b'{"error": "No such page."}')
    headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff", **headers}
    return Reply(200, path.read_bytes(), TYPES[path.suffix], headers)
