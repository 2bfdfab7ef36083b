"""The page promises what the server keeps: limits are the domain's, refusals are known, one meaning has one colour."""

import json
import re
from html import unescape
from pathlib import Path

import chalicelib
from chalicelib.domain import claims, money, payments, proofs, titles
from tests.cabinet.test_modules import MODULES, name_of
from tests.texts.catalogues import page_texts
from tests.world import Api

SOURCES = {name_of(path): path.read_text("utf-8") for path in MODULES}
ROOT = Path(chalicelib.__file__).parent
CHIPS = SOURCES["parts/chips.js"]
OTHERWISE_CHIPPED = {"imports/differences.js"}
"""Of an import's own: how an order will change."""


def limits(api: Api) -> dict[str, object]:
    found = re.search(r'<meta name="limits" content="([^"]+)">', api.get("/app").text)
    assert found
    told: dict[str, object] = json.loads(unescape(found[1]))
    return told


def test_the_page_is_told_the_servers_own_limits(api: Api) -> None:
    assert limits(api) == {
        "title": titles.TITLE_LENGTH,
        "comment": payments.NOTE_LENGTH,
        "orders": claims.MOST_ORDERS,
        "amount": money.HIGHEST,
        "proof": proofs.LARGEST_PROOF,
        "proofTypes": proofs.PROOF_TYPES,
    }


def test_every_limit_is_asked_for_and_no_other(api: Api) -> None:
    asked = set(re.findall(r"limit\('(\w+)'\)", "".join(SOURCES.values())))
    assert asked == limits(api).keys()


def test_no_field_and_no_text_has_a_limit_of_its_own() -> None:
    fields = re.compile(r"maxlength: ['\d]|\b(?:MOST|LARGEST|LIMIT)\w* = [\d(]")
    found = {name: fields.findall(source) for name, source in SOURCES.items()}
    assert {name: each for name, each in found.items() if each} == {}
    sizes = {key for key, text in page_texts("ru").items() if re.search(r"\d+ (?:МБ|миллион|знак)", str(text))}
    assert sizes == set()


def test_the_page_knows_every_refusal_of_the_server_and_no_other_sentence_is_shown() -> None:
    known = re.search(r"OURS = new Set\(\[([^\]]+)\]", SOURCES["shell/api.js"])
    assert known
    refusals = {"KabinetError"}
    classes = [
        each
        for path in ROOT.rglob("*.py")
        for each in re.findall(r"^class (\w+)\((\w+)\)", path.read_text("utf-8"), re.M)
    ]
    while more := {name for name, parent in classes if parent in refusals} - refusals:
        refusals |= more
    told = {name for name in refusals if not name.startswith("_")}  # those never leave their module
    assert set(re.findall(r"'(\w+)'", known[1])) == told


def tones() -> dict[str, str]:
    return dict(re.findall(r"'([\w.]+)': '(good|warn|bad|info)'", CHIPS))


def test_one_meaning_has_one_colour() -> None:
    """By what people read: the same words, and whatever says that something is being checked."""
    for language, checked in (("ru", "на проверке"), ("en", "being checked")):
        texts = page_texts(language)
        by_words: dict[str, set[str]] = {}
        for key, tone in tones().items():
            words = re.sub(r"[ ,:]*\{\w+\}", "", str(texts[key])).casefold()
            meaning = checked if checked in words or "checked" in words else words
            by_words.setdefault(meaning, set()).add(tone)
        assert {words: found for words, found in by_words.items() if len(found) > 1} == {}
        assert by_words[checked] == {"info"}


def test_a_state_has_its_colour_in_one_place_only() -> None:
    painted = {name for name, source in SOURCES.items() if re.search(r"\bchip\(", source) and name != "parts/chips.js"}
    assert painted <= OTHERWISE_CHIPPED
