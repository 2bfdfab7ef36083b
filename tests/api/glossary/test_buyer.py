"""What is told of is there."""

from chalicelib.api.glossary.buyer import BUYER
from tests.api.glossary.places import PLACES


def test_it_names_fields_of_forms_only() -> None:
    assert sorted(set(BUYER) - PLACES) == []
