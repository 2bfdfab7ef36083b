"""What every handler writes when nothing goes wrong, in the order in which it does, in the words of ``effects``.

This is where it is written down what belongs together: a commit that is torn in two, that loses its entry of the
journal, its key or its precondition, or a write beside the commits, makes a test fail that names the handler.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

KEPT_ANSWER = "dynamodb.UpdateItem"
"""What was told of a request at the desk, kept after its commit for whoever asks again: none is lost with it."""

WRITES: Mapping[str, Sequence[str]] = {
    "relay_journal": ("sqs.SendMessage", "sns.PublishBatch", "sns.PublishBatch"),
    "collect_comments": ("sqs.SendMessageBatch",),
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
        "journal once order +progress ?buyer",
        "buyer journal once",
        "buyer identity journal×2 once order purchases +progress ?identity",
        "imports journal",
    ),
    "import_orders splitting: planning shares": ("+begun", "s3.PutObject", "imports journal"),
    "import_orders splitting: giving shares": (
        "+begun",
        "journal once order",
        "journal once order",
        "journal once order",
        "journal once order",
        "imports journal",
    ),
    "import_orders splitting: looking again": ("+begun", "imports journal queue"),
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
    "propagate_purchases PurchaseChanged": ("journal order", "journal order"),
    "propagate_purchases PurchaseSpread": ("journal order",),
    "propagate_purchases ProgressSought": ("order +progress",),
    "propagate_purchases DeliveryChanged": ("s3.PutObject", "journal once"),
    "propagate_purchases DeliveryWeighed": ("s3.PutObject", "journal once"),
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
    "run_jobs CommunitiesDue": ("sqs.SendMessageBatch",),
    "run_jobs ImportsSought": ("journal queue",),
    "run_jobs StopsSought": ("journal purchases",),
    "run_jobs RemindersSought": ("journal once purchases", "journal once purchases"),
    "run_jobs CommentsDue": ("pull", "comments ?identity", "pull watched", "pull", "connection journal", "pull"),
    "run_jobs ConnectionDue": ("connection journal", "connection journal"),
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
    "POST /launch": ("access buyer identity journal×2",),
    "POST /launch: allowed meanwhile": ("access buyer journal",),
    "POST /launch: back after an erasure": ("access buyer identity journal×2 -identity",),
    "POST /hooks/ok/{key}": ("journal message once ?identity",),
    "POST /buyer/orders/{number}/receipt": ("journal order +loads ?access",),
    "POST /buyer/orders/{number}/point": ("journal order +loads ?access ?points ?purchases",),
    "POST /buyer/proofs": ("+forms×2 ?access ?buyer",),
    "POST /buyer/claims": ("claim journal once order +progress ?access ?buyer",),
    "POST /buyer/claims: with its proof": ("s3.CopyObject", "claim journal once order +progress ?access ?buyer"),
    "POST /buyer/claims/{claim}/withdraw": ("claim journal order +progress ?access",),
    "POST /buyer/notices": ("buyer journal ?access",),
    "POST /buyer/consent": ("buyer journal ?access",),
    "POST /buyer/consent/withdrawal": ("buyer journal ?access",),
    "POST /buyer/export": ("journal ?access",),
    "POST /buyer/erasure": ("journal ?access",),
    "POST /v1/purchases": ("asked journal purchases ?access", KEPT_ANSWER),
    "POST /v1/purchases/{purchase}/imports": ("asked imports journal ?access", KEPT_ANSWER),
    "PATCH /v1/purchases/{purchase}": ("journal×2 purchases ?access",),
    "POST /v1/purchases/{purchase}/preview": (),
    "POST /v1/purchases/{purchase}/messages": ("asked journal×2 purchases ?access", KEPT_ANSWER),
    "POST /v1/purchases/{purchase}/copy": ("asked journal purchases ?access", KEPT_ANSWER),
    "POST /v1/purchases/{purchase}/archive": ("asked journal purchases ?access", KEPT_ANSWER),
    "POST /v1/purchases/{purchase}/return": ("asked journal purchases ?access", KEPT_ANSWER),
    "POST /v1/purchases/{purchase}/stage": ("asked journal purchases ?access", KEPT_ANSWER),
    "POST /v1/purchases/{purchase}/prolongation": ("asked journal purchases ?access", KEPT_ANSWER),
    "POST /v1/purchases/{purchase}/cancellation": ("asked journal purchases ?access", KEPT_ANSWER),
    "POST /v1/imports/{job}/preview": ("asked imports journal queue ?access", KEPT_ANSWER),
    "POST /v1/imports/{job}/start": ("asked imports journal purchases queue ?access", KEPT_ANSWER),
    "POST /v1/orders/{number}/point": ("asked journal order +loads ?access ?points",),
    "POST /v1/orders/{number}/handout": ("asked journal order +loads ?access",),
    "POST /v1/handouts/reading": (),
    "POST /v1/claims/{claim}/confirmation": ("asked claim journal×3 order payments +progress ?access",),
    "POST /v1/claims/{claim}/rejection": ("asked claim journal order +progress ?access",),
    "POST /v1/payments": ("asked journal×2 once order payments +progress ?access",),
    "POST /v1/refunds": ("asked journal once order payments +progress ?access",),
    "POST /v1/transfers": ("asked journal×2 once order×2 payments×2 +progress×2 ?access",),
    "POST /v1/points": ("asked journal loads points ?access", KEPT_ANSWER),
    "PATCH /v1/points/{point}": ("journal points ?access",),
    "PATCH /v1/texts": ("journal wording ?access",),
    "POST /v1/texts/preview": (),
    "POST /v1/connections/bot": ("asked connection journal secrets ?access", KEPT_ANSWER),
    "POST /v1/connections/comments": ("asked connection journal secrets ?access", KEPT_ANSWER),
    "POST /v1/buyers/{buyer}/export": ("asked journal ?access",),
    "POST /v1/buyers/{buyer}/erasure": ("asked journal ?access",),
}
"""By the name of the handler. Whoever changes a line here says in its commit why."""

BEGUN = "that it was begun is written before a step, as a worker may die of it"

STEPS: Mapping[str, str] = {
    "import_orders reading": BEGUN,
    "import_orders comparing": BEGUN,
    "import_orders applying": "one for each buyer's order, each with its own key, and then that of the step",
    "import_orders splitting": "one for each order, each with its own key, and then that of the step",
    "send_notices send": "the claim goes before OK is called, the outcome after it; a door that was shut is opened",
    "send_notices repeat": "the claim goes before OK is called, the outcome after it",
    "propagate_purchases PurchaseChanged": "one for each order: a chain of fifty a message",
    "propagate_purchases DeliveryShared": "one for each order, and then what asks for the next step",
    "propagate_purchases OrganizerChanged": "one for each purchase",
    "propagate_purchases OrganizerPropagated": "one for each purchase",
    "run_jobs RemindersSought": "one for each reminder that is due",
    "run_jobs CommentsDue": "one for each break in the round of collecting, and one for the connection's news",
    "run_jobs ConnectionDue": "one for each connection",
    "run_jobs ErasureAsked": "its beginning, each claim and order, its end: gone on with from wherever it broke off",
}
"""What makes more than one commit, and why that is right. No request does."""

SILENT: Mapping[str, str] = {
    "notices +notices ?buyer": "a message is about to go out: its outcome is told, and a repetition",
    "gate": "whether OK answers is no event of anybody's",
    "gate +notices": "a probe of OK's door",
    "pull": "how far the collecting has come",
    "pull watched": "how far a discussion was read",
    "+begun": "how often a step was begun: it ends in words when workers die of it",
    "+forms×2 ?access ?buyer": "forms that a person was given are counted, in the hour and on the day",
    "comments ?identity": "what OK shows to everybody, unless its author was erased",
    "access buyer identity": "an erasure begins, and no session is good any more: its end is told, with the act",
    "order +progress": "an order of before there was progress is counted: nothing of it changes",
    "claim": "a claim of an erased person loses its words: the act counts it",
}
"""Commits without an entry of the journal."""

BESIDES: Mapping[str, str] = {
    "dynamodb.UpdateItem": "numbers for new orders, of which one may be lost; what was told of a request, after it",
    "dynamodb.BatchWriteItem": "what an erasure removes",
    "s3.PutObject": "files of a step of an import, or of a split, which a second try writes again",
    "s3.CopyObject": "a proof is taken over before its claim is filed, under the claim's name",
    "s3.DeleteObject": "an erased person's proofs",
    "s3.DeleteObjects": "files of imports that may name an erased person",
    "sns.PublishBatch": "the relay",
    "sqs.SendMessage": "a record that cannot be read is set aside",
    "sqs.SendMessageBatch": "the clock's jobs",
    "partner.graph/me/messages": "a message to a person",
}
"""What is written outside the commits."""


def commits_of(written: Sequence[str]) -> Sequence[str]:
    return [each for each in written if "." not in each]
