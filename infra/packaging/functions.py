"""The functions of the application: what each needs beyond what Chalice writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from infra import environment

REGIONAL_UPLOADS = {"Fn::Sub": "https://${UploadsBucket.RegionalDomainName}"}
SETTINGS: Mapping[str, Any] = {
    "STAGE": {"Ref": "Stage"},
    "OK_APPLICATION_ID": {"Ref": "OkApplicationId"},
    "OK_APPLICATION_KEY": {"Ref": "OkApplicationKey"},
    "OK_API_URL": {"Ref": "OkApiUrl"},
    "OK_API_SERVERS": {"Ref": "OkApiServers"},
    "OK_WEB_SERVERS": {"Ref": "OkWebServers"},
    "OK_FRAME_ANCESTORS": {"Ref": "OkFrameAncestors"},
    "OK_LAUNCH_EXTRA_NAMES": {"Ref": "OkLaunchExtraNames"},
    "OK_LAUNCH_HOURS": {"Ref": "OkLaunchHours"},
    "CABINET_LINK": {"Ref": "CabinetLink"},
    "PHOTO_HOSTS": {"Ref": "PhotoHosts"},
    "UPLOAD_ORIGIN": {"Fn::If": ["UploadOriginIsGiven", {"Ref": "UploadOrigin"}, REGIONAL_UPLOADS]},
    "AWS_ENDPOINT_URL": {"Fn::If": ["EndpointIsGiven", {"Ref": "AwsEndpointUrl"}, {"Ref": "AWS::NoValue"}]},
}
SECRETS: Mapping[str, Any] = {
    "TOKEN_KEYS": {"Ref": "TokenKeys"},
    "OK_APPLICATION_SECRET": {"Ref": "OkApplicationSecret"},
}


FAILURES = {"Fn::GetAtt": ["RelayFailuresQueue", "Arn"]}


@dataclass(frozen=True)
class Function:
    """`source` names the consumer's event in the generated template, `event` what is merged into it."""

    name: str
    logical: str
    source: str | None = None
    event: Mapping[str, Any] | None = None
    secrets: bool = False


def _queue(name: str) -> dict[str, Any]:
    # Chalice wrote Fn::Sub with a placeholder; the same intrinsic is replaced, another one would stand beside it.
    return {"Queue": {"Fn::Sub": f"${{{name}.Arn}}"}, "FunctionResponseTypes": ["ReportBatchItemFailures"]}


FUNCTIONS = (
    Function("api_handler", "APIHandler", secrets=True),
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
    ),
    Function("import_orders", "ImportOrders", "ImportOrdersSqsEventSource", _queue("ImportsQueue")),
    Function("send_notices", "SendNotices", "SendNoticesSqsEventSource", _queue("NoticesQueue")),
    Function("keep_bots_alive", "KeepBotsAlive"),
)


def patch(function: Function) -> dict[str, Any]:
    """What is merged into the generated function."""
    secrets = SECRETS if function.secrets else dict.fromkeys(SECRETS, "")
    variables = {**environment.intrinsics(), **SETTINGS, **secrets}
    properties: dict[str, Any] = {
        "FunctionName": {"Fn::Sub": f"${{AWS::StackName}}-{function.name}"},
        "Environment": {"Variables": variables},
    }
    if function.source:
        properties["Events"] = {function.source: {"Properties": dict(function.event or {})}}
    return {"Properties": properties}
