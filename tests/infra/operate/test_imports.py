"""An import from a terminal: it is waited for, and whatever stops it is said in words."""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.imports.import_job import Counts, Import, ImportState
from chalicelib.domain.lists import Page
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.usecases.ports import UploadForm
from infra.local.problem import Problem
from infra.operate import imports
from tests.factories import a_principal, a_purchase, an_import

MARIA = a_principal()


class House:
    """Purchases in two pages, and one import that comes further with every look; ``asked`` is what was wished."""

    def __init__(self, *states: Import) -> None:
        self.states, self.asked = list(states), list[Any]()
        self.imports = self.purchases = SimpleNamespace(manage=self)
        locales = SimpleNamespace(of=lambda _: SimpleNamespace(language="ru"))
        self.communities = SimpleNamespace(locales=locales)

    def list(self, _: object, cursor: str | None) -> Page[Purchase]:
        return Page([], None) if cursor else Page([a_purchase(), a_purchase(id="tea", title="Чай")], "next")

    def create(self, _: object, purchase: str, name: str, size: int) -> tuple[Import, UploadForm]:
        self.asked.append((purchase, name, size))
        return an_import(), UploadForm("https://files.example", {"key": "k"})

    def preview(self, _: object, job: str) -> None:
        self.asked.append(("preview", job))

    def start(self, _: object, job: str, removes: int) -> None:
        self.asked.append(("start", job, removes))

    def get(self, _: object, job: str) -> Import:
        return self.states.pop(0) if len(self.states) > 1 else self.states[0]


def container(house: House) -> Container:
    return cast("Container", house)


def steps(*states: ImportState) -> Sequence[Import]:
    return [an_import(state=state, done=place) for place, state in enumerate(states)]


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "WAIT", 0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "заказы.csv").write_bytes(b"12345")
    return tmp_path / "заказы.csv"


def storage(monkeypatch: pytest.MonkeyPatch, *, ok: bool) -> None:
    monkeypatch.setattr("requests.post", lambda *_, **__: SimpleNamespace(ok=ok, status_code=403))


def test_a_purchase_is_found_by_id_or_title_or_those_there_are_are_named() -> None:
    house = container(House())
    assert imports.find_purchase(house, MARIA, "tea").id == imports.find_purchase(house, MARIA, "Чай").id == "tea"
    with pytest.raises(Problem, match=r"Осенняя обувь; Чай.*--create"):
        imports.find_purchase(house, MARIA, "Кофе")


def test_a_file_is_handed_over_and_watched_until_it_is_compared(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    storage(monkeypatch, ok=True)
    house, seen = House(*steps(ImportState.READING, ImportState.COMPARING, ImportState.READY)), list[str]()
    job = imports.compare(container(house), MARIA, a_purchase(), file, lambda each: seen.append(each.state))
    assert (job.state, seen) == (ImportState.READY, ["reading", "comparing", "ready"])
    assert house.asked == [("shoes", "заказы.csv", 5), ("preview", "job")]


def test_a_file_that_the_storage_does_not_take_is_not_compared(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    storage(monkeypatch, ok=False)
    house = House()
    with pytest.raises(Problem, match="403"):
        imports.compare(container(house), MARIA, a_purchase(), file, lambda _: None)
    assert len(house.asked) == 1


def test_it_is_saved_with_as_many_lines_going_as_were_shown() -> None:
    house = House(*steps(ImportState.APPLYING, ImportState.SPLITTING, ImportState.DONE))
    job = an_import(state=ImportState.READY, counts=Counts(lines=5, going=4))
    assert imports.apply(container(house), MARIA, job, lambda _: None).state is ImportState.DONE
    assert house.asked == [("start", "job", 4)]


def test_an_import_that_fails_is_told_in_the_words_of_the_community() -> None:
    failed = an_import(state=ImportState.READING).failed("file_too_long", {"limit": 20_000})
    with pytest.raises(Problem) as problem:
        imports.apply(container(House(failed)), MARIA, an_import(), lambda _: None)
    assert "file_too_long" not in str(problem.value)
    assert "20" in str(problem.value)


def test_one_that_does_not_move_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "STUCK", 0.05)
    still = an_import(state=ImportState.APPLYING)
    with pytest.raises(Problem, match="are the consumers running"):
        imports.apply(container(House(still)), MARIA, replace(still, done=1), lambda _: None)
