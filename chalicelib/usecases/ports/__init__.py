"""What the use cases need from the world. Every port has a hand-written fake proven by the same contract tests."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chalicelib.usecases.ports.commits import Commit, Commits, Counter, Tally
    from chalicelib.usecases.ports.files import Files, Proofs, Sheets, UploadForm
    from chalicelib.usecases.ports.partners import (
        AnswerLost,
        Bot,
        Button,
        Callback,
        Dialect,
        Discussions,
        Group,
        Incoming,
        Launches,
        Link,
    )
    from chalicelib.usecases.ports.stores import (
        Buyers,
        Claims,
        Comments,
        Communities,
        Imports,
        Journal,
        Known,
        Messages,
        NoticeMatter,
        Notices,
        Orders,
        Payments,
        PickupPoints,
        Places,
        Purchases,
        Remains,
        Secrets,
    )
    from chalicelib.usecases.ports.world import (
        Chores,
        Clock,
        Cursors,
        NewId,
        Patience,
        Phrases,
        Publisher,
        Seals,
        Tokens,
    )

__all__ = [
    "AnswerLost",
    "Bot",
    "Button",
    "Buyers",
    "Callback",
    "Chores",
    "Claims",
    "Clock",
    "Comments",
    "Commit",
    "Commits",
    "Communities",
    "Counter",
    "Cursors",
    "Dialect",
    "Discussions",
    "Files",
    "Group",
    "Imports",
    "Incoming",
    "Journal",
    "Known",
    "Launches",
    "Link",
    "Messages",
    "NewId",
    "NoticeMatter",
    "Notices",
    "Orders",
    "Patience",
    "Payments",
    "Phrases",
    "PickupPoints",
    "Places",
    "Proofs",
    "Publisher",
    "Purchases",
    "Remains",
    "Seals",
    "Secrets",
    "Sheets",
    "Tally",
    "Tokens",
    "UploadForm",
]


_MODULES = ("commits", "world", "files", "partners", "stores")


def __getattr__(name: str) -> Any:
    """Most ports are names in annotations: a module is loaded when one of its names is really used."""
    for each in _MODULES if name in __all__ else ():
        module = import_module(f"{__name__}.{each}")
        if hasattr(module, name):
            return getattr(module, name)
    raise AttributeError(name)
