"""Communities and their organizers."""

import argparse
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace

from chalicelib.bootstrap import Hub, random_id
from chalicelib.domain.buyers import ok_identity
from chalicelib.domain.communities import Community, Organizer, Role
from chalicelib.domain.lists import paginated
from chalicelib.domain.principals import operator_in
from infra.local.problem import Problem


def find(hub: Hub, name: str | None) -> Community:
    """By our id or by the number of the OK group; without a name, the only one. Raises Problem, NotFound."""
    if name:
        return hub.communities.get(hub.communities.id_of_group(name) or name)
    there = list(every_community(hub))
    if len(there) != 1:
        known = "; ".join(f"{each.id} {each.name}" for each in there) or "none yet"
        raise Problem(f"Say which community. There are: {known}.")
    return there[0]


def every_community(hub: Hub) -> Iterator[Community]:
    return paginated(lambda cursor: hub.communities.page(cursor, 1_000))


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
    hub.connecting.connect_bot(operator_in(community.id), token)
    print(f"The bot of {community.name} is connected.")


def remove_organizer(hub: Hub, wish: argparse.Namespace) -> None:
    """His open purchases go to another first, if one is named; otherwise he stays while he has any."""
    community = find(hub, wish.community)
    leaving = _organizer(hub, community, wish.organizer)
    for purchase in hub.founding.open_purchases(leaving) if wish.to else ():
        successor = _organizer(hub, community, wish.to)
        _hand_over(hub, community, purchase.id, successor)
        print(f"“{purchase.title}” is now {successor.first_name} {successor.last_name}'s.")
    hub.founding.remove_organizer(community.id, leaving.id)
    print(f"Organizer {leaving.first_name} {leaving.last_name} of {community.name} is removed.")


def _organizer(hub: Hub, community: Community, name: str) -> Organizer:
    """By id or OK number. Raises Problem naming those that are there."""
    there = hub.communities.organizers(community.id)
    found = next((each for each in there if name in (each.id, each.ok_id)), None)
    if not found:
        known = "; ".join(f"{each.ok_id or each.id} {each.first_name} {each.last_name}" for each in there) or "none yet"
        raise Problem(f"There is no organizer {name!r}. There are: {known}.")
    return found


def _hand_over(hub: Hub, community: Community, purchase: str, to: Organizer) -> None:
    hub.purchasing.set_terms(operator_in(community.id), purchase, lambda terms: replace(terms, organizer=to.id))


def revoke(hub: Hub, wish: argparse.Namespace) -> None:
    """End the sessions of a person, known by the OK number or by the id."""
    community = find(hub, wish.community)
    key = ok_identity(wish.buyer)
    person = hub.buyers.by_identities(community.id, [key]).get(key) or hub.buyers.get(community.id, wish.buyer)
    hub.revoking.revoke(person)
    print("His sessions are over: at once for changes, within a minute for the rest.")


def put_organizer(hub: Hub, wish: argparse.Namespace) -> None:
    community = find(hub, wish.community)
    organizer = Organizer(
        id=random_id(),
        community=community.id,
        first_name=wish.first_name,
        last_name=wish.last_name,
        ok_id=wish.ok_id,
        photo=wish.photo,
        profile=wish.profile,
        place=wish.place,
        hours=wish.hours,
    )
    saved = hub.founding.put_organizer(organizer, Role(wish.role) if wish.role else None)
    print(f"Organizer {saved.first_name} {saved.last_name} of {community.name} is saved as {saved.role}.")
