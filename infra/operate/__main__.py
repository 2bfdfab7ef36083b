"""``python -m infra.operate STAGE community|close|reopen|bot|comments|organizer|leave|revoke|list|import|export|…``.

What each is for: docs/operator.md.
"""

import argparse
import os
import sys

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib import visit
from chalicelib.domain.access.principals import OPERATOR
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import KabinetError
from chalicelib.domain.journal import Event
from chalicelib.texts import Catalogue
from infra.local.problem import Problem
from infra.operate import communities, connections, privacy, terminal
from infra.operate.redrive import redrive
from infra.operate.republish import republish
from infra.operate.surroundings import container_of
from infra.resources.lists import LISTS

OTHERS = {
    "close": communities.close,
    "reopen": communities.reopen,
    "redrive": redrive,
    "republish": republish,
}


def main() -> None:
    wish = _arguments().parse_args()
    container = container_of(wish.stage)
    visit.come(OPERATOR)
    match wish.command:
        case "community":
            communities.create(container, wish)
        case "bot":
            communities.set_bot_token(container, wish, os.environ.get("OK_BOT_TOKEN"))
        case "comments":
            connections.connect_comments(container, wish, os.environ.get("OK_COMMENTS_TOKEN"))
        case "list":
            connections.show_communities(container, wish)
        case "export":
            privacy.export(container, wish)
        case "erase":
            privacy.erase(container, wish)
        case "organizer":
            communities.put_organizer(container, wish)
        case "leave":
            communities.remove_organizer(container, wish)
        case "revoke":
            communities.revoke(container, wish)
        case "import":
            terminal.import_file(container, wish)
        case "join":
            container.background.enqueue_scheduled.enqueue([Event.LISTS_BEHIND])
        case command:
            OTHERS[command](container, wish)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m infra.operate", description=__doc__)
    parser.add_argument("stage", help="local, or the name of a deployed stage")
    commands = parser.add_subparsers(dest="command", required=True)
    _community(commands.add_parser("community", help="found a community"))
    _closing(commands.add_parser("close", help="let nobody enter a community, which keeps its data"))
    _token(commands.add_parser("reopen", help="open one that was closed"))
    _token(commands.add_parser("bot", help="connect the group's bot (token in OK_BOT_TOKEN)"))
    _token(commands.add_parser("comments", help="connect comments (an administrator's token in OK_COMMENTS_TOKEN)"))
    _organizer(commands.add_parser("organizer", help="add an organizer"))
    _leave(commands.add_parser("leave", help="remove an organizer"))
    _person(commands.add_parser("revoke", help="end a person's sessions"))
    _list(commands.add_parser("list", help="show the communities, their connections and organizers"))
    _import(commands.add_parser("import", help="import a file of orders into a purchase"))
    _export(commands.add_parser("export", help="hand out everything that is kept of a person"))
    _erase(commands.add_parser("erase", help="erase a person's data"))
    commands.add_parser("join", help="let money of an earlier release join the lists over all orders")
    _redrive(commands.add_parser("redrive", help="send dead letters back to their queue"))
    _republish(commands.add_parser("republish", help="send the journal of a stretch of time to the topic again"))
    return parser


def _community(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True)
    parser.add_argument("--group", help="the number of the OK group")
    parser.add_argument("--zone", default="Europe/Moscow")
    parser.add_argument("--language", default="ru", choices=["ru", "en"])


def _closing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--community", required=True, help="its id or the number of its OK group")
    parser.add_argument("--why", required=True, help="what buyers and organizers read when they open it")


def _token(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--community", required=True, help="its id or the number of its OK group")


def _organizer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--community", required=True, help="its id or the number of its OK group")
    parser.add_argument("--first-name", help="of somebody new; what is not said of one who is there stays")
    parser.add_argument("--last-name")
    parser.add_argument("--ok-id", help="the number of the OK profile, or the link to it")
    parser.add_argument("--profile", help="the link to the profile, if not ok.ru/profile/<ok id>")
    parser.add_argument("--photo", help="the address of a photo")
    parser.add_argument("--place", help="where orders are handed out")
    parser.add_argument("--hours", help="when orders are handed out")
    roles = [each.value for each in Role if each is not Role.BUYER]
    parser.add_argument("--role", choices=roles, help="what he may do; organizer, or what it is already, without it")
    sees = "whose purchases an organizer sees; all of them, or what it is already, without it"
    parser.add_argument("--sees", choices=["own", "all"], help=sees)


def _leave(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--community", required=True, help="its id or the number of its OK group")
    parser.add_argument("--organizer", required=True, help="the OK number, or the id")
    parser.add_argument("--to", help="who takes over the open purchases: the OK number, or the id")


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--community", help="its id or the number of its OK group; all of them without it")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file")
    parser.add_argument("--community", help="its id or the number of its OK group; not needed when there is one only")
    parser.add_argument("--purchase", required=True, help="id or title")
    parser.add_argument("--create", action="store_true", help="make the purchase first")
    parser.add_argument("--fee", default="0", help="organizer's fee in percent of a new purchase")
    parser.add_argument("--delivery", default="0", help="delivery cost in roubles of a new purchase")
    parser.add_argument("--yes", action="store_true", help="do not ask before saving")
    parser.add_argument("--replace", action="store_true", help="with --yes, also where most lines of orders would go")


def _person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--community", required=True, help="its id or the number of its OK group")
    parser.add_argument("--buyer", required=True, help="the OK number (also of one who is no buyer), or the id")


def _export(parser: argparse.ArgumentParser) -> None:
    _person(parser)
    parser.add_argument("--to", required=True, help="a file that is not there yet")


def _erase(parser: argparse.ArgumentParser) -> None:
    _person(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask before erasing")


def _redrive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("queue", choices=LISTS.dead_letters)
    parser.add_argument("--limit", type=int, help="how many messages at the most; all that are there now without it")


def _republish(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="since", required=True, help="a moment such as 2026-11-27T10:00 (UTC)")
    parser.add_argument("--to", dest="until", help="a moment; now without it")
    parser.add_argument("--community", help="its id or the number of its OK group; all of them without it")


if __name__ == "__main__":
    try:
        main()
    except Problem as problem:
        sys.exit(str(problem))
    except (EOFError, KeyboardInterrupt):
        sys.exit("\nNothing was saved.")
    except (BotoCoreError, ClientError) as error:
        sys.exit(f"The cloud did not answer as it should: {error}")
    except KabinetError as error:
        sys.exit(Catalogue().phrase("en", f"errors.{error.reason}", **error.values))
