"""Communities and their organizers."""

import argparse
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chalicelib.bootstrap import Hub, random_id
from chalicelib.domain.communities import Community, Organizer
from infra.local.problem import Problem
from infra.operate.imports import operator_of


def find(hub: Hub, name: str | None) -> Community:
    """By our id or by the number of the OK group; without a name, the only one. Raises Problem, NotFound."""
    if name:
        return hub.communities.get(hub.communities.id_of_group(name) or name)
    there = list(hub.communities.all())
    if len(there) != 1:
        known = "; ".join(f"{each.id} {each.name}" for each in there) or "none yet"
        raise Problem(f"Say which community. There are: {known}.")
    return there[0]


def create(hub: Hub, wish: argparse.Namespace) -> None:
    """Found a community; the bot's token comes from OK_BOT_TOKEN, never from the command line."""
    try:
        ZoneInfo(wish.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Problem(f"There is no time zone {wish.zone!r}; write it as Europe/Moscow.") from None
    if wish.group and not re.fullmatch(r"\d{6,20}", wish.group):
        raise Problem("A group is its number in OK, such as 54000000000123.")
    community = Community(random_id()[:8], wish.name, wish.group, wish.zone, language=wish.language)
    hub.founding.found(community)
    print(f"Created community {community.id}: {community.name}")


def set_bot_token(hub: Hub, wish: argparse.Namespace, token: str | None) -> None:
    if not token:
        raise Problem("Put the token of the group's bot into OK_BOT_TOKEN.")
    community = find(hub, wish.community)
    hub.connecting.connect_bot(operator_of(community), token)
    print(f"The bot of {community.name} is connected.")


def put_organizer(hub: Hub, wish: argparse.Namespace) -> None:
    community = find(hub, wish.community)
    organizer = Organizer(
        random_id(),
        community.id,
        wish.first_name,
        wish.last_name,
        wish.ok_id,
        wish.photo,
        wish.profile or (f"https://ok.ru/profile/{wish.ok_id}" if wish.ok_id else None),
        wish.place,
        wish.hours,
    )
    hub.founding.put_organizer(organizer)
    print(f"Organizer {organizer.first_name} {organizer.last_name} of {community.name} is saved.")
