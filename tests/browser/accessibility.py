"""What axe-core finds on a page that would stop or seriously hinder a person."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
GRAVE = ("serious", "critical")

RUN = '() => axe.run(document, {resultTypes: ["violations"]})'

# What a finger has to hit: a label stands for its field, a card for the link that is stretched over it.
SMALL = """(least) => [...document.querySelectorAll("a, button, summary, input, select")]
    .map((each) => each.closest("label, .order-card") ?? each)
    .filter((each) => each.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([each, box]) => box.bottom > 0 && (box.width < least || box.height < least))
    .map(([each, box]) => `${each.outerHTML.slice(0, 120)} ${Math.round(box.width)}×${Math.round(box.height)}`)"""


def grave_violations(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(RUN)["violations"]
    return [
        f"{each['id']}: {node['html']} {node['failureSummary']}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


def small_targets(page: Page, least: int = 44) -> list[str]:
    """Controls that are hard to hit."""
    found: list[str] = page.evaluate(SMALL, least)
    return found
