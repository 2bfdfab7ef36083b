"""Finds a Chromium for the browser tests, or gets one; prints where it is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The one without windows first: the same engine for half the work (docs/decisions/0006-dependencies.md)."""


def chromium() -> str | None:
    """The browser: named by CHROMIUM, installed, from the distribution, or downloaded by Playwright."""
    return os.environ.get("CHROMIUM") or _installed() or _from_distribution() or _downloaded()


def _installed() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None) or _of_playwright()


def _from_distribution() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    _tell("Installing Chromium from the distribution (once) …")
    _apt("update")
    for name in NAMES[:2]:
        _apt("install", "-y", "--no-install-recommends", name)
        if found := shutil.which(name):
            return found
    return None


def _apt(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-q", *command], env=environment, capture_output=True, check=False)


def _downloaded() -> str | None:
    _tell("Downloading Chromium with Playwright (once) …")
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, capture_output=True, check=False)
    return _of_playwright()


def _of_playwright() -> str | None:
    """Where Playwright would start it from, when it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        place = playwright.chromium.executable_path
    return place if Path(place).is_file() else None


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    found = chromium()
    if found:
        print(found)
        return
    line = "=" * 78
    _tell(f"{line}\nNO CHROMIUM COULD BE HAD: THE BROWSER TESTS ARE SKIPPED. Set CHROMIUM=/path/to/chromium.\n{line}")
    if os.environ.get("CI") == "true":
        sys.exit("In CI a missing browser is a failure.")


if __name__ == "__main__":
    main()
