"""What is told of is there."""

from infra.description.glossary.buyer import BUYER
from tests.infra.description.glossary.places import PLACES


def test_it_names_fields_of_forms_only() -> None:
    assert sorted(set(BUYER) - PLACES) == []
