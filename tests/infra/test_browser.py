"""A Chromium is found where there is one, and got where there is none."""

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from infra import browser


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A machine: what is installed on it, by name; nobody names a browser and nothing is Playwright's."""
    installed: dict[str, str] = {}
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("shutil.which", installed.get)
    monkeypatch.setattr(browser, "_of_playwright", lambda: installed.get("playwright"))
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return installed


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch, place: dict[str, str]) -> list[list[str]]:
    """What was run instead of running it; an installation puts what it installs on the machine, if it is there."""
    run: list[list[str]] = []

    def note(command: list[str], **_: Any) -> Any:
        run.append(command)
        if "install" in command and command[-1] == place.get("distribution"):
            place[command[-1]] = f"/usr/bin/{command[-1]}"
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(subprocess, "run", note)
    return run


def test_the_one_that_is_named_is_taken_before_any_that_is_installed(
    place: dict[str, str], commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    place["chromium"] = "/usr/bin/chromium"
    assert browser.chromium() == "/usr/bin/chromium"
    monkeypatch.setenv("CHROMIUM", "/opt/mine")
    assert browser.chromium() == "/opt/mine"
    assert commands == []


def test_the_one_without_windows_comes_first(place: dict[str, str], commands: list[list[str]]) -> None:
    place.update({"google-chrome": "/c", "chromium": "/b", "chromium-headless-shell": "/a", "playwright": "/p"})
    assert browser.chromium() == "/a"
    for name in ("chromium-headless-shell", "chromium", "google-chrome"):
        del place[name]
    assert browser.chromium() == "/p"


def test_where_there_is_none_the_distribution_is_asked_and_then_playwright(
    place: dict[str, str], commands: list[list[str]]
) -> None:
    place.update({"apt-get": "/usr/bin/apt-get", "distribution": "chromium"})
    assert browser.chromium() == "/usr/bin/chromium"
    place.clear()
    commands.clear()
    assert browser.chromium() is None
    assert [command[1:4] for command in commands] == [["-m", "playwright", "install"]]


def test_nobody_but_root_installs_anything_from_the_distribution(
    place: dict[str, str], commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    place["apt-get"] = "/usr/bin/apt-get"
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    browser.chromium()
    assert not any("apt-get" in command for command in commands)


def test_a_missing_browser_is_said_and_in_ci_a_failure(
    place: dict[str, str],
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    browser.main()
    said = capsys.readouterr()
    assert (said.out, "THE BROWSER TESTS ARE SKIPPED" in said.err) == ("", True)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit):
        browser.main()
    monkeypatch.setenv("CHROMIUM", str(tmp_path))
    browser.main()
    assert capsys.readouterr().out == f"{tmp_path}\n"
