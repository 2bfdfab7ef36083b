"""Every setting is described for whoever deploys."""

import re
from pathlib import Path

from msgspec.structs import fields

from chalicelib.settings import Settings
from infra import environment

ROOT = Path(__file__).parents[2]
DOCUMENTED = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "settings.md").read_text("utf-8"), re.MULTILINE))
READ_AT_IMPORT = {"JOURNAL_STREAM"}


def test_the_document_describes_every_setting_and_no_other() -> None:
    assert {field.name.upper() for field in fields(Settings)} | READ_AT_IMPORT == DOCUMENTED


def test_the_stack_gives_only_settings_that_are_read() -> None:
    assert environment.intrinsics().keys() <= DOCUMENTED
