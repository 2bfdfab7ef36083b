"""The journal: what is published, the audit trail and the history people read. Append-only."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field

from chalicelib.domain.subjects import (
    account_subject as account_subject,
)
from chalicelib.domain.subjects import (
    api_key_subject as api_key_subject,
)
from chalicelib.domain.subjects import (
    buyer_subject as buyer_subject,
)
from chalicelib.domain.subjects import (
    claim_subject as claim_subject,
)
from chalicelib.domain.subjects import (
    community_subject as community_subject,
)
from chalicelib.domain.subjects import (
    conversation_subject as conversation_subject,
)
from chalicelib.domain.subjects import (
    external_subject as external_subject,
)
from chalicelib.domain.subjects import (
    import_subject as import_subject,
)
from chalicelib.domain.subjects import (
    offer_subject as offer_subject,
)
from chalicelib.domain.subjects import (
    order_subject as order_subject,
)
from chalicelib.domain.subjects import (
    organizer_subject as organizer_subject,
)
from chalicelib.domain.subjects import (
    passkey_subject as passkey_subject,
)
from chalicelib.domain.subjects import (
    price_list_subject as price_list_subject,
)
from chalicelib.domain.subjects import (
    purchase_subject as purchase_subject,
)
from chalicelib.domain.subjects import (
    session_subject as session_subject,
)
from chalicelib.domain.subjects import (
    supplier_subject as supplier_subject,
)
from chalicelib.domain.subjects import (
    view_subject as view_subject,
)


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
    SUPPLIER_CONNECTED = "SupplierConnected"
    SUPPLIER_CHANGED = "SupplierChanged"
    SUPPLIER_REMOVED = "SupplierRemoved"
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
    GOODS_RESERVED = "GoodsReserved"
    RESERVATION_LOWERED = "ReservationLowered"
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
