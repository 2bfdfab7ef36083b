"""What is merged into the template that Chalice generates: the resources, and patches of its functions."""

import json
from pathlib import Path
from typing import Any

from infra import environment
from infra.packaging.alarms import alarms
from infra.packaging.functions import FUNCTIONS, patch
from infra.packaging.gateway import gateway
from infra.packaging.pages import pages

PARAMETERS = Path(__file__).with_name("parameters.json")

NOBODY = "https://no-page.invalid"
"""The origin of no page. The gateway's address is known only when it was made, and names the bucket by then."""


def merge_template(page_files: str = "") -> dict[str, Any]:
    """The resources template with what functions need on top; ``page_files`` are those that the page names."""
    template, functions = environment.template(), json.loads(PARAMETERS.read_text("utf-8"))
    patches = {function.logical: patch(function, page_files) for function in FUNCTIONS}
    return {
        **template,
        "Parameters": _deployed(template["Parameters"]) | functions["Parameters"],
        "Conditions": template["Conditions"] | functions["Conditions"],
        "Resources": template["Resources"] | patches | alarms() | gateway() | pages(),
    }


def _deployed(parameters: dict[str, Any]) -> dict[str, Any]:
    """Alarms reach somebody unless it is said that nobody wants them, and no page uploads before its origin is known:
    what is a convenience in a local cloud is no default of a deployed stage.
    """
    alarms = {name: value for name, value in parameters["AlarmEmail"].items() if name != "Default"}
    return {**parameters, "AlarmEmail": alarms, "PageOrigins": {**parameters["PageOrigins"], "Default": NOBODY}}
