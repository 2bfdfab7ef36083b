"""Every setting is described for whoever deploys."""

import re
from pathlib import Path

import pytest
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


def test_a_missing_setting_is_named() -> None:
    with pytest.raises(KeyError, match="RESOURCE_PREFIX"):
        Settings.read({})


def test_settings_do_not_show_their_secrets() -> None:
    values = {field.name: f"secret-{field.name}" for field in fields(Settings)}
    assert "secret-ok" not in repr(Settings(**values))
