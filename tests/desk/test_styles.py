"""What the desk takes of Mantine comes with its style sheet; none is named that there is not."""

import re

import pytest

from infra.pages import node
from infra.pages.sources import DESK

SOURCES = DESK.folder / "src"
TAKEN = re.compile(r"import \{([^}]*)\} from '@mantine/core'")
SHEET = re.compile(r"@mantine/core/styles/([\w-]+)\.css")


@pytest.fixture(scope="module")
def sheets() -> set[str]:
    """Of the Mantine that the lock names, a sheet for each component that has one."""
    node.tools(DESK)
    folder = DESK.modules / "@mantine" / "core" / "styles"
    return {path.stem for path in folder.glob("*.css") if not path.stem.endswith(".layer")}


def test_each_component_that_is_used_has_its_sheet(sheets: set[str]) -> None:
    words = " ".join(names for path in SOURCES.rglob("*.tsx") for names in TAKEN.findall(path.read_text("utf-8")))
    fetched = SHEET.findall((SOURCES / "styles.ts").read_text("utf-8"))
    used = set(re.findall(r"\w+", words)) & sheets
    assert len(used) > 30
    assert sorted(used - set(fetched)) == []
    assert sorted(set(fetched) - sheets) == []
    assert len(fetched) == len(set(fetched))
