"""botocore's descriptions of the services, without their documentation and without the other services."""

import gzip
import json
from pathlib import Path
from typing import Any

SERVICES = frozenset({"dynamodb", "s3", "sns", "sqs"})


def slim_models(data: Path) -> None:
    """Plain JSON instead of gzip: the zip packs it as well, and a cold start need not unpack it twice."""
    for packed in sorted(data.glob("*/*/*.json.gz")):
        model = json.loads(gzip.decompress(packed.read_bytes()))
        packed.with_suffix("").write_text(_compact(_undocumented(model)))
        packed.unlink()
    endpoints = data / "endpoints.json"
    endpoints.write_text(_compact(_of_services(json.loads(endpoints.read_text()))))


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
