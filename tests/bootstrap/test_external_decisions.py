"""What becomes of orders of marketplaces, with what the use cases name."""

from chalicelib.bootstrap import Container
from chalicelib.domain.journal import Event
from tests.bootstrap.needs import amiss


def test_suppliers_are_asked_with_what_the_use_cases_name(container: Container) -> None:
    external = container.external
    named = {"secrets": container.stores.account_secrets, "services": container.partners.suppliers}
    for use_case in (external.find_supplied, external.reserve_goods):
        assert amiss(container, use_case, **named) == [], use_case
    assert external.push.reserve_goods is external.reserve_goods
    assert external.decide.find_supplied is external.find_supplied


def test_what_is_let_go_of_is_told_by_the_worker(container: Container) -> None:
    assert container.background.external.by_event[Event.RESERVATION_LOWERED] is container.external.reserve_goods
