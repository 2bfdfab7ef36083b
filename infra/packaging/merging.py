"""What is merged into the template that Chalice generates: the resources, and patches of its functions."""

import json
from pathlib import Path
from typing import Any

from infra import environment
from infra.packaging.alarms import alarms
from infra.packaging.functions import FUNCTIONS, patch

PARAMETERS = Path(__file__).with_name("parameters.json")


def merge_template() -> dict[str, Any]:
    """The resources template with what functions need on top."""
    template, functions = environment.template(), json.loads(PARAMETERS.read_text("utf-8"))
    patches = {function.logical: patch(function) for function in FUNCTIONS}
    return {
        **template,
        "Parameters": template["Parameters"] | functions["Parameters"],
        "Conditions": template["Conditions"] | functions["Conditions"],
        "Resources": template["Resources"] | patches | alarms(),
    }
