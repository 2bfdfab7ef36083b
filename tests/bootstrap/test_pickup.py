"""Pickup points are chosen and managed with what the use cases name."""

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    assert amiss(container, container.pickup.choose_point, locales=container.communities.locales) == []
    assert amiss(container, container.pickup.propagate_point) == []


def test_photos_of_a_point_may_lie_where_the_page_may_show_them_from(container: Container) -> None:
    hosts = ["https://*.mycdn.me", "https://*.okcdn.ru"]
    assert amiss(container, container.pickup.manage_points, photo_hosts=hosts) == []
