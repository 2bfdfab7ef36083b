"""One clear sentence, whoever installs."""

import pytest

from infra.local.environments import PIP
from infra.local.installers import Installer
from infra.pages.node import NPM

PIPS = "WARNING: slow\nERROR: Could not find a version\nERROR: No matching distribution found for msgspec==9"
NPMS = "npm error code EUSAGE\nnpm error one\nnpm error two\nnpm error three\nnotice"


@pytest.mark.parametrize(
    ("installer", "words", "said"),
    [
        (PIP, PIPS, "No matching distribution found for msgspec==9."),
        (NPM, NPMS, "code EUSAGE one two."),
        (PIP, "killed", "pip gave no reason."),
        (NPM, "ERROR: of pip", "npm gave no reason."),
        (
            PIP,
            "ERROR: x (from versions: none)",
            "cannot be reached. Check the network (or PIP_INDEX_URL, HTTPS_PROXY).",
        ),
        (
            NPM,
            "npm error code ENOTFOUND",
            "cannot be reached. Check the network (or npm_config_registry, HTTPS_PROXY).",
        ),
    ],
)
def test_what_was_refused_is_one_clear_sentence(installer: Installer, words: str, said: str) -> None:
    told = str(installer.failed("requirements.txt", words))
    assert told.startswith("Installing requirements.txt failed: ")
    assert told.endswith(f"{said} Then run the command again.")
