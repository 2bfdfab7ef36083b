"""Compiles a tree for Lambda: bytecode that is not checked against its source, without docstrings.

`python -OO` would take the assertions as well, and with them what libraries rely on. Libraries ship as bytecode
alone: their releases are pinned, so a traceback's line is read anywhere, and their sources would be half of the zip.
"""

import ast
import importlib.util
import sys
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[import-not-found]
from pathlib import Path

LAMBDA = Path("/var/task")
"""Where Lambda unpacks: tracebacks name it."""

OURS = ("app.py", "chalicelib", "chalice")
"""What keeps its sources."""

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def compile_tree(place: Path) -> None:
    """Ours into __pycache__ beside the source, a library's in place of it."""
    for source in sorted(place.rglob("*.py")):
        bytecode = compiled(source.read_bytes(), source.relative_to(place))
        if source.relative_to(place).parts[0] in OURS:
            target = Path(importlib.util.cache_from_source(str(source)))
            target.parent.mkdir(exist_ok=True)
        else:
            target = source.with_suffix(".pyc")
            source.unlink()
        target.write_bytes(bytecode)


def compiled(source: bytes, name: Path) -> bytes:
    """The content of a .pyc that is trusted without a look at its source."""
    code = compile(undocumented(source), str(LAMBDA / name), "exec", dont_inherit=True)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), checked=False))


def undocumented(source: bytes) -> ast.Module:
    """The module without docstrings; what would be empty passes."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, Documented) and ast.get_docstring(node, clean=False) is not None:
            docstring = node.body.pop(0)
            node.body = node.body or [ast.copy_location(ast.Pass(), docstring)]
    return tree


if __name__ == "__main__":
    compile_tree(Path(sys.argv[1]))
