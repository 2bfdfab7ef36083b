"""Orders are read and handed over with what the use cases name."""

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    orders = container.orders
    for use_case in (orders.read, orders.list, orders.show, orders.edit, orders.change, orders.views, orders.hand_over):
        assert amiss(container, use_case) == [], use_case
    assert amiss(container, container.orders.list_earlier, jobs=container.partners.job_queue) == []
