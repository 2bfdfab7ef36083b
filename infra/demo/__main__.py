"""Seeds the demo by the real use cases: a community, two organizers, buyers who opened the cabinet, imported files."""

import json
import os
import urllib.request
from argparse import Namespace
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from chalicelib.bootstrap import Hub, hub, utc_now
from chalicelib.domain.buyers import ok_identity
from chalicelib.domain.communities import Role
from chalicelib.domain.errors import KabinetError
from chalicelib.domain.launch import Caller, caller_in
from chalicelib.domain.money import read_basis_points, read_kopecks
from chalicelib.domain.pickup import PickupPoint
from chalicelib.domain.purchases import Stage, Terms
from infra.operate import communities
from infra.operate.imports import apply, compare

FOLDER = Path(__file__).parent
GROUP = "54000000000123"
ORGANIZERS = ("570000000001", "570000000002")
BUYERS = ("570000000101", "570000000102", "570000000103", "570000000104", "570000000105")
"""Demo users who opened the cabinet before: OK told us then whether the group may write to them."""


def main() -> None:
    kabinet, sandbox = hub(), os.environ["OK_API_URL"]
    _found(kabinet, sandbox)
    for user in (*ORGANIZERS, *BUYERS):
        kabinet.launching.open(_launch(sandbox, user))
    community = communities.find(kabinet, GROUP).id
    kabinet.connecting.connect_comments(_organizer(kabinet, community, ORGANIZERS[0]), os.environ["OK_ADMIN_TOKEN"])
    for wish in json.loads((FOLDER / "purchases.json").read_text("utf-8")):
        _import(kabinet, community, wish)


def _found(kabinet: Hub, sandbox: str) -> None:
    if kabinet.communities.id_of_group(GROUP):
        return
    demo = json.loads((FOLDER / "community.json").read_text("utf-8"))
    communities.create(kabinet, Namespace(**demo["community"], group=GROUP))
    communities.set_bot_token(kabinet, Namespace(community=GROUP), os.environ["OK_BOT_TOKEN"])
    for organizer in demo["organizers"]:
        photo = f"{sandbox}photo/{organizer['ok_id']}.svg"
        communities.put_organizer(kabinet, Namespace(**organizer, community=GROUP, photo=photo, profile=None))


def _launch(sandbox: str, user: str) -> str:
    body = json.dumps({"user": user}).encode()
    request = urllib.request.Request(f"{sandbox}sandbox/launch", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return str(json.load(answer)["url"]).partition("?")[2]


def _organizer(kabinet: Hub, community: str, ok_id: str) -> Caller:
    buyer = kabinet.buyers.by_identities(community, [ok_identity(ok_id)])[ok_identity(ok_id)]
    listed = next(each.id for each in kabinet.communities.organizers(community) if each.ok_id == ok_id)
    return caller_in(kabinet.communities.get(community), buyer.id, Role.ORGANIZER, organizer=listed)


def _import(kabinet: Hub, community: str, wish: dict[str, Any]) -> None:
    caller = _organizer(kabinet, community, wish["organizer"])
    if any(each.title == wish["title"] for each in kabinet.purchasing.list(caller)):
        return
    fee, delivery = read_basis_points(wish["fee"]), read_kopecks(wish["delivery"])
    purchase = kabinet.purchasing.create(caller, wish["title"], fee, delivery)
    job = compare(kabinet, caller, purchase, FOLDER / wish["file"], lambda _: None)
    apply(kabinet, caller, job, lambda _: None)
    _arrange(kabinet, caller, purchase.id, wish)


def _arrange(kabinet: Hub, caller: Caller, purchase: str, wish: dict[str, Any]) -> None:
    """On its way: the stage, how to pay and until when, where it may be collected."""
    points = tuple(_points(kabinet, caller)) if wish.get("points") else ()
    if days := wish.get("pay_within_days"):
        until = utc_now().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)

        def payable(terms: Terms) -> Terms:
            return replace(terms, payment_open=True, pay_until=until, details=wish["details"], points=points)

        kabinet.purchasing.set_terms(caller, purchase, payable)
    for stage in wish.get("stages", ()):
        kabinet.purchasing.move(caller, purchase, Stage(stage))


def _points(kabinet: Hub, caller: Caller) -> Iterator[str]:
    for wish in json.loads((FOLDER / "points.json").read_text("utf-8")):
        yield kabinet.arranging.add(caller, PickupPoint("", **wish)).id


if __name__ == "__main__":
    try:
        main()
    except KabinetError as error:
        raise SystemExit(f"The demo could not be seeded: {error.reason}") from None
