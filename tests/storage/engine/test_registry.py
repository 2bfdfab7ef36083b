"""Every noun's own module writes it, and is found where nobody has loaded it; what nobody asks for is not loaded."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from chalicelib.domain.journal import Entry
from chalicelib.storage.engine import registry
from chalicelib.usecases.ports import commits


def kinds() -> Iterator[type]:
    """Of all that may be committed: the members of ``Storable``, and what the journal makes of facts."""
    yield Entry
    tree = ast.parse(Path(str(commits.__file__)).read_text("utf-8"))
    imported = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    (union,) = (node.value for node in ast.walk(tree) if isinstance(node, ast.Assign) and _names(node) == ["Storable"])
    for name in [node.id for node in ast.walk(union) if isinstance(node, ast.Name)]:
        yield getattr(import_module(imported[name]), name)


def _names(node: ast.Assign) -> list[str]:
    return [target.id for target in node.targets if isinstance(target, ast.Name)]


def test_whatever_is_committed_is_written_by_the_module_of_its_own_path() -> None:
    found = list(kinds())
    assert len(found) >= 22
    for kind in found:
        module = kind.__module__.replace(".domain.", ".storage.", 1)
        import_module(module)
        assert registry._writers[kind].__module__ == module, kind


def test_the_engine_knows_no_noun_but_finds_them() -> None:
    for path in Path(str(registry.__file__)).parent.glob("*.py"):
        assert not re.search(r"chalicelib\.storage\.(?!engine\b|\{)", path.read_text("utf-8")), path


def loaded(program: str) -> set[str]:
    """The nouns of storage that a fresh process has loaded after ``program``."""
    asked = f"{program}\nimport sys\nprint(*(name for name in sys.modules if name.startswith('chalicelib.storage.')))"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return {name.split(".")[2] for name in answer.stdout.split()} - {"engine"}


def test_who_lists_orders_loads_no_other_noun() -> None:
    assert loaded("import chalicelib.storage.orders.store") == {"orders"}


def test_who_commits_loads_just_what_he_commits() -> None:
    program = """
import chalicelib.storage.engine.commits
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.storage.engine.registry import write_rows
write_rows(CircuitBreaker("c", "ok_bot"))"""
    assert loaded(program) == {"circuit_breaker"}
