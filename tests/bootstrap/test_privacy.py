"""A person's data are given out while he waits, and erased with patience."""

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    privacy = container.privacy
    assert amiss(container, privacy.export_person) == []
    assert amiss(container, privacy.recheck_erasure, erase_person=privacy.erase_person) == []


def test_an_erasure_waits_for_a_storage_that_is_slow_today(container: Container) -> None:
    assert amiss(container, container.privacy.erase_person, proofs=container.stores.patient_proofs) == []
