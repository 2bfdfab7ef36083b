"""Small files that are never half written, whenever the process is killed."""

from pathlib import Path


def replace(file: Path, content: str) -> None:
    beside = file.with_name(f"{file.name}.new")
    beside.write_text(content, "utf-8")
    beside.replace(file)
