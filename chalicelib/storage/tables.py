"""Which rows live in which table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.storage import access_rows, rows
from chalicelib.storage.connection import SharedConnection, attach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pynamodb.models import Model

TABLES: Mapping[str, tuple[type[Model], ...]] = {
    "communities": (rows.CommunityRow, rows.GroupRow, rows.CounterRow),
    "buyers": (rows.BuyerRow, rows.IdentityRow, rows.MarkRow, access_rows.AccessRow, access_rows.ClosedAccessRow),
    "purchases": (rows.PurchaseRow, rows.SeatRow),
    "orders": (rows.OrderRow,),
    "journal": (rows.JournalRow,),
    "notices": (rows.NoticeRow, rows.GateRow, rows.CallsRow),
    "imports": (rows.ImportRow, rows.ImportQueueRow),
    "deliveries": (rows.DeliveryRow, rows.FormsRow, rows.BeginningRow),
    "secrets": (rows.SecretRow,),
    "payments": (rows.PaymentRow,),
    "claims": (rows.ClaimRow,),
    "points": (rows.PointsRow, rows.LoadsRow),
    "comments": (rows.CommentRow, rows.WatchedRow, rows.PullRow),
    "messages": (rows.MessageRow,),
}


def connect(client: Any, names: Mapping[str, str]) -> SharedConnection:
    """Let all rows live in the tables of these names (by the keys of ``TABLES``), over one client."""
    connection = SharedConnection(client)
    for table, models in TABLES.items():
        attach(connection, names[table], models)
    return connection
