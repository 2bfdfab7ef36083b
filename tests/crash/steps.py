"""What makes more than one commit, and why that is right. No request does."""

from __future__ import annotations

from collections.abc import Mapping

BEGUN = "that it was begun is written before a step, as a worker may die of it"

STEPS: Mapping[str, str] = {
    "import_orders reading": BEGUN,
    "import_orders comparing": BEGUN,
    "import_orders applying": "each buyer's order has its own key and is whole, several at once or, where one of these "
    "is refused, one by one; and then that of the step",
    "import_orders reading of a price list": BEGUN,
    "import_orders comparing of a price list": BEGUN,
    "import_orders applying of a price list": "offers go many at once, each of the version that was "
    "read; and then that of the step",
    "import_orders splitting": "each order has its own key and is whole, several at once or, where one of these is "
    "refused, one by one; and then that of the step",
    "send_notices NoticeDue": "the claim goes before a channel is called, the outcome after it",
    "send_notices send": "the claim goes before OK is called, the outcome after it; a door that was shut is opened",
    "send_notices repeat": "the claim goes before OK is called, the outcome after it",
    "propagate_purchases PurchaseChanged": "one for each order: a chain of fifty a message",
    "propagate_purchases DeliveryShared": "one for each order, and then what asks for the next step",
    "propagate_purchases OrganizerChanged": "one for each purchase",
    "propagate_purchases OrganizerPropagated": "one for each purchase",
    "read_inbox MessageReceived": "an organizer's rights as OK says them, his decision, and what he hears of it",
    "sync_external ExternalReceived": "the order, and that pushes come at all",
    "sync_external ExternalDecided": "that it is about to be told, before the marketplace is; what it shows, after it",
    "run_jobs PollDue": "one for each order that is new or has changed; before the first that somebody polls, "
    "after each page but the last how far it has come, at the end what the account says of it",
    "run_jobs ComparisonAsked": "before the first step that somebody compares, one for each order that is new or has "
    "changed, after each step how far it has come, at the end the report",
    "run_jobs RemindersSought": "one for each reminder that is due",
    "run_jobs EarlierOrdersSought": "one for each purchase whose orders stand in the list from then on",
    "run_jobs CommentsDue": "one for each break in the round of collecting, and one for the connection's news",
    "run_jobs ConnectionDue": "one for each connection",
    "run_jobs ErasureAsked": "its beginning, each claim and order, its end: gone on with from wherever it broke off",
}
"""What makes more than one commit, and why that is right. No request does."""
