"""Purchases are managed, and their orders follow, with what the use cases name."""

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    purchases = container.purchases
    hosts = container.settings.photo_hosts.split()
    for use_case in (purchases.manage, purchases.propagate_terms, purchases.propagate_organizer):
        assert amiss(container, use_case, locales=container.communities.locales, picture_hosts=hosts) == [], use_case
    assert amiss(container, purchases.count_orders) == []
    assert amiss(container, purchases.stop_purchases) == []
    assert amiss(container, purchases.keep) == []
    files = container.stores.patient_files
    assert amiss(container, purchases.resplit_delivery, files=files) == []
