"""What the use cases need from the world. Every port has a hand-written fake that passes the tests of the real one."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chalicelib.usecases.ports.commits import Commit, Commits, Counter, CounterUpdate
    from chalicelib.usecases.ports.files import Files, Proofs, Sheets, UploadForm
    from chalicelib.usecases.ports.partners import (
        AnswerLost,
        Bot,
        Button,
        CallbackButton,
        Discussions,
        Group,
        IncomingMessage,
        Launches,
        LinkButton,
        WebhookParser,
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
        NoticeRecords,
        Notices,
        Orders,
        Payments,
        PersonalData,
        PickupPoints,
        PointOccupancy,
        Purchases,
        Secrets,
    )
    from chalicelib.usecases.ports.world import (
        Clock,
        Cursors,
        JobQueue,
        NewId,
        Patience,
        Phrases,
        Publisher,
        Signer,
        Tokens,
    )

__all__ = [
    "AnswerLost",
    "Bot",
    "Button",
    "Buyers",
    "CallbackButton",
    "Claims",
    "Clock",
    "Comments",
    "Commit",
    "Commits",
    "Communities",
    "Counter",
    "CounterUpdate",
    "Cursors",
    "Discussions",
    "Files",
    "Group",
    "Imports",
    "IncomingMessage",
    "JobQueue",
    "Journal",
    "Known",
    "Launches",
    "LinkButton",
    "Messages",
    "NewId",
    "NoticeRecords",
    "Notices",
    "Orders",
    "Patience",
    "Payments",
    "PersonalData",
    "Phrases",
    "PickupPoints",
    "PointOccupancy",
    "Proofs",
    "Publisher",
    "Purchases",
    "Secrets",
    "Sheets",
    "Signer",
    "Tokens",
    "UploadForm",
    "WebhookParser",
]


_MODULES = ("commits", "world", "files", "partners", "stores")


def __getattr__(name: str) -> Any:
    """Most ports are names in annotations: a module is loaded when one of its names is really used."""
    for each in _MODULES if name in __all__ else ():
        module = import_module(f"{__name__}.{each}")
        if hasattr(module, name):
            return getattr(module, name)
    raise AttributeError(name)
