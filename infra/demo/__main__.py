"""Seeds the demo by the real use cases: a community, two organizers, buyers who opened the cabinet, imported files.

Beside them stand the many orders of the season, which are written in batches, and what comes from marketplaces.

Killed half-way, it goes on where it was: every step first looks whether it was done.
"""

import json
import os
import urllib.request
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from chalicelib import visit
from chalicelib.bootstrap import Container, container, utc_now
from chalicelib.domain.access.principals import OPERATOR, Principal
from chalicelib.domain.buyers.buyer import ok_identity
from chalicelib.domain.errors import KabinetError
from infra.demo import MARK, VERSION, long_ago, purchases
from infra.demo.marketplaces.making import Marketplaces
from infra.demo.season.making import Season
from infra.local.marks import Marks
from infra.operate import communities

FOLDER = Path(__file__).parent
GROUP = "54000000000123"
ORGANIZERS = ("570000000001", "570000000002")
MANAGER = "570000000003"
"""Decides on orders of marketplaces."""

BUYERS = ("570000000101", "570000000102", "570000000103", "570000000104", "570000000105")
"""Demo users who opened the cabinet before: OK told us then whether the group may write to them."""


def main() -> None:
    kabinet = container()
    seed(kabinet, os.environ["OK_API_URL"], utc_now())
    Marks(kabinet.clients.client("dynamodb")).put(MARK, VERSION)


def seed(kabinet: Container, sandbox: str, now: datetime) -> None:
    """As it would have become until ``now``."""
    visit.come(OPERATOR)
    _found(kabinet, sandbox)
    for user in (*ORGANIZERS, MANAGER, *BUYERS):
        kabinet.access.open_session.open(_launch(sandbox, user))
    community = communities.find(kabinet, GROUP).id
    kabinet.communities.manage_connections.connect_comments(
        _come(kabinet, community, ORGANIZERS[0]), os.environ["OK_ADMIN_TOKEN"]
    )
    for wish in json.loads((FOLDER / "purchases.json").read_text("utf-8")):
        principal = _come(kabinet, community, wish["organizer"])
        if "days_ago" in wish:
            long_ago.make(kabinet, principal, wish, now)
        else:
            purchases.make(kabinet, principal, wish, now)
    Season(kabinet, _come(kabinet, community, ORGANIZERS[0]), sandbox, now).make()
    Marketplaces(
        kabinet=kabinet,
        owner=lambda: _come(kabinet, community, ORGANIZERS[0]),
        manager=lambda: _come(kabinet, community, MANAGER),
        sandbox=sandbox,
        now=now,
    ).make()


def _found(kabinet: Container, sandbox: str) -> None:
    demo = json.loads((FOLDER / "community.json").read_text("utf-8"))
    if not kabinet.stores.communities.id_of_group(GROUP):
        communities.create(kabinet, Namespace(**demo["community"], group=GROUP))
    communities.set_bot_token(kabinet, Namespace(community=GROUP), os.environ["OK_BOT_TOKEN"])
    there = {each.ok_id for each in kabinet.stores.communities.organizers(communities.find(kabinet, GROUP).id)}
    for organizer in demo["organizers"]:
        if organizer["ok_id"] not in there:
            photo = f"{sandbox}photo/{organizer['ok_id']}.svg"
            wish = {"role": None, **organizer, "community": GROUP, "photo": photo, "profile": None}
            communities.put_organizer(kabinet, Namespace(**wish))


def _launch(sandbox: str, user: str) -> str:
    body = json.dumps({"user": user}).encode()
    request = urllib.request.Request(f"{sandbox}sandbox/launch", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return str(json.load(answer)["url"]).partition("?")[2]


def _come(kabinet: Container, community: str, ok_id: str) -> Principal:
    """From here on it is this organizer who acts."""
    buyer = kabinet.stores.buyers.by_identities(community, [ok_identity(ok_id)])[ok_identity(ok_id)]
    listed = next(each for each in kabinet.stores.communities.organizers(community) if each.ok_id == ok_id)
    rights = kabinet.stores.buyers.access(community, buyer.id).rights
    principal = Principal(
        community=community,
        id=buyer.id,
        role=listed.role,
        organizer=listed.id,
        rights=rights,
        sees_all=listed.sees_all,
    )
    visit.come(principal)
    return principal


if __name__ == "__main__":
    try:
        main()
    except KabinetError as error:
        raise SystemExit(f"The demo could not be seeded: {error.reason}") from None
