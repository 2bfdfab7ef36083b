"""The page's modules fit together: what one imports is there, and every text it names."""

import re
from pathlib import Path

from tests.texts.catalogues import CABINET, page_texts

MODULES = sorted(CABINET.glob("*/*.js"))
FIRST = "shell/main.js"

IMPORTED = re.compile(r"^(?:import|export) (?:[^;]*?from )?'(\.[^']+?)(?:\?url)?'", re.MULTILINE)
LATER = re.compile(r"import\('(\.[^']+)'\)(?:, '(\w+)')?")
SAID = re.compile(r"(?<![.\w])(?:t|has|chipOf)\('([\w.]+)'")
SAID_BY_PARTS = re.compile(r"(?<![.\w])(?:t|has|chipOf)\(`([\w.]+\.)\$\{")


def name_of(path: Path) -> str:
    return path.resolve().relative_to(CABINET).as_posix()


def parent(key: str) -> str:
    return key.rpartition(".")[0]


def test_what_a_module_imports_is_there() -> None:
    for path in MODULES:
        text = path.read_text("utf-8")
        for found in IMPORTED.findall(text):
            assert (path.parent / found).is_file(), found
        for module, name in LATER.findall(text):
            assert not name or f"export function {name}(" in (path.parent / module).read_text("utf-8"), name


def test_every_style_of_what_is_there_at_once_is_there_at_once() -> None:
    """The build orders them as they are imported here; those of other screens come by their address."""
    styles = {name_of(path) for path in CABINET.glob("*/*.css")}
    addressed = {
        name_of((path.parent / found).resolve())
        for path in MODULES
        for found in re.findall(r"from '([^']+\.css)\?url'", path.read_text("utf-8"))
    }
    at_once = {
        name_of(CABINET / "shell" / found)
        for found in re.findall(r"^import '([^']+\.css)'", (CABINET / FIRST).read_text("utf-8"), re.MULTILINE)
    }
    assert (at_once | addressed, at_once & addressed) == (styles, set())


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
