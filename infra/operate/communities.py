"""Communities and their organizers."""

import argparse
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace

from chalicelib.bootstrap import Container, random_id
from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.domain.access.principals import operator_in
from chalicelib.domain.buyers.buyer import ok_identity
from chalicelib.domain.communities.community import Community, Organizer, Role, organizer_ok_id
from chalicelib.domain.lists import paginated
from infra.local.problem import Problem


def find(container: Container, name: str | None) -> Community:
    """By our id or by the number of the OK group; without a name, the only one. Raises Problem, NotFound."""
    if name:
        return container.stores.communities.get(container.stores.communities.id_of_group(name) or name)
    there = list(every_community(container))
    if len(there) != 1:
        known = "; ".join(f"{each.id} {each.name}" for each in there) or "none yet"
        raise Problem(f"Say which community. There are: {known}.")
    return there[0]


def every_community(container: Container) -> Iterator[Community]:
    return paginated(lambda cursor: container.stores.communities.page(cursor, 1_000))


def create(container: Container, wish: argparse.Namespace) -> None:
    """Found a community; the bot's token comes from OK_BOT_TOKEN, never from the command line."""
    try:
        ZoneInfo(wish.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Problem(f"There is no time zone {wish.zone!r}; write it as Europe/Moscow.") from None
    if wish.group and not re.fullmatch(r"\d{6,20}", wish.group):
        raise Problem("A group is its number in OK, such as 54000000000123.")
    community = Community(random_id()[:8], wish.name, wish.group, wish.zone, language=wish.language)
    container.communities.manage.found(community)
    print(f"Created community {community.id}: {community.name}")


def set_bot_token(container: Container, wish: argparse.Namespace, token: str | None) -> None:
    if not token:
        raise Problem("Put the token of the group's bot into OK_BOT_TOKEN.")
    community = find(container, wish.community)
    container.communities.manage_connections.connect_bot(operator_in(community.id), token)
    print(f"The bot of {community.name} is connected.")


def remove_organizer(container: Container, wish: argparse.Namespace) -> None:
    """His open purchases go to another first, if one is named; otherwise he stays while he has any."""
    community = find(container, wish.community)
    leaving = _organizer(container, community, wish.organizer)
    for purchase in container.communities.manage.open_purchases(leaving) if wish.to else ():
        successor = _successor(container, community, wish.to)
        _hand_over(container, community, purchase.id, successor)
        print(f"“{purchase.title}” is now {successor.first_name} {successor.last_name}'s.")
    container.communities.manage.remove_organizer(community.id, leaving.id)
    print(f"Organizer {leaving.first_name} {leaving.last_name} of {community.name} is removed.")


def _listed(container: Container, community: Community, ok_id: str | None) -> Organizer | None:
    number = organizer_ok_id(ok_id) if ok_id else None
    there = container.stores.communities.organizers(community.id)
    return next((each for each in there if number and each.ok_id == number), None)


def _organizer(container: Container, community: Community, name: str) -> Organizer:
    """By id or OK number. Raises Problem naming those that are there."""
    there = container.stores.communities.organizers(community.id)
    found = next((each for each in there if name in (each.id, each.ok_id)), None)
    if not found:
        known = "; ".join(f"{each.ok_id or each.id} {each.first_name} {each.last_name}" for each in there) or "none yet"
        raise Problem(f"There is no organizer {name!r}. There are: {known}.")
    return found


def _successor(container: Container, community: Community, name: str) -> Organizer:
    found = _organizer(container, community, name)
    if Permission.PURCHASES_WRITE not in ROLES[found.role]:
        raise Problem(f"{found.first_name} {found.last_name} is {found.role} and may not run purchases.")
    return found


def _hand_over(container: Container, community: Community, purchase: str, to: Organizer) -> None:
    container.purchases.manage.set_terms(
        operator_in(community.id), purchase, lambda terms: replace(terms, organizer=to.id)
    )


def close(container: Container, wish: argparse.Namespace) -> None:
    """Nobody enters any more, and whoever tries is told why."""
    community = container.communities.close.close(find(container, wish.community).id, wish.why)
    print(f"{community.name} is closed: at once for who comes, within a minute for who is inside. All data stays.")


def reopen(container: Container, wish: argparse.Namespace) -> None:
    community = container.communities.close.reopen(find(container, wish.community).id)
    print(f"{community.name} is open.")


def revoke(container: Container, wish: argparse.Namespace) -> None:
    """End the sessions of a person, known by the OK number or by the id."""
    community = find(container, wish.community)
    key = ok_identity(wish.buyer)
    person = container.stores.buyers.by_identities(community.id, [key]).get(key) or container.stores.buyers.get(
        community.id, wish.buyer
    )
    container.access.end_sessions.revoke(person)
    print("His sessions are over: at once for changes, within a minute for the rest.")


CARD = ("first_name", "last_name", "photo", "profile", "place", "hours")


def put_organizer(container: Container, wish: argparse.Namespace) -> None:
    """What is not said of one who is there stays as it is."""
    community = find(container, wish.community)
    said = {name: getattr(wish, name) for name in CARD if getattr(wish, name) is not None}
    if sees := getattr(wish, "sees", None):
        said["sees_all"] = sees == "all"
    known = _listed(container, community, wish.ok_id)
    if known:
        organizer = replace(known, **said)
    elif {"first_name", "last_name"} <= said.keys():
        organizer = Organizer(id=random_id(), community=community.id, ok_id=wish.ok_id, **said)
    else:
        raise Problem("Somebody new needs --first-name and --last-name.")
    saved = container.communities.manage.put_organizer(organizer, Role(wish.role) if wish.role else None)
    print(f"Organizer {saved.first_name} {saved.last_name} of {community.name} is saved as {saved.role}.")
