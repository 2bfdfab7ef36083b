"""An import from a terminal asks before most lines of orders go."""

from argparse import Namespace
from pathlib import Path

import pytest

from chalicelib.domain.access.principals import operator_in
from chalicelib.domain.imports.findings import Kept
from chalicelib.domain.imports.import_job import Counts
from chalicelib.domain.journal import Event
from infra.local.problem import Problem
from infra.operate import terminal
from tests.factories import COMMUNITY, a_community, an_import
from tests.usecases.house import House

FOREIGN = an_import(counts=Counts(changed=2, lines=5, going=4, losing=2))
LIKE_BEFORE = an_import(counts=Counts(changed=2, lines=5, going=1, losing=1))


def test_a_file_that_takes_few_lines_away_is_not_asked_about() -> None:
    assert terminal._replaced(LIKE_BEFORE, Namespace(yes=True, replace=False))


def test_without_somebody_to_ask_it_has_to_be_said_beforehand() -> None:
    with pytest.raises(Problem, match="4 of 5 lines in 2 orders would go"):
        terminal._replaced(FOREIGN, Namespace(yes=True, replace=False))
    assert terminal._replaced(FOREIGN, Namespace(yes=True, replace=True))


def test_somebody_who_is_there_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for answer, agreed in (("y", True), ("", False), ("n", False), ("Да", False), ("д", True)):
        monkeypatch.setattr("builtins.input", lambda _, answer=answer: answer)
        assert terminal._replaced(FOREIGN, Namespace(yes=False, replace=False)) is agreed, answer


def test_it_says_once_of_whom_nothing_is_removed() -> None:
    job = an_import(incomplete=2, counts=Counts(changed=2, kept=3))
    stay = "3 lines that the file does not have stay."
    for kept, said in (
        (Kept(("Анна", "Елена"), rows="3–4"), "Nothing is removed for Анна, Елена: their rows 3–4 are faulty"),
        (Kept(("Анна",), rows="3"), "Nothing is removed for Анна … (+1): their rows 3 are faulty"),
        (Kept(everybody=True, rows="5"), "Nothing is removed for anybody: rows 5 do not tell whose they are"),
    ):
        assert terminal._kept(job, kept) == f"{said}; {stay}"


def importing(monkeypatch: pytest.MonkeyPatch, house: House, file: Path, counts: Counts) -> None:
    """An import with --create of a file that makes so many orders."""

    monkeypatch.setattr(terminal, "compare", lambda *_, **__: an_import(counts=counts))
    monkeypatch.setattr(terminal, "find", lambda *_: a_community())
    monkeypatch.setattr(terminal, "_show", lambda *_: None)
    monkeypatch.setattr(terminal, "apply", lambda *_: None)
    wish = {"community": None, "purchase": "Чай", "create": True, "fee": "0", "delivery": "0", "yes": False}
    terminal.import_file(house.container, Namespace(file=str(file), replace=False, **wish))


def titles(house: House) -> list[str]:
    page = house.container.purchases.manage.list(operator_in(COMMUNITY), None)
    return [each.title for each in page.things]


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "orders.csv"
    place.write_text("x")
    return place


@pytest.mark.parametrize("ending", [EOFError, KeyboardInterrupt, Problem])
def test_a_purchase_made_for_an_import_is_not_there_when_it_breaks_off(
    house: House, file: Path, monkeypatch: pytest.MonkeyPatch, ending: type[BaseException]
) -> None:
    before = titles(house)

    def ask(_: str) -> str:
        raise ending

    monkeypatch.setattr("builtins.input", ask)
    with pytest.raises(ending):
        importing(monkeypatch, house, file, counts=Counts(new=1))
    assert titles(house) == before
    assert house.memory.events()[-2:] == [Event.PURCHASE_CREATED, Event.PURCHASE_REMOVED]


@pytest.mark.parametrize(("answer", "counts"), [("n", Counts(new=1)), ("y", Counts())])
def test_nor_when_nothing_is_saved(
    house: House, file: Path, monkeypatch: pytest.MonkeyPatch, answer: str, counts: Counts
) -> None:
    before = titles(house)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    importing(monkeypatch, house, file, counts=counts)
    assert titles(house) == before


def test_it_stays_when_its_import_is_saved(house: House, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = titles(house)
    monkeypatch.setattr("builtins.input", lambda _: "y")
    importing(monkeypatch, house, file, counts=Counts(new=1))
    assert sorted(titles(house)) == sorted([*before, "Чай"])
