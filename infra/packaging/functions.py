"""The functions of the application: what each needs beyond what Chalice writes."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import fields

from chalicelib.settings import Settings
from infra import environment
from infra.packaging.pages import URL

REGIONAL_UPLOADS = {"Fn::Sub": "https://${UploadsBucket.RegionalDomainName}"}
REGIONAL_PROOFS = {"Fn::Sub": "https://${ProofsBucket.RegionalDomainName}"}
GATEWAY = {"Fn::Sub": "https://${RestAPI}.execute-api.${AWS::Region}.${AWS::URLSuffix}/api/"}
"""Where the API answers. The API itself cannot be told: the gateway is made after it."""

SETTINGS: Mapping[str, Any] = {
    "STAGE": {"Ref": "Stage"},
    "OK_APPLICATION_ID": {"Ref": "OkApplicationId"},
    "OK_APPLICATION_KEY": {"Ref": "OkApplicationKey"},
    "OK_API_URL": {"Ref": "OkApiUrl"},
    "OK_SITE_URL": {"Ref": "OkSiteUrl"},
    "OK_API_SERVERS": {"Ref": "OkApiServers"},
    "OK_WEB_SERVERS": {"Ref": "OkWebServers"},
    "OK_FRAME_ANCESTORS": {"Ref": "OkFrameAncestors"},
    "OK_LAUNCH_EXTRA_NAMES": {"Ref": "OkLaunchExtraNames"},
    "OK_LAUNCH_MINUTES": {"Ref": "OkLaunchMinutes"},
    "CABINET_LINK": {"Ref": "CabinetLink"},
    "PHOTO_HOSTS": {"Ref": "PhotoHosts"},
    "PUBLIC_URL": {"Ref": "PublicUrl"},
    "PAGES_URL": URL,
    "COALESCING_SECONDS": {"Ref": "CoalescingSeconds"},
    "OK_MESSAGES_PER_SECOND": {"Ref": "OkMessagesPerSecond"},
    "OK_HOOK_NETWORKS": {"Ref": "OkHookNetworks"},
    "OK_HOOK_ENFORCE": {"Ref": "OkHookEnforce"},
    "UPLOAD_ORIGIN": {"Fn::If": ["UploadOriginIsGiven", {"Ref": "UploadOrigin"}, REGIONAL_UPLOADS]},
    "PROOF_ORIGIN": {"Fn::If": ["UploadOriginIsGiven", {"Ref": "UploadOrigin"}, REGIONAL_PROOFS]},
    "AWS_ENDPOINT_URL": {"Fn::If": ["EndpointIsGiven", {"Ref": "AwsEndpointUrl"}, {"Ref": "AWS::NoValue"}]},
}
SECRETS: Mapping[str, Any] = {
    "TOKEN_KEYS": {"Ref": "TokenKeys"},
    "OK_APPLICATION_SECRET": {"Ref": "OkApplicationSecret"},
}


FAILURES = {"Fn::GetAtt": ["RelayFailuresQueue", "Arn"]}


@dataclass(frozen=True)
class Function:
    """`source` names the consumer's event in the generated template, `event` what is merged into it.

    `queue` is the one whose addresses it is told, by the beginning of their variables. `secrets` are those of SECRETS
    that it is given, `settings` what it is told otherwise than the others. It is `seldom` called when two errors would
    not come in two minutes that follow each other. A `heavy` one has so many places of the account for itself, and no
    more: a long queue of it takes none from the API.
    """

    name: str
    logical: str
    source: str | None = None
    event: Mapping[str, Any] | None = None
    queue: str = ""
    secrets: Set[str] = frozenset()
    settings: Mapping[str, Any] = field(default_factory=dict)
    seldom: bool = False
    heavy: bool = False


def _consumer(name: str, logical: str, queue: str, at_once: int | None = None, **more: Any) -> Function:
    # Chalice wrote Fn::Sub with a placeholder; the same intrinsic is replaced, another one would stand beside it.
    event: dict[str, Any] = {
        "Queue": {"Fn::Sub": f"${{{queue}.Arn}}"},
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
    }
    if at_once:
        event["ScalingConfig"] = {"MaximumConcurrency": at_once}
    return Function(name, logical, f"{logical}SqsEventSource", event, queue.removesuffix("Queue").upper(), **more)


CALLING_OK = 20
"""How many of a kind work at once where OK is called: several times what one community may send. The hundreds that
Lambda would start for a long queue would find most messages having to wait, and use up the times they may be received.
"""

HEAVY = 10
"""How many of a kind work at once where a file, or a purchase, is worked on. Just as many places are kept for it: what
is started and then refused uses up the times a message may be received.
"""

FUNCTIONS = (
    Function("api_handler", "APIHandler", secrets=SECRETS.keys()),
    Function(
        "relay_journal",
        "RelayJournal",
        "RelayJournalDynamodbEventSource",
        {
            "Stream": {"Fn::GetAtt": ["JournalTable", "StreamArn"]},
            "FunctionResponseTypes": ["ReportBatchItemFailures"],
            "StartingPosition": "TRIM_HORIZON",  # LATEST would leave out what precedes the mapping
            "MaximumRetryAttempts": -1,  # unreadable records are set aside; the rest waits for the topic, for a day
            "BisectBatchOnFunctionError": True,
            "DestinationConfig": {"OnFailure": {"Type": "SQS", "Destination": FAILURES}},
        },
        queue="RELAY",
    ),
    _consumer("import_orders", "ImportOrders", "ImportsQueue", HEAVY, seldom=True, heavy=True),
    _consumer("send_notices", "SendNotices", "NoticesQueue", CALLING_OK),
    _consumer("spread_purchases", "SpreadPurchases", "PurchasesQueue", HEAVY, seldom=True, heavy=True),
    _consumer("read_inbox", "ReadInbox", "InboxQueue", seldom=True),
    _consumer(
        "do_chores",
        "DoChores",
        "ChoresQueue",
        CALLING_OK,
        secrets=SECRETS.keys(),  # it signs calls to OK and the addresses under which OK calls us
        settings={"PUBLIC_URL": {"Fn::If": ["PublicUrlIsGiven", {"Ref": "PublicUrl"}, GATEWAY]}},
        seldom=True,
    ),
    Function("collect_comments", "CollectComments", queue="CHORES", seldom=True),
    Function("wake_communities", "WakeCommunities", queue="CHORES", seldom=True),
)


def _resources(function: Function) -> dict[str, Any]:
    """Those that settings name, of queues the function's own only: Lambda gives an environment 4 KB.

    What settings do not name matters only while modules are imported for packaging.
    """
    named = {field.name.upper() for field in fields(Settings)}
    known = {variable: value for variable, value in environment.intrinsics().items() if variable in named}
    foreign = {each for each in known if "_QUEUE" in each and each.partition("_")[0] != function.queue}
    return {**known, **dict.fromkeys(foreign, "")}


def patch(function: Function, page_files: str) -> dict[str, Any]:
    """What is merged into the generated function; the API alone gives the page, which names its files."""
    secrets = {name: value if name in function.secrets else "" for name, value in SECRETS.items()}
    page = {"PAGE_FILES": page_files if function.logical == "APIHandler" else ""}
    variables = {**_resources(function), **SETTINGS, **page, **secrets, **function.settings}
    properties: dict[str, Any] = {
        "FunctionName": {"Fn::Sub": f"${{AWS::StackName}}-{function.name}"},
        "Environment": {"Variables": variables},
    }
    if function.heavy:
        properties["ReservedConcurrentExecutions"] = {"Fn::If": ["HeavyIsReserved", HEAVY, {"Ref": "AWS::NoValue"}]}
    if function.source:
        properties["Events"] = {function.source: {"Properties": dict(function.event or {})}}
    return {"Properties": properties}
