"""Price lists and offers are managed with what the use cases name."""

from chalicelib.bootstrap import Container
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.spreadsheets.sheets import FileSheets
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    catalogue = container.catalogue
    for use_case in (catalogue.manage_price_lists, catalogue.manage_offers, catalogue.manage_imports):
        assert amiss(container, use_case) == [], use_case
    named = {"secrets": container.stores.account_secrets, "services": container.partners.suppliers}
    assert amiss(container, catalogue.manage_suppliers, **named) == []


def test_every_step_of_a_price_list_reads_its_files_with_patience(container: Container) -> None:
    steps = container.catalogue.import_steps
    assert set(steps) == {ImportState.READING, ImportState.COMPARING, ImportState.APPLYING}
    for step in steps.values():
        assert amiss(container, step, files=container.stores.patient_files, sheets=FileSheets()) == [], step
