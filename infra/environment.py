"""Which output of the resources template becomes which environment variable, locally, in tests and in packages."""

import json
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).with_name("resources.json")

OUTPUTS = {
    "COMMUNITIES_TABLE": "CommunitiesTable",
    "BUYERS_TABLE": "BuyersTable",
    "PURCHASES_TABLE": "PurchasesTable",
    "ORDERS_TABLE": "OrdersTable",
    "JOURNAL_TABLE": "JournalTable",
    "NOTICES_TABLE": "NoticesTable",
    "IMPORTS_TABLE": "ImportsTable",
    "DELIVERIES_TABLE": "DeliveriesTable",
    "SECRETS_TABLE": "SecretsTable",
    "PAYMENTS_TABLE": "PaymentsTable",
    "CLAIMS_TABLE": "ClaimsTable",
    "POINTS_TABLE": "PointsTable",
    "COMMENTS_TABLE": "CommentsTable",
    "MESSAGES_TABLE": "MessagesTable",
    "JOURNAL_STREAM": "JournalStream",
    "UPLOADS_BUCKET": "UploadsBucket",
    "PROOFS_BUCKET": "ProofsBucket",
    "EVENTS_TOPIC": "EventsTopic",
    "IMPORTS_QUEUE": "ImportsQueue",
    "IMPORTS_QUEUE_URL": "ImportsQueueUrl",
    "IMPORTS_FAILURES_QUEUE": "ImportsFailuresQueueUrl",
    "NOTICES_QUEUE": "NoticesQueue",
    "NOTICES_QUEUE_URL": "NoticesQueueUrl",
    "NOTICES_FAILURES_QUEUE": "NoticesFailuresQueueUrl",
    "PURCHASES_QUEUE": "PurchasesQueue",
    "PURCHASES_QUEUE_URL": "PurchasesQueueUrl",
    "PURCHASES_FAILURES_QUEUE": "PurchasesFailuresQueueUrl",
    "INBOX_QUEUE": "InboxQueue",
    "INBOX_QUEUE_URL": "InboxQueueUrl",
    "INBOX_FAILURES_QUEUE": "InboxFailuresQueueUrl",
    "CHORES_QUEUE": "ChoresQueue",
    "CHORES_QUEUE_URL": "ChoresQueueUrl",
    "CHORES_FAILURES_QUEUE": "ChoresFailuresQueueUrl",
    "RELAY_FAILURES_QUEUE": "RelayFailuresQueueUrl",
}


def template() -> dict[str, Any]:
    """The resources template as it is deployed."""
    read: dict[str, Any] = json.loads(RESOURCES.read_text("utf-8"))
    return read


def template_body() -> str:
    """It without its spaces: a request to CloudFormation takes 51,200 characters of a template."""
    return json.dumps(template(), separators=(",", ":"), ensure_ascii=False)


def from_outputs(outputs: dict[str, str]) -> dict[str, str]:
    """The environment of a stack that exists."""
    return {variable: outputs[output] for variable, output in OUTPUTS.items()}


def intrinsics() -> dict[str, Any]:
    """The environment of a stack that does not exist yet: references resolved by CloudFormation."""
    outputs = template()["Outputs"]
    return {variable: outputs[output]["Value"] for variable, output in OUTPUTS.items()}
