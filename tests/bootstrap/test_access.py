"""Sessions and consent are put together from what they name."""

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    access = container.access
    for use_case in (access.open_session, access.check_session, access.end_sessions, access.manage_consent):
        assert amiss(container, use_case) == [], use_case
