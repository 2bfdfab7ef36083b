"""The desk's modules fit together: no text and no export is left over."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "desk" / "src"
MODULES = {path: path.read_text("utf-8") for path in sorted(SOURCES.glob("**/*.ts*")) if path.name != "schema.d.ts"}
WHOLE = "\n".join(MODULES.values())

PLURAL = re.compile(r"_(?:one|few|many|other)$")
BY_PARTS = re.compile(r"`([\w.]+\.)\$\{")
EXPORTED = re.compile(r"^export (?:async )?(?:const|function|class) (\w+)", re.MULTILINE)
FETCHED = re.compile(r"import\('([./\w]+)'\)\)?(?:, '|\.then\(\(\{ )(\w+)")
IMPORTED = re.compile(r"^import (?:type )?(?:\w+, )?\{([^}]*)\} from '(\.[^']*)';", re.MULTILINE)


def texts() -> set[str]:
    known = (
        json.loads((SOURCES / "texts" / f"{name}ru.json").read_text("utf-8"))
        for name in ("", "more.", "external.", "catalogue.", "rules.")
    )
    return {PLURAL.sub("", key) for catalogue in known for key in catalogue}


def test_no_text_of_the_catalogues_is_left_over() -> None:
    """Of a text that is named by parts, the last part is a word of the sources or a value of the API."""
    said = set(re.findall(r"'([\w.]+)'", WHOLE))
    (kinds,) = re.findall(r"export type Kind =([^;]+);", MODULES[SOURCES / "parts" / "named.ts"])
    named = tuple(f"{kind}." for kind in re.findall(r"'(\w+)'", kinds))
    parts = tuple(BY_PARTS.findall(WHOLE))
    words = {*re.findall(r"\w+", WHOLE), *re.findall(r"[\w:]+", (ROOT / "docs" / "openapi.json").read_text("utf-8"))}

    def by_parts(key: str) -> bool:
        return key.startswith(named) or any(
            key.startswith(part) and set(re.split(r"\.", key.removeprefix(part))) <= words for part in parts
        )

    assert sorted(key for key in texts() - said if not by_parts(key)) == []


def imports(path: Path) -> Iterator[tuple[Path, str]]:
    """The module without its suffix, and a name of it."""
    for module, name in FETCHED.findall(MODULES[path]):
        yield (path.parent / module).resolve(), name
    for names, module in IMPORTED.findall(MODULES[path]):
        for name in re.findall(r"(?:type )?(\w+)(?: as \w+)?(?:,|$)", names.strip()):
            yield (path.parent / module).resolve(), name


def test_what_a_module_exports_another_one_takes() -> None:
    taken = {each for path in MODULES for each in imports(path)}
    given = {(named(path), name) for path, text in MODULES.items() for name in EXPORTED.findall(text)}
    assert sorted(f"{path.relative_to(SOURCES)} {name}" for path, name in given - taken) == []


def named(path: Path) -> Path:
    """As others import it."""
    return path.parent if path.stem == "index" else path.with_suffix("")


def test_every_dialog_holds_what_was_begun_in_it() -> None:
    own = [path for path in MODULES if path.parent.name != "parts"]
    assert [str(path.relative_to(SOURCES)) for path in own if re.search(r"<Modal\b|closeOnEscape", MODULES[path])] == []
