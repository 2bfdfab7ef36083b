"""The door of the ports: one name leads to each, and loads its module only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.usecases import ports

FOLDER = Path(ports.__file__).parent


def test_every_port_is_found_by_its_name_where_it_is_said_to_stand() -> None:
    for path in sorted(FOLDER.glob("[a-z]*.py")):
        classes = {node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.ClassDef)}
        assert classes, path
        for name in classes:
            assert getattr(ports, name).__module__ == f"{ports.__name__}.{path.stem}", name


def test_what_a_reader_is_told_is_what_a_program_finds() -> None:
    """The imports that only a type checker follows, against the table of names."""
    told = {
        alias.name: str(node.module)
        for node in ast.walk(ast.parse((FOLDER / "__init__.py").read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(ports.__name__)
        for alias in node.names
    }
    assert told == {name: f"{ports.__name__}.{module}" for name, module in ports._MODULES.items()}


def test_a_name_loads_its_own_module_and_no_other() -> None:
    program = (
        "import sys; from chalicelib.usecases.ports import Orders; "
        "print(*sorted(name for name in sys.modules if name.startswith('chalicelib.usecases.ports.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == ["chalicelib.usecases.ports.orders"]


def test_another_name_is_none() -> None:
    with pytest.raises(AttributeError):
        ports.__getattr__("Parrots")
