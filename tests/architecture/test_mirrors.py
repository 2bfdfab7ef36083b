"""Every module has its test where its path says: ``chalicelib/ok/launch.py`` → ``tests/ok/test_launch.py``.

Some hold nothing but forms; most do not, so a share is asked for, and what is missing is named.
"""

from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARE = 0.8


def mirror(module: Path) -> Path:
    """Of a path in the repository. A ``__main__`` is proved by ``test_main``."""
    place = module.relative_to("chalicelib") if module.parts[0] == "chalicelib" else module
    return Path("tests", place.parent, f"test_{place.stem.strip('_')}.py")


def modules(root: str) -> Sequence[Path]:
    """With something in them of their own."""
    return sorted(path.relative_to(ROOT) for path in (ROOT / root).rglob("*.py") if path.name != "__init__.py")


def missing(root: str) -> Sequence[str]:
    """What lacks its test, where too much does."""
    every = modules(root)
    without = [path.as_posix() for path in every if not (ROOT / mirror(path)).is_file()]
    return without if len(without) > (1 - SHARE) * len(every) else []


def test_a_mirror_is_named_by_its_module() -> None:
    for module, test in (
        ("chalicelib/ok/launch.py", "tests/ok/test_launch.py"),
        ("chalicelib/visit.py", "tests/test_visit.py"),
        ("infra/local/__main__.py", "tests/infra/local/test_main.py"),
    ):
        assert mirror(Path(module)) == Path(test)


def test_most_of_the_program_is_proved_where_its_path_says() -> None:
    assert missing("chalicelib") == []


def test_most_of_what_deploys_and_plays_it_is_proved_where_its_path_says() -> None:
    assert missing("infra") == []


def test_too_few_are_named() -> None:
    """The check itself: of what has no mirror at all, everything is."""
    assert missing("tests/fakes") == [path.as_posix() for path in modules("tests/fakes")] != []
