"""botocore's descriptions of the services, without their documentation and without the other services."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SERVICES = frozenset({"dynamodb", "s3", "sesv2", "sns", "sqs", "ssm"})

OPERATIONS: Mapping[str, frozenset[str]] = {
    "sesv2": frozenset({"SendEmail", "GetAccount"}),
    "sns": frozenset({"Publish", "PublishBatch", "CheckIfPhoneNumberIsOptedOut"}),
    "ssm": frozenset({"GetParameter", "PutParameter", "DeleteParameter"}),
}
"""Of a service that does a hundred other things, what we ask of it."""


def slim_models(data: Path) -> None:
    """Plain JSON instead of gzip: the zip packs it as well, and a cold start need not unpack it twice."""
    for packed in sorted(data.glob("*/*/*.json.gz")):
        model = json.loads(gzip.decompress(packed.read_bytes()))
        service = packed.relative_to(data).parts[0]
        packed.with_suffix("").write_text(_compact(_undocumented(_asked_only(model, OPERATIONS.get(service)))))
        packed.unlink()
    endpoints = data / "endpoints.json"
    endpoints.write_text(_compact(_of_services(json.loads(endpoints.read_text()))))


def _asked_only(model: dict[str, Any], operations: frozenset[str] | None) -> dict[str, Any]:
    """With no other operations, and no shapes but theirs."""
    if operations is None or "operations" not in model:
        return model
    kept = {name: value for name, value in model["operations"].items() if name in operations}
    shapes: dict[str, Any] = {}
    wanted = [name for operation in kept.values() for name in _shapes_of(operation)]
    while wanted:
        name = wanted.pop()
        if name not in shapes:
            shapes[name] = model["shapes"][name]
            wanted += _shapes_of(shapes[name])
    return {**model, "operations": kept, "shapes": shapes}


def _shapes_of(part: Any) -> list[str]:
    """The names of shapes that a part of a model refers to."""
    if isinstance(part, list):
        return [name for each in part for name in _shapes_of(each)]
    if not isinstance(part, dict):
        return []
    own = [part["shape"]] if isinstance(part.get("shape"), str) else []
    return own + [name for each in part.values() for name in _shapes_of(each)]


def _undocumented(part: Any) -> Any:
    """With empty texts, not without them: botocore reads some."""
    if isinstance(part, dict):
        return {key: "" if _is_text(key, value) else _undocumented(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_undocumented(value) for value in part]
    return part


def _is_text(key: str, value: object) -> bool:
    """A member of a shape may bear that name too; then it is not a text."""
    return key == "documentation" and isinstance(value, str)


def _of_services(endpoints: dict[str, Any]) -> dict[str, Any]:
    for partition in endpoints["partitions"]:
        partition["services"] = {name: value for name, value in partition["services"].items() if name in SERVICES}
    return endpoints


def _compact(model: object) -> str:
    return json.dumps(model, separators=(",", ":"))
