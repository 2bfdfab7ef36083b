"""Files are taken for people who wait, and worked on with patience."""

from chalicelib.bootstrap import Container
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.spreadsheets.sheets import FileSheets
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    assert amiss(container, container.imports.manage) == []
    assert amiss(container, container.imports.revive) == []
    run = container.imports.run
    assert amiss(container, run, steps=run.steps, offer_steps=run.offer_steps) == []


def test_every_step_of_an_import_reads_its_files_with_patience(container: Container) -> None:
    steps = container.imports.run.steps
    assert set(steps) == {
        ImportState.READING,
        ImportState.COMPARING,
        ImportState.APPLYING,
        ImportState.SPLITTING,
    }
    hosts = ["https://*.mycdn.me", "https://*.okcdn.ru"]
    otherwise = {"files": container.stores.patient_files, "sheets": FileSheets(), "picture_hosts": hosts}
    for step in steps.values():
        assert amiss(container, step, **otherwise) == [], step
