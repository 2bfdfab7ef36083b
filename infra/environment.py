"""Outputs of the resources template as environment variables: locally, in tests and in packages."""

from collections.abc import Mapping
from typing import Any

from infra.deploying.parameters import variable
from infra.resources.template import OUTPUTS


def from_outputs(outputs: Mapping[str, str]) -> dict[str, str]:
    """The environment of a stack that exists."""
    return {variable(name): outputs[name] for name in OUTPUTS}


def intrinsics() -> dict[str, Any]:
    """The environment of a stack that does not exist yet: references resolved by CloudFormation."""
    return {variable(name): value for name, (_, value) in OUTPUTS.items()}
