"""Is the process there."""

from chalicelib.api.audiences import anyone
from chalicelib.edge.requests import Request


@anyone.get("/health")
def check_health(_: None, request: Request) -> dict[str, str]:
    return {"status": "ok"}
