"""Communities are founded and connected with what the use cases name."""

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    assert amiss(container, container.communities.manage_connections) == []
    assert amiss(container, container.communities.locales) == []
    manage = container.communities.manage
    assert amiss(container, container.communities.found, sites=manage.sites) == []
    assert amiss(container, container.communities.manage_organizers, manage_communities=manage) == []
    assert amiss(container, container.communities.change) == []
    assert amiss(container, container.communities.close) == []
    assert amiss(container, container.communities.read_home, locales=container.communities.locales) == []


def test_a_profile_lies_on_one_of_oks_sites_and_a_photo_where_the_page_may_show_it_from(container: Container) -> None:
    given = {
        "sites": ["https://ok.ru", "https://www.ok.ru", "https://m.ok.ru"],
        "photo_hosts": ["https://*.mycdn.me", "https://*.okcdn.ru"],
    }
    assert amiss(container, container.communities.manage, **given) == []
