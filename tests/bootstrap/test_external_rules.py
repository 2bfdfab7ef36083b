"""Rules are applied, managed and tried with what the use cases name."""

from chalicelib.bootstrap import Container
from chalicelib.domain.journal import Event
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    external, stores = container.external, container.stores
    finding = external._find_candidates
    named = {"rules": stores.external_rules, "external": stores.external_orders, "find_candidates": finding}
    assert amiss(container, external.apply_rules, consequences=external._consequences, **named) == []
    assert amiss(container, external.preview_rules, **named) == []
    assert amiss(container, external.rules, rules=stores.external_rules) == []
    assert amiss(container, finding) == []


def test_rules_look_at_what_has_just_opened(container: Container) -> None:
    assert container.background.external.by_event[Event.EXTERNAL_OPENED] is container.external.apply_rules
