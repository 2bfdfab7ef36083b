"""People at the desk are told with what the use cases name."""

from datetime import timedelta

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    desk = container.desk_notices
    assert amiss(container, desk.manage) == []
    assert amiss(container, desk.tell, news=desk.tell.news, people=container.notices.whom_to_tell) == []
    assert amiss(container, desk.deliveries) == []
    assert amiss(container, desk.link, digest=desk.link.digest) == []
    given = {
        "recipients": desk.recipients,
        "texts": desk.texts,
        "digest": desk.addresses.digest,
        "new_code": desk.addresses.new_code,
        "new_secret": desk.addresses.new_secret,
    }
    assert amiss(container, desk.addresses, **given) == []
    assert len(desk.addresses.new_code()) == 6


def test_the_settings_say_how_long_is_gathered_and_where_the_desk_is(container: Container) -> None:
    chosen = {"digest_seconds": "90", "ok_messages_per_second": "7", "public_url": "https://kabinet.example/"}
    desk = replace(container, settings=replace(container.settings, **chosen)).desk_notices
    given = {
        "people": container.notices.whom_to_tell,
        "recipients": desk.recipients,
        "texts": desk.texts,
        "deliveries": desk.deliveries,
        "calls": 7,
        "window": timedelta(seconds=90),
    }
    assert amiss(container, desk.dispatch, **given) == []
    assert desk.texts.desk == "https://kabinet.example/desk"
