"""Words in tables of the desk: none is broken as long as it is one of a language, and no longer one widens a column."""

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.callers import Organizer
from tests.browser.screens import OVERFLOW
from tests.browser.visits import DESK, PHONE
from tests.desk.conftest import Desk
from tests.factories import a_line

LONG = "Термобельё, сухофрукты, канцелярия"
ENDLESS = "Ж" * 80
NARROW: ViewportSize = {"width": 1024, "height": 768}

# A word that stands on two lines, unless a dash of its own parts it.
BROKEN = r"""() => [...document.querySelectorAll("main :is(table, dl)")].flatMap((table) => {
    const found = [];
    const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (!text.parentElement.checkVisibility() || text.parentElement.closest("select")) continue;
        for (const word of text.data.matchAll(/[^\s\u2010-\u2014-]+/gu)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
            if (lines.size > 1) found.push(word[0]);
        }
    }
    return found;
})"""
WIDEST = "Math.max(...[...document.querySelectorAll('main tbody td')].map((each) => each.offsetWidth))"


def shown(page: Page, hash_: str, text: str) -> None:
    page.evaluate("(hash) => { location.hash = hash; }", hash_)
    page.locator("main tbody").get_by_text(text).first.wait_for()
    page.wait_for_load_state("networkidle")


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [DESK, NARROW, PHONE], ids=["desk", "narrow", "phone"])
def test_no_word_of_a_list_is_broken(viewport: ViewportSize, desk: Desk, organizer: Organizer, anna: str) -> None:
    _, number = organizer.purchase(LONG, anna, lines=(a_line(name=LONG),))
    page = desk("#/", viewport)
    for screen in ("#/orders", "#/purchases", f"#/orders/{number}", f"#/buyers/{anna}"):
        shown(page, screen, "Термобельё")
        assert page.evaluate(BROKEN) == [], screen
        assert page.evaluate(OVERFLOW) <= 0, screen


@pytest.mark.slow
def test_what_is_no_word_breaks_and_widens_no_column(desk: Desk, organizer: Organizer, anna: str) -> None:
    organizer.purchase(ENDLESS, anna)
    page = desk("#/", NARROW)
    for screen in ("#/orders", "#/purchases"):
        shown(page, screen, ENDLESS)
        assert page.evaluate(WIDEST) <= 260, screen
