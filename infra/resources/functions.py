"""The functions: what each may do, for how long and with how much memory.

What follows from its event source stands with the queue; docs/architecture.md says what each is for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from infra.resources.names import logical
from infra.resources.queues import RELAY

Rights = Mapping[str, str]
"""By IAM action the names of tables (an index after a slash), buckets, queues, or of the topic; by spaces.

What goes to people is `email` and `phones`.
"""

ASK_EVERY_COMMUNITY: Rights = {
    "dynamodb:Scan": "communities",
    "sqs:SendMessage": "jobs",
    "sqs:SendMessageBatch": "jobs",
}
"""A job for each: of the clock's functions, and of a job that has not come to the end of its list."""


@dataclass(frozen=True, kw_only=True)
class Function:
    """`timeout` in seconds, `memory` in MB. `stream` is the table whose changes it is given.

    It `signs` when it is given secrets. It is `seldom` called when two errors would not come in two minutes that
    follow each other.
    """

    name: str
    may: Rights
    timeout: int
    memory: int = 512
    stream: str = ""
    signs: bool = False
    seldom: bool = False

    @property
    def logical(self) -> str:
        """The id that Chalice gives it in the template."""
        return "APIHandler" if self.name == "api_handler" else logical(self.name)


API_HANDLER = Function(
    name="api_handler",
    timeout=29,
    memory=1024,
    signs=True,
    may={
        "dynamodb:GetItem": "communities buyers purchases orders imports claims deliveries credentials payments "
        "external offers",
        "dynamodb:BatchGetItem": "communities buyers orders points payments claims purchases notices offers external "
        "integrations",
        "dynamodb:Query": "communities credentials purchases purchases/by_date orders/by_buyer orders/bills "
        "orders/parcels orders/by_date orders/by_purchase orders/by_payment orders/chosen buyers/phones buyers/named "
        "payments payments/by_time payments/by_buyer claims/by_buyer claims/waiting claims/decided comments "
        "notices/untold journal/audited external external/by_date external/waiting offers "
        "integrations/by_time integrations/failed integrations/of_order integrations/correlated "
        "notices messages journal",  # a copy of a person's data
        "dynamodb:PutItem": "communities buyers purchases orders imports journal deliveries secrets payments claims "
        "points messages credentials external integrations offers notices",
        # Loads, forms given out, progress, answers, when a key was used; numbers, turns, stock.
        "dynamodb:UpdateItem": "points deliveries purchases credentials communities external offers",
        "dynamodb:ConditionCheckItem": "points purchases buyers credentials external",
        # The mark of an erased person who comes again; an organizer, a view; a passkey; an address of a marketplace.
        "dynamodb:DeleteItem": "buyers communities credentials external",
        "ssm:GetParameter": "accounts",
        "ssm:PutParameter": "accounts",
        "ssm:DeleteParameter": "accounts",
        "ses:SendEmail": "email",  # codes that prove an address
        "sns:Publish": "phones",
        "s3:GetObject": "uploads proofs",
        "s3:PutObject": "uploads proofs",  # forms and links speak for who signed them
        "s3:DeleteObject": "proofs",  # what turns out to be no proof
        "s3:ListBucket": "uploads",  # to be told that a file is missing
    },
)

RELAY_JOURNAL = Function(
    name="relay_journal",
    timeout=30,
    memory=256,
    stream="journal",
    may={
        "sns:Publish": "events",
        "sns:PublishBatch": "events",
        "sqs:SendMessage": f"{RELAY}-failures",
    },
)

IMPORT_ORDERS = Function(
    name="import_orders",
    timeout=120,
    memory=1024,
    seldom=True,
    may={
        "dynamodb:GetItem": "communities purchases imports offers",
        "dynamodb:BatchGetItem": "buyers purchases orders offers",
        "dynamodb:Query": "purchases offers",
        "dynamodb:PutItem": "buyers purchases orders imports journal deliveries offers",
        "dynamodb:UpdateItem": "communities deliveries points purchases",  # numbers, beginnings, room, progress
        "dynamodb:ConditionCheckItem": "buyers",
        "s3:GetObject": "uploads",
        "s3:PutObject": "uploads",
        "s3:ListBucket": "uploads",
    },
)

SEND_NOTICES = Function(
    name="send_notices",
    timeout=30,
    signs=True,  # webhooks of people at the desk; Telegram's token
    may={
        "dynamodb:GetItem": "claims buyers purchases",  # what an organizer hears of
        "dynamodb:Query": "communities claims/waiting purchases/by_date",
        "dynamodb:BatchGetItem": "communities buyers orders notices imports secrets purchases",
        "dynamodb:PutItem": "notices buyers journal",
        "dynamodb:UpdateItem": "notices",  # calls are counted
        "dynamodb:ConditionCheckItem": "buyers",
        "ses:SendEmail": "email",
        "ses:GetAccount": "email",  # asked before a message is risked, as is the next one
        "sns:CheckIfPhoneNumberIsOptedOut": "phones",
        "sns:Publish": "phones",
    },
)

PROPAGATE_PURCHASES = Function(
    name="propagate_purchases",
    timeout=60,
    seldom=True,
    may={
        "dynamodb:GetItem": "purchases orders",
        "dynamodb:BatchGetItem": "orders points claims",
        "dynamodb:Query": "communities purchases orders/at_point",
        "dynamodb:PutItem": "purchases orders claims journal deliveries",
        "dynamodb:UpdateItem": "points purchases",  # their progress; those of before join their list by date
        "dynamodb:ConditionCheckItem": "purchases",  # whose delivery is being split
        "s3:GetObject": "uploads",
        "s3:PutObject": "uploads",
        "s3:ListBucket": "uploads",
    },
)

READ_INBOX = Function(
    name="read_inbox",
    timeout=30,
    signs=True,  # OK is asked who presses a button
    seldom=True,
    may={
        "dynamodb:GetItem": "messages claims buyers communities purchases external",
        "dynamodb:BatchGetItem": "buyers orders communities notices secrets",
        "dynamodb:Query": "notices communities external",  # accounts with their states
        "dynamodb:PutItem": "claims orders payments notices buyers journal deliveries",
        "dynamodb:UpdateItem": "purchases",  # their progress
        "dynamodb:ConditionCheckItem": "buyers",
    },
)

SYNC_EXTERNAL = Function(
    name="sync_external",
    timeout=60,
    seldom=True,
    may={
        "dynamodb:GetItem": "external orders offers integrations",  # goods reserved; signed pushes
        "dynamodb:BatchGetItem": "buyers",
        "dynamodb:Query": "external buyers/phones offers",  # accounts with their states; what a rule may bind a line to
        "dynamodb:PutItem": "external orders purchases buyers journal integrations deliveries",
        "dynamodb:UpdateItem": "external communities purchases offers",  # turns, counts, numbers, progress, stock
        "dynamodb:ConditionCheckItem": "buyers external",  # the order that a part was split from
        "dynamodb:DeleteItem": "external",  # addresses that ended with what a later one brought
        "ssm:GetParameter": "accounts",
    },
)

RUN_JOBS = Function(
    name="run_jobs",
    timeout=120,
    signs=True,  # calls to OK, and the addresses under which OK calls us
    seldom=True,
    may={
        **ASK_EVERY_COMMUNITY,
        # Progress of purchases; those of before join the lists that came later.
        "dynamodb:UpdateItem": "purchases orders buyers payments claims external offers",
        "dynamodb:GetItem": "communities secrets buyers orders claims comments imports purchases external",
        "dynamodb:BatchGetItem": "buyers orders comments imports purchases",
        "dynamodb:Query": "communities purchases purchases/stops orders/by_buyer claims/by_buyer payments comments "
        "comments/by_discussion notices messages credentials external external/by_date integrations/by_time",
        "dynamodb:PutItem": "communities buyers purchases orders claims comments imports journal deliveries external "
        "integrations",
        "ssm:GetParameter": "accounts",
        "dynamodb:BatchWriteItem": "comments notices messages credentials",  # an erasure removes what it finds
        "dynamodb:ConditionCheckItem": "buyers external",
        "dynamodb:DeleteItem": "buyers",
        "s3:ListBucket": "uploads proofs",
        "s3:DeleteObject": "uploads proofs",
    },
)

POLL_MARKETPLACES = Function(
    name="poll_marketplaces",
    timeout=60,
    memory=256,
    seldom=True,
    may=ASK_EVERY_COMMUNITY,
)

COLLECT_COMMENTS = Function(
    name="collect_comments",
    timeout=60,
    memory=256,
    seldom=True,
    may=ASK_EVERY_COMMUNITY,
)

WAKE_COMMUNITIES = Function(
    name="wake_communities",
    timeout=60,
    memory=256,
    seldom=True,
    may=ASK_EVERY_COMMUNITY,
)

FUNCTIONS: Sequence[Function] = (
    API_HANDLER,
    RELAY_JOURNAL,
    IMPORT_ORDERS,
    SEND_NOTICES,
    PROPAGATE_PURCHASES,
    READ_INBOX,
    SYNC_EXTERNAL,
    RUN_JOBS,
    COLLECT_COMMENTS,
    POLL_MARKETPLACES,
    WAKE_COMMUNITIES,
)
