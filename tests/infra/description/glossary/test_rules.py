"""What is told of is there."""

from infra.description.glossary.rules import RULES
from tests.infra.description.glossary.places import PLACES


def test_it_names_fields_of_forms_only() -> None:
    assert sorted(set(RULES) - PLACES) == []
