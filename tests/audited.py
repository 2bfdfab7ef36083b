"""What an entry of each event has to say of what was and what is; of the others, why nothing of the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.journal import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.journal import Fact

MADE, CHANGED, GONE = frozenset({"after"}), frozenset({"before", "after"}), frozenset({"before"})

TOLD: Mapping[Event, frozenset[str]] = {
    Event.COMMUNITY_CREATED: MADE,
    Event.COMMUNITY_CHANGED: CHANGED,
    Event.COMMUNITY_CLOSED: CHANGED,
    Event.COMMUNITY_REOPENED: CHANGED,
    Event.ORGANIZER_ADDED: MADE,
    Event.ORGANIZER_CHANGED: CHANGED,
    Event.ORGANIZER_REMOVED: GONE,
    Event.PURCHASE_CREATED: MADE,
    Event.PURCHASE_CHANGED: CHANGED,
    Event.PURCHASE_EDITED: CHANGED,
    Event.PURCHASE_MESSAGED: MADE,
    Event.SESSIONS_ENDED: CHANGED,
    Event.DESK_SESSION_OPENED: MADE,
    Event.DESK_SESSION_ENDED: CHANGED,
    Event.API_KEY_MADE: MADE,
    Event.API_KEY_REVOKED: CHANGED,
    Event.IMPORT_CREATED: MADE,
    Event.IMPORT_QUEUED: CHANGED,
    Event.IMPORT_REQUESTED: CHANGED,
    Event.IMPORT_STARTED: CHANGED,
    Event.ORDER_CHANGED: CHANGED,
    Event.ORDER_CALLED_OFF: CHANGED,
    Event.ORDER_HANDED_OUT: CHANGED,
    Event.ORDER_HANDOUT_CHANGED: CHANGED,
    Event.CLAIM_CONFIRMED: CHANGED,
    Event.CLAIM_REJECTED: CHANGED,
    Event.LEDGER_ENTERED: CHANGED,
    Event.PAYMENT_RECORDED: CHANGED,
    Event.PAYMENT_REFUNDED: CHANGED,
    Event.PAYMENT_TRANSFERRED: CHANGED,
    Event.PAYMENT_LEFT: CHANGED,
    Event.BALANCE_MOVED: CHANGED,
    Event.POINTS_CHANGED: MADE,
    Event.POINT_CHOSEN: CHANGED,
    Event.POINT_MOVED: CHANGED,
    Event.PRICE_LIST_CREATED: MADE,
    Event.PRICE_LIST_CHANGED: CHANGED,
    Event.OFFER_CHANGED: CHANGED,
    Event.VIEW_SAVED: MADE,
    Event.VIEW_REMOVED: GONE,
    Event.PURCHASE_REMOVED: GONE,
    Event.WORDING_CHANGED: CHANGED,
    Event.CONNECTION_CHANGED: CHANGED,
    Event.SUPPLIER_CONNECTED: MADE,
    Event.SUPPLIER_CHANGED: CHANGED,
    Event.SUPPLIER_REMOVED: CHANGED,
    Event.ACCOUNT_CONNECTED: MADE,
    Event.ACCOUNT_CHANGED: CHANGED,
    Event.ACCOUNT_REMOVED: CHANGED,
    Event.EXTERNAL_DECIDED: CHANGED,
    Event.EXTERNAL_JOINED: CHANGED,
    Event.EXTERNAL_PARTED: CHANGED,
    Event.RULES_CHANGED: CHANGED,
    Event.NOTICE_SETTINGS_CHANGED: CHANGED,
}
"""Of what is made or changed by one event, as pickup points and views are, `after` is the least."""

OWN = "a buyer's own doing, no change of the admin side"
WORK = "work in the background, which asks for its next step or says how far it came"
FOLLOWS = "follows from the change that stands beside it, with before and after"
NEWS = "what somebody was told, and what became of it"

UNTOLD: Mapping[str, frozenset[Event]] = {
    OWN: frozenset(
        {
            Event.BUYER_JOINED,
            Event.BUYER_CHANGED,
            Event.CONSENT_CHANGED,
            Event.PREFERENCES_CHANGED,
            Event.CLAIM_FILED,
            Event.CLAIM_TAPPED,
            Event.CLAIM_WITHDRAWN,
            Event.MESSAGE_RECEIVED,
        }
    ),
    WORK: frozenset(
        {
            Event.IMPORT_ADVANCED,
            Event.IMPORT_COMPARED,
            Event.IMPORT_FINISHED,
            Event.IMPORT_FAILED,
            Event.PURCHASE_PROPAGATED,
            Event.PROGRESS_SOUGHT,
            Event.MESSAGES_DUE,
            Event.DELIVERY_WEIGHED,
            Event.DELIVERY_SHARED,
            Event.ORGANIZER_PROPAGATED,
            Event.REMINDERS_DUE,
            Event.POINT_PROPAGATED,
            Event.COMMENTS_DUE,
            Event.COMMUNITIES_DUE,
            Event.STOPS_SOUGHT,
            Event.REMINDERS_SOUGHT,
            Event.IMPORTS_SOUGHT,
            Event.EARLIER_ORDERS_SOUGHT,
            Event.CONNECTION_DUE,
            Event.LISTS_BEHIND,
            Event.POLLS_SOUGHT,
            Event.COMPARISONS_SOUGHT,
            Event.POLL_DUE,
            Event.EXTERNAL_LEFT,
        }
    ),
    FOLLOWS: frozenset(
        {
            Event.DELIVERY_CHANGED,
            Event.GOODS_CHANGED,
            Event.ORDER_SAVED,
            Event.GOODS_RESERVED,
            Event.RESERVATION_LOWERED,
            Event.ORDER_PICTURED,
            Event.ORDER_RECALCULATED,
            Event.ORDER_PAID,
            Event.ORDER_TERMS_CHANGED,
            Event.ORDER_STOPPED,
            Event.ORDER_CANCELLED,
            Event.ORDER_PAYMENT_OPENED,
            Event.ORDER_READY,
            Event.POINT_CLOSED,
            Event.POINT_OPENED,
            Event.EXTERNAL_PLACED,
            Event.EXTERNAL_FOLLOWED,
        }
    ),
    NEWS: frozenset(
        {
            Event.ORDER_MESSAGED,
            Event.PAYMENT_REMINDER_DUE,
            Event.HANDOUT_REMINDER_DUE,
            Event.CLAIM_REPORTED,
            Event.DECISION_NEEDED,
            Event.DECISION_ASKED,
            Event.CLAIM_ANSWERED,
            Event.CONNECTION_REFUSED,
            Event.NOTICE_DUE,
            Event.NOTICE_SENT,
            Event.NOTICE_REPEATED,
            Event.NOTICE_WITHHELD,
            Event.NOTICE_REFUSED,
            Event.NOTICE_DELIVERED,
        }
    ),
    "what a marketplace did, or showed, and no change of the admin side": frozenset(
        {
            Event.ACCOUNT_REFUSED,
            Event.ACCOUNT_SILENT,
            Event.ACCOUNT_KEY_ENDS,
            Event.DIFFERENCES_FOUND,
            Event.EXTERNAL_RECEIVED,
            Event.EXTERNAL_SEEN,
            Event.EXTERNAL_CHANGED,
            Event.EXTERNAL_OPENED,
            Event.EXTERNAL_CANCELLED,
            Event.EXTERNAL_PUSHED,
        }
    ),
    "a way in of one's own, which has but a name that he gave it": frozenset(
        {Event.PASSKEY_ADDED, Event.PASSKEY_USED, Event.PASSKEY_REMOVED}
    ),
    "where somebody is reached is his own, and told nobody": frozenset(
        {Event.ADDRESS_GIVEN, Event.ADDRESS_TRIED, Event.ADDRESS_VERIFIED, Event.ADDRESS_REMOVED}
    ),
    "where somebody is stands with him alone, so that it goes with him": frozenset({Event.BUYER_MOVED}),
    "nothing is changed by it: it is shown": frozenset({Event.EXPORT_MADE, Event.COMPARISON_ASKED}),
    "its code is good for a minute, and the session that it opens is told": frozenset({Event.DESK_CODE_GIVEN}),
    "what there was may not be told any more: it is counted": frozenset({Event.ERASURE_ASKED, Event.BUYER_ERASED}),
}

SECRETS = ("token", "secret", "digest", "phone", "ok_id", "buyer_name", "first_name", "last_name")
"""Fields whose values no entry has before or after: they are secrets, or tell who somebody is."""


def check_told(fact: Fact) -> None:
    """Of a fact as a use case says it; an import, whose doer is named, has many."""
    said = {name for name in ("before", "after") if getattr(fact, name) is not None}
    if not (fact.event is Event.ORDER_CHANGED and fact.actor):
        assert TOLD.get(fact.event, frozenset()) <= said, (fact.event, said)
    fields = {*(fact.before or {}), *(fact.after or {})}
    assert fields.isdisjoint(SECRETS), (fact.event, fields)
