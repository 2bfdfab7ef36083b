"""`make describe`: docs/openapi.json and docs/routes.md, from what is declared of the routes."""

import argparse
import json
from collections.abc import Iterable

from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.edge.rates import RATE_LIMITS
from chalicelib.edge.routes import Route
from infra.description.openapi import description
from infra.local.environments import ROOT
from infra.routes import ROUTES

HEAD = """# Routes

Whose each route is, as it declares itself: `make describe` writes this page and [openapi.json](openapi.json).
What holds on every route stands in [api-guide.md](api-guide.md).

## Who may what

An organizer of the list sees the own purchases only, unless an owner lets him see all; until then `audit:read`,
`buyers:export` and `buyers:erase` are not his ([why](decisions/0043-own-purchases.md)).

| permission | roles |
|---|---|"""
ROWS = """
## What each route needs

| route | permission | rate |
|---|---|---|"""
LIMITS = """
## How often

Requests a second that the gateway lets through on each route, of all callers together, and how many at once; `read` is
what the stage's parameters `ApiRate` and `ApiBurst` say.

| rate | a second | at once |
|---|---|---|"""


def page(routes: Iterable[Route]) -> str:
    limits = [f"| {rate} | {limit.rate} | {limit.burst} |" for rate, limit in RATE_LIMITS.items()]
    lines = [HEAD, *map(_permitted, Permission), ROWS, *sorted(map(_row, routes)), LIMITS, *limits]
    return "".join(f"{line}\n" for line in lines)


def _row(route: Route) -> str:
    permission = f"`{route.permission}`" if route.permission else "public"
    return f"| `{route.path}` {route.method} | {permission} | {route.rate} |"


def _permitted(permission: Permission) -> str:
    return f"| `{permission}` | {', '.join(role for role, held in ROLES.items() if permission in held)} |"


def described() -> dict[str, str]:
    """By the file's name in docs: what stands there."""
    text = json.dumps(description(ROUTES), ensure_ascii=False, indent=1)
    return {"openapi.json": f"{text}\n", "routes.md": page(ROUTES)}


def released() -> str:
    """What is compared with from then on: what it says is promised (docs/decisions/0044-api-described-and-kept.md)."""
    return json.dumps(description(ROUTES), ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--release", action="store_true", help="write docs/released/openapi.json too")
    for name, text in described().items():
        (ROOT / "docs" / name).write_text(text, "utf-8")
    if parser.parse_args().release:
        (ROOT / "docs" / "released" / "openapi.json").write_text(released(), "utf-8")
