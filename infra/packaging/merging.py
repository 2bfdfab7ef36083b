"""What is merged into the template that Chalice generates: the resources, and patches of its functions."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from infra.packaging import layer
from infra.packaging.functions import NO_PAGES, patch
from infra.packaging.gateway import gateway
from infra.packaging.pages import pages
from infra.resources.alarm_resources import alarm_resources, of_functions
from infra.resources.lists import LISTS, Lists
from infra.resources.template import template as resources_template

PARAMETERS = Path(__file__).with_name("parameters.json")

NOBODY = "https://no-page.invalid"
"""The origin of no page. The gateway's address is known only when it was made, and names the bucket by then."""


def merge_template(page_files: Mapping[str, str] = NO_PAGES, lists: Lists = LISTS) -> dict[str, Any]:
    """The resources template with what functions need on top; ``page_files``: those of the pages."""
    template, functions = resources_template(lists), json.loads(PARAMETERS.read_text("utf-8"))
    patches = {function.logical: patch(function, page_files, lists) for function in lists.functions}
    alarms, layers = alarm_resources(of_functions(lists)), {layer.LOGICAL: layer.resource()}
    return {
        **template,
        "Parameters": _deployed(template["Parameters"]) | functions["Parameters"],
        "Conditions": template["Conditions"] | functions["Conditions"],
        "Resources": template["Resources"] | patches | alarms | gateway() | pages() | layers,
    }


def _deployed(parameters: dict[str, Any]) -> dict[str, Any]:
    """Alarms reach somebody unless it is said that nobody wants them, and no page uploads before its origin is known:
    what is a convenience in a local cloud is no default of a deployed stage.
    """
    alarms = {name: value for name, value in parameters["AlarmEmail"].items() if name != "Default"}
    return {**parameters, "AlarmEmail": alarms, "PageOrigins": {**parameters["PageOrigins"], "Default": NOBODY}}
