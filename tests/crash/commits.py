"""What every handler writes when nothing goes wrong, in the order in which it does, in the words of ``effects``.

This is where it is written down what belongs together: a commit that is torn in two, that loses its entry of the
journal, its key or its precondition, or a write beside the commits, makes a test fail that names the handler.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.crash.commits_of_requests import OF_REQUESTS

OF_MESSAGES: Mapping[str, Sequence[str]] = {
    "relay_journal": ("sqs.SendMessage", "sns.PublishBatch", "sns.PublishBatch"),
    "collect_comments": ("sqs.SendMessageBatch",),
    "poll_marketplaces": ("sqs.SendMessageBatch",),
    "wake_communities": ("sqs.SendMessageBatch",),
    "import_orders reading": (
        "+begun",
        "s3.PutObject",
        "s3.PutObject",
        "s3.PutObject",
        "s3.PutObject",
        "imports journal",
    ),
    "import_orders reading: a bad file": ("+begun", "imports journal queue"),
    "import_orders comparing": ("+begun", "s3.PutObject", "imports journal queue"),
    "import_orders applying": (
        "+begun",
        "dynamodb.UpdateItem",
        "buyer×2 identity journal×4 once×3 order×2 purchases +progress ?buyer ?identity",
        "imports journal",
    ),
    "import_orders applying: one was saved before": (
        "+begun",
        "dynamodb.UpdateItem",
        "buyer×2 identity journal×4 once×3 order×2 purchases +progress ?buyer ?identity",
        "journal once order +progress ?buyer",
        "buyer journal once",
        "buyer identity journal×2 once order purchases +progress ?identity",
        "imports journal",
    ),
    "import_orders splitting: planning shares": ("+begun", "s3.PutObject", "imports journal"),
    "import_orders splitting: giving shares": ("+begun", "journal×4 once×4 order×4", "imports journal"),
    "import_orders splitting: one has its share already": (
        "+begun",
        "journal×4 once×4 order×4",
        "journal once order",
        "journal once order",
        "journal once order",
        "journal once order",
        "imports journal",
    ),
    "import_orders splitting: looking again": ("+begun", "imports journal queue"),
    "import_orders reading of a price list": (
        "+begun",
        "s3.PutObject",
        "s3.PutObject",
        "s3.PutObject",
        "s3.PutObject",
        "s3.PutObject",
        "imports journal",
    ),
    "import_orders comparing of a price list": ("+begun", "s3.PutObject", "imports journal"),
    "import_orders comparing of a price list: what is gone": ("+begun", "s3.PutObject", "imports journal queue"),
    "import_orders applying of a price list": ("+begun", "offers×4", "imports journal"),
    "import_orders applying of a price list: what is gone": (
        "+begun",
        "offers×2",
        "offers once",
        "imports journal queue",
    ),
    "send_notices send": ("notices +notices ?buyer", "partner.graph/me/messages", "journal notices"),
    "send_notices send: a change": ("notices +notices ?buyer", "partner.graph/me/messages", "journal notices"),
    "send_notices send: refused": ("notices +notices ?buyer", "partner.graph/me/messages", "buyer journal×2 notices"),
    "send_notices send: probing": (
        "gate +notices",
        "notices +notices ?buyer",
        "partner.graph/me/messages",
        "journal notices",
        "gate",
    ),
    "send_notices repeat": ("journal notices +notices ?buyer", "partner.graph/me/messages", "journal notices"),
    "send_notices give_up": ("journal notices",),
    "send_notices withhold": ("journal notices",),
    "send_notices NoticeDue": ("notices +notices ?buyer", "partner.channel/send", "journal notices ?buyer"),
    "send_notices NoticeDue: with what waits": (
        "notices +notices ?buyer",
        "partner.channel/send",
        "journal notices ?buyer",
    ),
    "send_notices NoticeDue: a webhook": ("notices +notices ?buyer", "partner.channel/send", "journal notices ?buyer"),
    "send_notices NoticeDue: probing": (
        "gate +notices",
        "notices +notices ?buyer",
        "partner.channel/send",
        "journal notices ?buyer",
        "gate",
    ),
    "send_notices NoticeDue: withheld": ("journal notices ?buyer",),
    "propagate_purchases PurchaseChanged": ("journal order", "journal order"),
    "propagate_purchases PurchaseSpread": ("journal order",),
    "propagate_purchases ProgressSought": ("order +progress×2",),
    "propagate_purchases GoodsChanged": ("s3.PutObject", "journal once"),
    "propagate_purchases DeliveryChanged": ("s3.PutObject", "journal once"),
    "propagate_purchases DeliveryWeighed": ("s3.PutObject", "journal once"),
    "propagate_purchases DeliveryWeighed: all have a share": ("journal purchases",),
    "propagate_purchases DeliveryShared": (
        "journal order ?purchases",
        "journal order ?purchases",
        "journal order ?purchases",
        "journal once",
    ),
    "propagate_purchases OrganizerChanged": ("journal purchases", "journal purchases"),
    "propagate_purchases OrganizerPropagated": ("journal purchases", "journal purchases"),
    "propagate_purchases PointsChanged": ("journal order",),
    "propagate_purchases PointSpread": ("journal order",),
    "propagate_purchases MessagesDue": ("journal×2 once",),
    "propagate_purchases RemindersDue": ("journal once",),
    "read_inbox MessageReceived": ("claim journal once order +progress ?buyer",),
    "read_inbox MessageReceived: a decision": (
        "access",
        "claim journal×2 order payments +progress×2 ?access",
        "journal once ?access",
    ),
    "read_inbox ClaimFiled": ("journal once",),
    "read_inbox ClaimTapped": ("journal once",),
    "read_inbox DecisionNeeded": ("journal once",),
    "read_inbox ExternalOpened": ("journal×2 once",),
    "read_inbox ExternalCancelled": ("journal×2 once",),
    "read_inbox ExternalPushed": ("journal×2 once",),
    "read_inbox AccountRefused": ("journal×2 once",),
    "read_inbox AccountSilent": ("journal×2 once",),
    "read_inbox AccountKeyEnds": ("journal×2 once",),
    "read_inbox ConnectionRefused": ("journal×2 once",),
    "sync_external ExternalReceived": ("external×2 journal×2", "account"),
    "sync_external ExternalReceived: cancelled there": ("external journal×3 order +offers +progress", "account"),
    "sync_external ExternalReceived: the same sale": ("external×3 journal×4 order +offers +progress", "account"),
    "sync_external ExternalOpened": (
        "dynamodb.UpdateItem",
        "buyer external identity×2 journal×2 once order purchases +offers +progress +rule-counts",
    ),
    "sync_external ExternalOpened: refused": ("external journal once +rule-counts",),
    "sync_external ExternalOpened: left to a person": ("external journal once +rule-counts",),
    "sync_external ExternalDecided": ("external", "partner.marketplace/accept", "external journal"),
    "sync_external ExternalDecided: refused": ("external", "partner.marketplace/refuse", "external journal"),
    "run_jobs CommunitiesDue": ("sqs.SendMessageBatch",),
    "run_jobs ImportsSought": ("journal queue",),
    "run_jobs StopsSought": ("journal×2 purchases",),
    "run_jobs RemindersSought": ("journal once purchases", "journal once purchases"),
    "run_jobs EarlierOrdersSought": (
        "purchases",
        "dynamodb.UpdateItem",
        "dynamodb.UpdateItem",
        "sqs.SendMessageBatch",
        "purchases",
    ),
    "run_jobs CommentsDue": ("pull", "comments ?identity", "pull watched", "pull", "connection journal", "pull"),
    "run_jobs ConnectionDue": ("connection journal", "connection journal"),
    "run_jobs PollsSought": ("sqs.SendMessageBatch",),
    "run_jobs ComparisonsSought": ("sqs.SendMessageBatch",),
    "run_jobs ComparisonAsked": (
        "comparison",
        "comparison",
        "external journal×3 order +offers +progress",
        "external journal",
        "comparison",
        "comparison",
        "comparison",
        "comparison",
        "comparison",
        "comparison",
        "comparison",
        "comparison journal integrations",
    ),
    "run_jobs PollDue": ("poll", "external×2 journal×2", "external×2 journal×2", "account journal poll"),
    "run_jobs ListsBehind": ("dynamodb.UpdateItem", "dynamodb.UpdateItem"),
    "run_jobs ErasureAsked": (
        "access buyer identity",
        "claim",
        "s3.DeleteObject",
        "s3.DeleteObject",
        "dynamodb.BatchWriteItem",
        "dynamodb.BatchWriteItem",
        "access buyer journal -identity",
    ),
    "run_jobs BuyerErased": ("s3.DeleteObject", "s3.DeleteObjects"),
}
WRITES = {**OF_MESSAGES, **OF_REQUESTS}
"""By the name of the handler. Whoever changes a line here says in its commit why."""

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

SILENT: Mapping[str, str] = {
    "notices +notices ?buyer": "a message is about to go out: its outcome is told, and a repetition",
    "access": "what OK says of who presses a button, as at any check of a session",
    "gate": "whether OK answers is no event of anybody's",
    "gate +notices": "a probe of OK's door",
    "offers×4": "offers of a price list come from a file: its import tells how many, and its differences are kept",
    "offers×2": "offers of a price list come from a file: its import tells how many, and its differences are kept",
    "offers once": "a price list's offers are counted at the end of its import, which is told",
    "purchases": "that its orders stand in the desk's list is no event of anybody's",
    "account": "that its marketplace pushes is no event of anybody's; that it does not, is",
    "external": "a marketplace is about to be told: what it shows afterwards is told",
    "poll": "who polls, and how far it has come",
    "comparison": "who compares, and how far it has come: what it found is told at its end",
    "pull": "how far the collecting has come",
    "pull watched": "how far a discussion was read",
    "+begun": "how often a step was begun: it ends in words when workers die of it",
    "+forms×2 ?access ?buyer": "forms that a person was given are counted, in the hour and on the day",
    "comments ?identity": "what OK shows to everybody, unless its author was erased",
    "access buyer identity": "an erasure begins, and no session is good any more: its end is told, with the act",
    "order +progress×2": "an order of before there was progress is counted: nothing of it changes",
    "claim": "a claim of an erased person loses its words: the act counts it",
}
"""Commits without an entry of the journal."""

BESIDES: Mapping[str, str] = {
    "dynamodb.UpdateItem": "numbers for new orders, of which one may be lost; what was told of a request, after it; "
    "the places of a row of before there was a list",
    "dynamodb.BatchWriteItem": "what an erasure removes",
    "s3.PutObject": "files of a step of an import, or of a split, which a second try writes again",
    "s3.CopyObject": "a proof is taken over before its claim is filed, under the claim's name",
    "s3.DeleteObject": "an erased person's proofs",
    "s3.DeleteObjects": "files of imports that may name an erased person",
    "sns.PublishBatch": "the relay",
    "sqs.SendMessage": "a record that cannot be read is set aside",
    "sqs.SendMessageBatch": "the clock's jobs",
    "partner.graph/me/messages": "a message to a person",
    "partner.channel/send": "the same of a person at the desk, by a channel of his; a code that proves an address",
    "partner.marketplace/accept": "what was decided, told the marketplace",
    "partner.marketplace/refuse": "the same",
}
"""What is written outside the commits."""


def commits_of(written: Sequence[str]) -> Sequence[str]:
    return [each for each in written if "." not in each]
