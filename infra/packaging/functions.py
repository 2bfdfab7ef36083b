"""What each function is told, and what it needs beyond what Chalice writes."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import fields

from chalicelib.settings import Settings
from infra import environment
from infra.packaging.layer import LOGICAL as PASSKEYS
from infra.packaging.pages import URL
from infra.pages.sources import SOURCES
from infra.resources.functions import API_HANDLER, RUN_JOBS, Function
from infra.resources.lists import LISTS, Lists
from infra.resources.names import logical
from infra.resources.queues import RELAY, Queue

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
    "MARKETPLACE_HOOK_ENFORCE": {"Ref": "MarketplaceHookEnforce"},
    "OZON_API_URL": {"Ref": "OzonApiUrl"},
    "OZON_HOOK_NETWORKS": {"Ref": "OzonHookNetworks"},
    "OZON_PAUSE_HEADERS": {"Ref": "OzonPauseHeaders"},
    "WILDBERRIES_API_URL": {"Ref": "WildberriesApiUrl"},
    "WILDBERRIES_UNMARKED": {"Ref": "WildberriesUnmarked"},
    "YANDEX_MARKET_API_URL": {"Ref": "YandexMarketApiUrl"},
    "YANDEX_MARKET_HOOK_NETWORKS": {"Ref": "YandexMarketHookNetworks"},
    "ZZAP_API_URL": {"Ref": "ZzapApiUrl"},
    "ZZAP_ZONE": {"Ref": "ZzapZone"},
    "DIGEST_SECONDS": {"Ref": "DigestSeconds"},
    "CHANNELS_URL": {"Ref": "ChannelsUrl"},
    "EMAIL_SENDER": {"Ref": "EmailSender"},
    "SMS_PREFIXES": {"Ref": "SmsPrefixes"},
    "TELEGRAM_BOT": {"Ref": "TelegramBot"},
    "ALLOW_LOOPBACK": {"Ref": "AllowLoopback"},
    "UPLOAD_ORIGIN": {"Fn::If": ["UploadOriginIsGiven", {"Ref": "UploadOrigin"}, REGIONAL_UPLOADS]},
    "PROOF_ORIGIN": {"Fn::If": ["UploadOriginIsGiven", {"Ref": "UploadOrigin"}, REGIONAL_PROOFS]},
    "AWS_ENDPOINT_URL": {"Fn::If": ["EndpointIsGiven", {"Ref": "AwsEndpointUrl"}, {"Ref": "AWS::NoValue"}]},
}
SECRETS: Mapping[str, Any] = {
    "TOKEN_KEYS": {"Ref": "TokenKeys"},
    "OK_APPLICATION_SECRET": {"Ref": "OkApplicationSecret"},
    "TELEGRAM_TOKEN": {"Ref": "TelegramToken"},
}

NO_PAGES: Mapping[str, str] = {source.setting: "" for source in SOURCES}
"""Where nothing is built."""


def patch(function: Function, pages: Mapping[str, str] = NO_PAGES, lists: Lists = LISTS) -> dict[str, Any]:
    """What is merged into the generated function; the API alone gives the pages, which name their files."""
    properties: dict[str, Any] = {
        "FunctionName": {"Fn::Sub": f"${{AWS::StackName}}-{function.name}"},
        "Environment": {"Variables": _variables(function, pages)},
    }
    if function == API_HANDLER:
        properties["Layers"] = [{"Ref": PASSKEYS}]
    queue = lists.queue_of(function)
    if queue and queue.reserved:
        places = {"Fn::If": ["HeavyIsReserved", queue.concurrency, {"Ref": "AWS::NoValue"}]}
        properties["ReservedConcurrentExecutions"] = places
    if queue:
        properties["Events"] = {f"{function.logical}SqsEventSource": {"Properties": _of_queue(queue)}}
    if function.stream:
        properties["Events"] = {f"{function.logical}DynamodbEventSource": {"Properties": _of_stream(function.stream)}}
    return {"Properties": properties}


def _variables(function: Function, pages: Mapping[str, str]) -> dict[str, Any]:
    """Settings and nothing else: what only decorators read matters while modules are imported for packaging."""
    named = {field.name.upper() for field in fields(Settings)}
    resources = {variable: value for variable, value in environment.intrinsics().items() if variable in named}
    secrets = {variable: value if function.signs else "" for variable, value in SECRETS.items()}
    own: dict[str, Any] = {name: told if function == API_HANDLER else "" for name, told in pages.items()}
    if function == RUN_JOBS:
        own["PUBLIC_URL"] = {"Fn::If": ["PublicUrlIsGiven", {"Ref": "PublicUrl"}, GATEWAY]}
    return {**resources, **SETTINGS, **secrets, **own}


def _of_queue(queue: Queue) -> dict[str, Any]:
    """Chalice wrote Fn::Sub with a placeholder; the same intrinsic is replaced, another one would stand beside it."""
    scaling = {"ScalingConfig": {"MaximumConcurrency": queue.concurrency}} if queue.concurrency else {}
    source = {"Queue": {"Fn::Sub": f"${{{queue.logical}.Arn}}"}, "FunctionResponseTypes": ["ReportBatchItemFailures"]}
    return {**source, **scaling}


def _of_stream(table: str) -> dict[str, Any]:
    failures = {"Fn::GetAtt": [logical(RELAY, "FailuresQueue"), "Arn"]}
    return {
        "Stream": {"Fn::GetAtt": [logical(table, "Table"), "StreamArn"]},
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "StartingPosition": "TRIM_HORIZON",  # LATEST would leave out what precedes the mapping
        "MaximumRetryAttempts": -1,  # unreadable records become dead letters; the rest waits for the topic, for a day
        "BisectBatchOnFunctionError": True,
        "DestinationConfig": {"OnFailure": {"Type": "SQS", "Destination": failures}},
    }
