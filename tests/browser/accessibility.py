"""What axe-core finds on a page that would stop or seriously hinder a person."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
GRAVE = ("serious", "critical")

RUN = '() => axe.run(document, {resultTypes: ["violations"]}).then((found) => found.violations)'

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
    found: list[dict[str, Any]] = page.evaluate(RUN)
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


# Where Tab stops, in the order of the text; of the radio buttons of a group it stops at one.
STOPS = """() => [...document.querySelectorAll("a[href], button, summary, input, textarea, select, [tabindex='0']")]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({visibilityProperty: true}))
    .filter((each) => each.type !== "radio" || each === (document.querySelector(`[name="${each.name}"]:checked`)
        ?? document.querySelector(`[name="${each.name}"]`)))
    .length"""

# What is wrong with the place of the focus; null at the end of the page. Inside one field Tab may stop several times.
FOCUS = """() => {
    const it = document.activeElement;
    const seen = [it, it.closest("label"), it.closest("li"), it.closest(".drop")].filter(Boolean);
    if (it === document.body) return null;
    if (it === window.stopped) return "still";
    window.stopped = it;
    const styles = [...seen.map((each) => getComputedStyle(each)), getComputedStyle(it, "::after")];
    const outlined = styles.some((each) => each.outlineStyle !== "none" && parseFloat(each.outlineWidth) >= 2);
    const box = (it.closest("label") ?? it).getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
    const covered = !top || !seen.concat(it).some((each) => each.contains(top) || top.contains(each));
    const wrong = [outlined ? "" : "not outlined", covered ? "covered or out of sight" : ""].filter(Boolean);
    return wrong.length ? `${wrong.join(", ")}: ${it.outerHTML.slice(0, 120)}` : "";
}"""

MOST_INSIDE = 20


def troubles_of_tabbing(page: Page) -> list[str]:
    """What goes wrong when Tab is pressed from the first link to the last: nothing may be skipped, lost or hidden."""
    page.locator(".skip").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")  # only who uses the keyboard is shown the focus
    expected, found = page.evaluate(STOPS), [page.evaluate(FOCUS)]
    while found[-1] is not None and len(found) <= expected + MOST_INSIDE:
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUS))
    stops = [each for each in found if each is not None and each != "still"]
    counted = [] if len(stops) == expected else [f"{len(stops)} stops instead of {expected}"]
    return counted + [each for each in stops if each]
