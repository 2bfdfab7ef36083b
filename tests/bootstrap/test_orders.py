"""Orders are read and handed over with what the use cases name."""

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    for use_case in (container.orders.read, container.orders.list, container.orders.hand_over):
        assert amiss(container, use_case) == [], use_case
    assert amiss(container, container.orders.list_earlier, jobs=container.partners.job_queue) == []
