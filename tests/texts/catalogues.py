"""The page's catalogues as they lie beside it."""

import json
from pathlib import Path

CABINET = Path(__file__).parents[2] / "cabinet" / "src"


def page_texts(language: str) -> dict[str, str | dict[str, str]]:
    """A text is a sentence, or its plural forms."""
    read: dict[str, str | dict[str, str]] = json.loads((CABINET / "shell" / f"{language}.json").read_text("utf-8"))
    return read
