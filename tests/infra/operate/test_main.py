"""The command line: which command does what."""

import sys
from pathlib import Path
from typing import Any

import pytest

from chalicelib import visit
from infra.operate import __main__ as operate
from infra.operate import communities, connections, privacy

PERSON = ["--community", "54000000000123", "--buyer", "570000000101"]


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was called, instead of doing it."""
    calls: list[tuple[Any, ...]] = []

    def note(name: str) -> Any:
        return lambda *given: calls.append((name, *given))

    monkeypatch.setattr(operate, "container_of", lambda stage: f"container of {stage}")
    for module, name in (
        (connections, "connect_comments"),
        (connections, "show_communities"),
        (privacy, "export"),
        (privacy, "erase"),
    ):
        monkeypatch.setattr(module, name, note(name))
    return calls


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    monkeypatch.setattr(sys, "argv", ["operate", "prod", *words])
    operate.main()


def test_list_shows_the_communities_of_the_stage(done: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "list")
    run(monkeypatch, "list", "--community", "54000000000123")
    assert [(name, container, wish.community) for name, container, wish in done] == [
        ("show_communities", "container of prod", None),
        ("show_communities", "container of prod", "54000000000123"),
    ]


def test_it_is_the_operator_who_acts(done: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    actors: list[str] = []
    monkeypatch.setattr(connections, "show_communities", lambda *_: actors.append(visit.principal().actor))
    run(monkeypatch, "list")
    assert actors == ["operator"]


def test_an_organizer_is_given_a_role_that_there_is(done: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(communities, "put_organizer", lambda *given: done.append(given))
    named = ["organizer", "--community", "c1", "--first-name", "Мария", "--last-name", "Орлова"]
    run(monkeypatch, *named)
    run(monkeypatch, *named, "--role", "support")
    assert [wish.role for _, wish in done] == [None, "support"]
    for nobody in ("buyer", "emperor"):
        with pytest.raises(SystemExit):
            run(monkeypatch, *named, "--role", nobody)


def test_comments_takes_the_token_from_the_environment(done: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OK_COMMENTS_TOKEN", "token")
    run(monkeypatch, "comments", "--community", "54000000000123")
    ((name, container, wish, token),) = done
    assert (name, container, wish.community, token) == (
        "connect_comments",
        "container of prod",
        "54000000000123",
        "token",
    )


def test_export_names_a_person_and_a_file(done: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run(monkeypatch, "export", *PERSON, "--to", str(tmp_path / "anna.json"))
    ((name, _, wish),) = done
    assert (name, wish.buyer, wish.to) == ("export", "570000000101", str(tmp_path / "anna.json"))


def test_erase_asks_unless_it_is_told_not_to(done: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "erase", *PERSON)
    run(monkeypatch, "erase", *PERSON, "--yes")
    assert [wish.yes for _, _, wish in done] == [False, True]


@pytest.mark.parametrize("words", [["export", *PERSON], ["erase", "--buyer", "1"], ["comments"], ["forget"]], ids=str)
def test_half_a_command_is_none(done: list[Any], monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    with pytest.raises(SystemExit):
        run(monkeypatch, *words)
    assert done == []
