"""Compiles a tree for Lambda: bytecode that is not checked against its source, without docstrings.

`python -OO` would take the assertions as well, and with them what libraries rely on. Libraries ship as bytecode
alone, and so do we: their releases are pinned, ours is named by its version, so a traceback's line is read anywhere,
and the sources would be half of the zip.
"""

import ast
import importlib.util
import marshal
import sys
from pathlib import Path

LAMBDA = Path("/var/task")
"""Where Lambda unpacks a package: tracebacks name it."""

SOURCES = ("app.py", "chalice")
"""What keeps its sources: Chalice looks for them."""

BY_HASH_UNCHECKED = (1).to_bytes(4, "little")
"""The flags of a .pyc (PEP 552)."""

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def compile_tree(place: Path, unpacked: Path = LAMBDA) -> None:
    """In place of its source, or in __pycache__ beside it."""
    for source in sorted(place.rglob("*.py")):
        bytecode = compiled(source.read_bytes(), source.relative_to(place), unpacked)
        if source.relative_to(place).parts[0] in SOURCES:
            target = Path(importlib.util.cache_from_source(str(source)))
            target.parent.mkdir(exist_ok=True)
        else:
            target = source.with_suffix(".pyc")
            source.unlink()
        target.write_bytes(bytecode)


def compiled(source: bytes, name: Path, unpacked: Path = LAMBDA) -> bytes:
    """The content of a .pyc that is trusted without a look at its source."""
    code = compile(undocumented(source), str(unpacked / name), "exec", dont_inherit=True)
    return importlib.util.MAGIC_NUMBER + BY_HASH_UNCHECKED + importlib.util.source_hash(source) + marshal.dumps(code)


def undocumented(source: bytes) -> ast.Module:
    """The module without docstrings; what would be empty passes."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, Documented) and ast.get_docstring(node, clean=False) is not None:
            docstring = node.body.pop(0)
            node.body = node.body or [ast.copy_location(ast.Pass(), docstring)]
    return tree


if __name__ == "__main__":
    compile_tree(*map(Path, sys.argv[1:]))
