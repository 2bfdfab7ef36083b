"""The package as make package makes it."""

from pathlib import Path

from infra.packaging.__main__ import LARGEST


def test_it_is_as_small_as_promised(packaged: Path) -> None:
    assert (packaged / "deployment.zip").stat().st_size <= LARGEST
