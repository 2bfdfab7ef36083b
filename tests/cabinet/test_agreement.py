"""The page promises what the server keeps: limits are the domain's, refusals are known, one meaning has one colour."""

import json
import re
from html import unescape
from pathlib import Path

import chalicelib
from chalicelib.domain import errors, money, titles
from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.domain.communities.community import Role
from chalicelib.domain.payments import claim as claims
from chalicelib.domain.payments import payment as payments
from chalicelib.domain.payments import proofs
from chalicelib.edge.problems import type_of
from tests.cabinet.test_modules import MODULES, name_of
from tests.texts.catalogues import page_texts
from tests.world import Api

SOURCES = {name_of(path): path.read_text("utf-8") for path in MODULES}
ROOT = Path(chalicelib.__file__).parent
CHIPS = SOURCES["parts/chips.js"]


def limits(api: Api) -> dict[str, object]:
    found = re.search(r'<meta name="limits" content="([^"]+)">', api.get("/app").text)
    assert found
    told: dict[str, object] = json.loads(unescape(found[1]))
    return told


def test_the_page_is_told_the_servers_own_limits(api: Api) -> None:
    assert limits(api) == {
        "title": titles.TITLE_LENGTH,
        "comment": payments.NOTE_LENGTH,
        "reason": claims.REASON_LENGTH,
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


def test_the_page_names_every_role_and_shows_each_what_he_may() -> None:
    named = {key.removeprefix("shell.role.") for key in page_texts("ru") if key.startswith("shell.role.")}
    assert named == set(Role)
    groups = dict(re.findall(r"export const (\w+) = \[(.+)\];", SOURCES["shell/roles.js"]))
    led = {name: set(re.findall(r"'(\w+)'", roles)) for name, roles in groups.items()}
    asked = {"STAFF": Permission.PURCHASES_READ, "ORGANIZERS": Permission.IMPORTS_RUN}
    for name, permission in asked.items():
        assert led[name] == {role for role, granted in ROLES.items() if permission in granted}, name
    assert led.keys() == asked.keys()
    assert led["ORGANIZERS"] == {role for role, granted in ROLES.items() if Permission.CLAIMS_DECIDE in granted}


def test_the_page_asks_for_kinds_of_refusal_that_there_are() -> None:
    """`unknown` and `no_launch` are its own words for what is none of ours."""
    asked = {each for source in SOURCES.values() for each in re.findall(r"code === '(\w+)'", source)}
    asked |= {key.split(".")[1] for key in page_texts("ru") if re.fullmatch(r"refusal\.\w+\.title", key)}
    assert {"not_found", "less_due", "blocked", "launch_forged"} <= asked
    kinds = {
        kind.default
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.KabinetError)
    }
    assert asked - kinds == {"no_launch"}


def test_only_sentences_of_our_own_kinds_of_refusal_are_shown() -> None:
    prefix = re.search(r"const OURS = '([^']+)'", SOURCES["shell/api.js"])
    assert prefix
    assert type_of("not_found") == f"{prefix[1]}not_found"


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
    assert painted == set()
