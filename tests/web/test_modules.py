"""The page's modules fit together without a build step: what one imports is there, and every text it names."""

import re
from pathlib import Path

from tests.texts.catalogues import WEB, page_texts

MODULES = sorted(WEB.glob("*/*.js"))
FIRST = ("shell/main.js", "shell/cabinet.js")

IMPORTED = re.compile(r"^(?:import|export) [^;]*?from '(\.[^']+)'", re.MULTILINE)
LATER = re.compile(r"import\('(\.[^']+)'\)(?:, '(\w+)')?(?:, '([\w/]+\.css)')?")
SAID = re.compile(r"(?<![.\w])(?:t|has|chipOf)\('([\w.]+)'")
SAID_BY_PARTS = re.compile(r"(?<![.\w])(?:t|has|chipOf)\(`([\w.]+\.)\$\{")


def name_of(path: Path) -> str:
    return path.resolve().relative_to(WEB).as_posix()


def parent(key: str) -> str:
    return key.rpartition(".")[0]


def reached(address: str, seen: set[str] | None = None) -> set[str]:
    """The module and all that it needs before it runs."""
    seen = set() if seen is None else seen
    if address not in seen:
        seen.add(address)
        for found in IMPORTED.findall((WEB / address).read_text("utf-8")):
            reached(name_of((WEB / address).parent / found), seen)
    return seen


def test_what_a_module_imports_is_there() -> None:
    for path in MODULES:
        text = path.read_text("utf-8")
        for found in IMPORTED.findall(text):
            assert (path.parent / found).is_file(), found
        for module, name, style in LATER.findall(text):
            assert not name or f"export function {name}(" in (path.parent / module).read_text("utf-8"), name
            assert not style or (WEB / style).is_file(), style


def test_what_the_first_screens_need_is_fetched_at_once() -> None:
    preloaded = re.findall(r'rel="modulepreload" href="\{\{static\}\}/([^"]+)"', (WEB / "app.html").read_text("utf-8"))
    needed = set().union(*(reached(address) for address in FIRST)) - {"shell/main.js"}
    assert sorted(preloaded) == sorted(needed)


def test_every_text_a_module_says_is_in_the_catalogue() -> None:
    known, text = page_texts("ru").keys(), "".join(path.read_text("utf-8") for path in MODULES)
    assert [key for key in SAID.findall(text) if key not in known] == []
    assert [part for part in SAID_BY_PARTS.findall(text) if not any(key.startswith(part) for key in known)] == []


def test_no_text_of_the_catalogue_is_left_over() -> None:
    texts = "".join(path.read_text("utf-8") for path in MODULES)
    parts = tuple(SAID_BY_PARTS.findall(texts))
    said = set(re.findall(r"'([\w.]+)'", texts))
    assert [key for key in page_texts("ru") if not key.startswith(parts) and not {key, parent(key)} & said] == []


def test_no_module_makes_markup_of_text() -> None:
    dangerous = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    assert [name_of(path) for path in MODULES if dangerous.search(path.read_text("utf-8"))] == []


def test_modules_stay_small() -> None:
    assert [name_of(path) for path in MODULES if len(path.read_text("utf-8").splitlines()) > 110] == []
