"""Who may import whom: the table stands here."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "chalicelib"
WIRING = {
    "settings",
    "usecases",
    "storage",
    "messaging",
    "marketplaces",
    "outgoing",
    "suppliers",
    "ok",
    "channels",
    "signing",
    "texts",
}

MAY_IMPORT = {
    "api": {"edge", "bootstrap", "domain", "usecases", "tracing", "visit"},
    "web": {"api", "edge", "bootstrap", "domain", "settings"},
    "events": {"edge", "bootstrap", "domain", "tracing", "deadline"},
    "edge": {"domain", "texts", "tracing", "visit", "deadline"},
    "bootstrap": {*WIRING, "domain", "spreadsheets", "tracing", "deadline", "visit"},
    "usecases": {"domain"},
    "storage": {"domain", "usecases"},
    "messaging": {"domain", "usecases"},
    "marketplaces": {"domain", "usecases", "outgoing"},
    "suppliers": {"domain", "usecases", "outgoing"},
    "ok": {"domain", "usecases", "tracing", "deadline", "outgoing"},
    "channels": {"domain", "usecases", "deadline", "outgoing"},
    "spreadsheets": {"domain", "usecases"},
    "signing": {"domain"},
    "texts": set(),
    "tracing": set(),
    "deadline": set(),
    "outgoing": {"domain", "usecases", "deadline"},
    "visit": {"domain"},
    "settings": set(),
    "domain": set(),
}
"""A package may always import itself. ``web.pages`` is one more audience's views, so it meets ``api.audiences``."""

OWNERS = {
    "chalice": {"edge", "api", "web", "events"},
    "dataclasses": set(),
    "pynamodb": {"storage", "bootstrap"},
    "botocore": {"bootstrap", "storage", "messaging", "channels"},
    "boto3": {"bootstrap"},
    "requests": {"outgoing", "ok", "channels"},
    "xml": {"spreadsheets"},
    "jmespath": {"marketplaces"},
    "phonenumbers": {"domain"},
    "itsdangerous": {"signing"},
    "webauthn": {"signing"},
}
"""Which of our packages may import a library; botocore below bootstrap is its exceptions, never a client."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def _owner(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "chalicelib":
                yield from (f"chalicelib.{alias.name}" for alias in node.names)


def _ours(path: Path) -> set[str]:
    return {name.split(".")[1] for name in _imports(path) if name.startswith("chalicelib.")}


def test_a_module_imports_only_what_its_floor_may() -> None:
    for path in MODULES:
        owner = _owner(path)
        assert owner == "__init__" or _ours(path) - {owner} <= MAY_IMPORT[owner], path


def test_a_library_is_imported_only_by_its_owners() -> None:
    for path in MODULES:
        libraries = {name.split(".")[0] for name in _imports(path)} & OWNERS.keys()
        assert all(_owner(path) in OWNERS[library] for library in libraries), path


def test_adapters_know_only_the_ports_of_the_use_cases() -> None:
    for floor in ("storage", "messaging", "suppliers", "ok", "channels", "signing", "spreadsheets"):
        for path in (PACKAGE / floor).rglob("*.py"):
            used = {name for name in _imports(path) if name.startswith("chalicelib.usecases")}
            assert all(name.startswith("chalicelib.usecases.ports") for name in used), path


SHARED = {
    "ports",
    "jobs",
    "import_turns",
    "bad_rows",
    "communities",
    "claim_filing",
    "locales",
    "offer_stock",
    "order_terms",
    "own_notices",
    "point_loads",
    "waiting_orders",
    "proof_links",
    "purchase_orders",
    "retries",
}
"""What use cases of several nouns are made of."""


def test_a_use_case_imports_none_of_another_noun() -> None:
    for path in (PACKAGE / "usecases").rglob("*.py"):
        noun = path.relative_to(PACKAGE / "usecases").parts[0]
        used = {name.split(".")[2] for name in _imports(path) if name.startswith("chalicelib.usecases.")}
        assert used <= SHARED | {noun}, path


def test_the_environment_is_read_in_two_places() -> None:
    readers = {path.relative_to(PACKAGE).as_posix() for path in MODULES if "os.environ" in path.read_text("utf-8")}
    assert readers <= {"edge/names.py", "bootstrap/__init__.py"}


def test_the_clock_and_chance_live_in_bootstrap() -> None:
    """Edge measures time and jitters pauses, and so do the pauses of storage; neither decides anything."""
    for path in MODULES:
        if _owner(path) in ("bootstrap", "edge") or path.name == "pauses.py":
            continue
        text = path.read_text("utf-8")
        assert not any(word in text for word in ("datetime.now", "utcnow", "time.time(", "uuid4", "random.")), path


def test_everything_is_caught_in_one_place_only() -> None:
    catching = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    assert catching == ["edge/batches.py"]


FORBIDDEN = {"utils", "helpers", "common", "manager", "base", "misc"}


def test_names_say_what_a_module_is_for() -> None:
    assert not [path for path in MODULES if FORBIDDEN & set(path.stem.split("_"))]
