"""Price lists and offers are managed with what the use cases name."""

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    for use_case in (container.catalogue.manage_price_lists, container.catalogue.manage_offers):
        assert amiss(container, use_case) == [], use_case
