"""The journal: the outbox, the audit trail and the history people read. Append-only."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field


class Event(StrEnum):
    """What can happen; a consumer's queue subscribes to these names."""

    COMMUNITY_CREATED = "CommunityCreated"
    COMMUNITY_CHANGED = "CommunityChanged"
    COMMUNITY_CLOSED = "CommunityClosed"
    COMMUNITY_REOPENED = "CommunityReopened"
    ORGANIZER_ADDED = "OrganizerAdded"
    ORGANIZER_CHANGED = "OrganizerChanged"
    ORGANIZER_REMOVED = "OrganizerRemoved"
    PURCHASE_CREATED = "PurchaseCreated"
    BUYER_JOINED = "BuyerJoined"
    BUYER_CHANGED = "BuyerChanged"
    SESSIONS_ENDED = "SessionsEnded"
    DESK_CODE_GIVEN = "DeskCodeGiven"
    DESK_SESSION_OPENED = "DeskSessionOpened"
    DESK_SESSION_ENDED = "DeskSessionEnded"
    PASSKEY_ADDED = "PasskeyAdded"
    PASSKEY_USED = "PasskeyUsed"
    PASSKEY_REMOVED = "PasskeyRemoved"
    API_KEY_MADE = "ApiKeyMade"
    API_KEY_REVOKED = "ApiKeyRevoked"
    CONSENT_CHANGED = "ConsentChanged"
    IMPORT_CREATED = "ImportCreated"
    IMPORT_QUEUED = "ImportQueued"
    IMPORT_REQUESTED = "ImportRequested"
    IMPORT_ADVANCED = "ImportAdvanced"
    IMPORT_COMPARED = "ImportCompared"
    IMPORT_STARTED = "ImportStarted"
    IMPORT_FINISHED = "ImportFinished"
    IMPORT_FAILED = "ImportFailed"
    ORDER_SAVED = "OrderSaved"
    ORDER_CHANGED = "OrderChanged"
    ORDER_PICTURED = "OrderPictured"
    ORDER_RECALCULATED = "OrderRecalculated"
    ORDER_PAID = "OrderPaid"
    ORDER_TERMS_CHANGED = "OrderTermsChanged"
    ORDER_STOPPED = "OrderStopped"
    ORDER_CANCELLED = "OrderCancelled"
    ORDER_CALLED_OFF = "OrderCalledOff"
    ORDER_PAYMENT_OPENED = "OrderPaymentOpened"
    ORDER_READY = "OrderReady"
    ORDER_HANDED_OUT = "OrderHandedOut"
    ORDER_HANDOUT_CHANGED = "OrderHandoutChanged"
    PURCHASE_CHANGED = "PurchaseChanged"
    PURCHASE_REMOVED = "PurchaseRemoved"
    PURCHASE_PROPAGATED = "PurchaseSpread"
    PURCHASE_MESSAGED = "PurchaseMessaged"
    MESSAGES_DUE = "MessagesDue"
    ORDER_MESSAGED = "OrderMessaged"
    PROGRESS_SOUGHT = "ProgressSought"
    PURCHASE_EDITED = "PurchaseEdited"
    DECISION_NEEDED = "DecisionNeeded"
    DECISION_ASKED = "DecisionAsked"
    GOODS_CHANGED = "GoodsChanged"
    DELIVERY_CHANGED = "DeliveryChanged"
    DELIVERY_WEIGHED = "DeliveryWeighed"
    DELIVERY_SHARED = "DeliveryShared"
    ORGANIZER_PROPAGATED = "OrganizerPropagated"
    REMINDERS_DUE = "RemindersDue"
    PAYMENT_REMINDER_DUE = "PaymentReminderDue"
    HANDOUT_REMINDER_DUE = "HandoutReminderDue"
    LEDGER_ENTERED = "LedgerEntered"
    CLAIM_FILED = "ClaimFiled"
    CLAIM_TAPPED = "ClaimTapped"
    CLAIM_REPORTED = "ClaimReported"
    CLAIM_ANSWERED = "ClaimAnswered"
    CLAIM_CONFIRMED = "ClaimConfirmed"
    CLAIM_REJECTED = "ClaimRejected"
    CLAIM_WITHDRAWN = "ClaimWithdrawn"
    PAYMENT_RECORDED = "PaymentRecorded"
    PAYMENT_REFUNDED = "PaymentRefunded"
    PAYMENT_TRANSFERRED = "PaymentTransferred"
    PAYMENT_LEFT = "PaymentLeft"
    BALANCE_MOVED = "BalanceMoved"
    POINTS_CHANGED = "PointsChanged"
    POINT_PROPAGATED = "PointSpread"
    POINT_CHOSEN = "PointChosen"
    POINT_MOVED = "PointMoved"
    POINT_CLOSED = "PointClosed"
    POINT_OPENED = "PointOpened"
    PREFERENCES_CHANGED = "PreferencesChanged"
    PRICE_LIST_CREATED = "PriceListCreated"
    PRICE_LIST_CHANGED = "PriceListChanged"
    OFFER_CHANGED = "OfferChanged"
    VIEW_SAVED = "ViewSaved"
    VIEW_REMOVED = "ViewRemoved"
    WORDING_CHANGED = "WordingChanged"
    CONNECTION_CHANGED = "ConnectionChanged"
    CONNECTION_REFUSED = "ConnectionRefused"
    MESSAGE_RECEIVED = "MessageReceived"
    COMMENTS_DUE = "CommentsDue"
    COMMUNITIES_DUE = "CommunitiesDue"
    STOPS_SOUGHT = "StopsSought"
    REMINDERS_SOUGHT = "RemindersSought"
    IMPORTS_SOUGHT = "ImportsSought"
    EARLIER_ORDERS_SOUGHT = "EarlierOrdersSought"
    CONNECTION_DUE = "ConnectionDue"
    LISTS_BEHIND = "ListsBehind"
    ACCOUNT_CONNECTED = "AccountConnected"
    ACCOUNT_CHANGED = "AccountChanged"
    ACCOUNT_REMOVED = "AccountRemoved"
    ACCOUNT_REFUSED = "AccountRefused"
    ACCOUNT_SILENT = "AccountSilent"
    ACCOUNT_KEY_ENDS = "AccountKeyEnds"
    POLLS_SOUGHT = "PollsSought"
    POLL_DUE = "PollDue"
    COMPARISONS_SOUGHT = "ComparisonsSought"
    COMPARISON_ASKED = "ComparisonAsked"
    DIFFERENCES_FOUND = "DifferencesFound"
    EXTERNAL_RECEIVED = "ExternalReceived"
    EXTERNAL_SEEN = "ExternalSeen"
    EXTERNAL_CHANGED = "ExternalChanged"
    EXTERNAL_OPENED = "ExternalOpened"
    EXTERNAL_CANCELLED = "ExternalCancelled"
    BUYER_MOVED = "BuyerMoved"
    EXTERNAL_JOINED = "ExternalJoined"
    EXTERNAL_PARTED = "ExternalParted"
    EXTERNAL_DECIDED = "ExternalDecided"
    EXTERNAL_LEFT = "ExternalLeft"
    RULES_CHANGED = "RulesChanged"
    EXTERNAL_PUSHED = "ExternalPushed"
    EXTERNAL_PLACED = "ExternalPlaced"
    EXTERNAL_FOLLOWED = "ExternalFollowed"
    EXPORT_MADE = "ExportMade"
    ERASURE_ASKED = "ErasureAsked"
    BUYER_ERASED = "BuyerErased"
    NOTICE_SETTINGS_CHANGED = "NoticeSettingsChanged"
    ADDRESS_GIVEN = "AddressGiven"
    ADDRESS_TRIED = "AddressTried"
    ADDRESS_VERIFIED = "AddressVerified"
    ADDRESS_REMOVED = "AddressRemoved"
    NOTICE_DUE = "NoticeDue"
    NOTICE_SENT = "NoticeSent"
    NOTICE_REPEATED = "NoticeRepeated"
    NOTICE_WITHHELD = "NoticeWithheld"
    NOTICE_REFUSED = "NoticeRefused"
    NOTICE_DELIVERED = "NoticeDelivered"


class Fact(Struct, frozen=True):
    """What a commit says: ``event`` happened to ``subject``. Where it is committed an entry is made of it.

    ``actor`` is named where it is not the doing of whoever is at hand. ``before`` and ``after`` are what changed, by
    field, where something was edited; they tell of no person.
    """

    event: Event
    subject: str
    data: Mapping[str, object] = field(default_factory=dict)
    actor: str = ""
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None


class Entry(Struct, frozen=True):
    """One thing that happened to ``subject`` (``order/1042``, ``import/…``), done by ``actor``.

    ``data`` is plain JSON, never a secret. ``event`` is an ``Event``, or a name that a newer release has added.
    ``correlation`` follows the request that began it through all logs. ``network`` is where it was done from, as far
    as it names nobody; None: not at the desk, by a program or an operator. The rest is as in the ``Fact``.
    """

    id: str
    community: str
    subject: str
    event: str
    at: datetime
    actor: str
    data: Mapping[str, object] = field(default_factory=dict)
    correlation: str = ""
    network: str | None = None
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None


def order_subject(number: str) -> str:
    return f"order/{number}"


def import_subject(import_id: str) -> str:
    return f"import/{import_id}"


def purchase_subject(purchase: str) -> str:
    return f"purchase/{purchase}"


def account_subject(account: str) -> str:
    return f"account/{account}"


def external_subject(place: str) -> str:
    """``<account>/<the marketplace's number of the order>``."""
    return f"external/{place}"


def claim_subject(claim: str) -> str:
    return f"claim/{claim}"


def buyer_subject(buyer: str) -> str:
    """As a subject, and as the actor of what he does."""
    return f"buyer/{buyer}"


def view_subject(view: str) -> str:
    return f"view/{view}"


def price_list_subject(price_list: str) -> str:
    return f"price_list/{price_list}"


def offer_subject(offer: str) -> str:
    return f"offer/{offer}"


def organizer_subject(organizer: str) -> str:
    return f"organizer/{organizer}"


def conversation_subject(person: str) -> str:
    """``person`` is the key that stands for him: the journal stays when he is erased."""
    return f"conversation/{person}"


def community_subject(community: str) -> str:
    return f"community/{community}"


def api_key_subject(api_key: str) -> str:
    return f"api_key/{api_key}"


def session_subject(session: str) -> str:
    return f"session/{session}"


def passkey_subject(passkey: str) -> str:
    return f"passkey/{passkey}"
