"""What is compiled is trusted, and says nothing it need not."""

import ast
import marshal
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from infra.packaging.bytecode import compile_tree, compiled, undocumented

UNCHECKED = b"\x01\x00\x00\x00"


def test_all_bytecode_is_trusted_unchecked_and_ours_has_its_source_beside_it(packaged: Path) -> None:
    with zipfile.ZipFile(packaged / "deployment.zip") as content:
        names = set(content.namelist())
        compiled = [name for name in names if name.endswith(".pyc")]
        assert {content.read(name)[4:8] for name in compiled} == {UNCHECKED}
    ours = {name for name in names if name.startswith(("app.py", "chalicelib/")) and name.endswith(".py")}
    assert ours
    version = f"cpython-{sys.version_info.major}{sys.version_info.minor}"
    cached = {f"{Path(name).parent}/__pycache__/{Path(name).stem}.{version}.pyc".removeprefix("./") for name in ours}
    assert cached <= names


SOURCE = b'''"""About."""

VALUE = "kept"


class Thing:
    """About."""


def seen(value: int) -> int:
    """About."""
    assert value
    return value


async def waited() -> None:
    """About."""
'''


def test_docstrings_go_and_everything_else_stays() -> None:
    tree = undocumented(SOURCE)
    assert "About" not in ast.unparse(tree)
    made: dict[str, Any] = {}
    exec(compile(tree, "x", "exec"), made)  # noqa: S102 - our own lines
    assert (made["VALUE"], made["seen"](5), made["Thing"].__doc__) == ("kept", 5, None)
    with pytest.raises(AssertionError):
        made["seen"](0)


def test_a_traceback_names_where_lambda_unpacks() -> None:
    code = marshal.loads(compiled(SOURCE, Path("chalicelib/thing.py"))[16:])  # noqa: S302
    assert code.co_filename == "/var/task/chalicelib/thing.py"


def test_the_same_source_is_the_same_bytecode() -> None:
    assert compiled(SOURCE, Path("a.py")) == compiled(SOURCE, Path("a.py"))
    assert compiled(SOURCE, Path("a.py"))[4:8] == UNCHECKED


def test_all_but_what_chalice_looks_for_ships_without_its_sources(tmp_path: Path) -> None:
    for name in ("app.py", "chalicelib/a.py", "library/b.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(SOURCE)
    compile_tree(tmp_path)
    there = {each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*") if each.is_file()}
    version = f"cpython-{sys.version_info.major}{sys.version_info.minor}"
    assert there == {
        "app.py",
        f"__pycache__/app.{version}.pyc",
        "chalicelib/a.pyc",
        "library/b.pyc",
    }
