"""In whose time and money a community lives."""

import pytest

from chalicelib.domain.communities.community import Locale
from chalicelib.domain.errors import NotFound
from chalicelib.usecases import locales
from tests.factories import COMMUNITY, a_community
from tests.usecases.house import House


def test_a_change_is_seen_within_a_minute(house: House) -> None:
    assert house.container.communities.locales.of(COMMUNITY) == Locale("ru", "Europe/Moscow", "RUB")
    house.save(a_community(zone="Asia/Vladivostok", currency="KZT", language="en", version=1))
    house.clock.pass_by(seconds=59)
    assert house.container.communities.locales.of(COMMUNITY).zone == "Europe/Moscow"
    house.clock.pass_by(seconds=1)
    assert house.container.communities.locales.of(COMMUNITY) == Locale("en", "Asia/Vladivostok", "KZT")


def test_each_community_has_its_own(house: House) -> None:
    house.save(a_community(id="c2", group=None, zone="Asia/Vladivostok"))
    assert [house.container.communities.locales.of(each).zone for each in (COMMUNITY, "c2")] == [
        "Europe/Moscow",
        "Asia/Vladivostok",
    ]
    with pytest.raises(NotFound):
        house.container.communities.locales.of("nowhere")


def test_a_process_does_not_remember_more_and_more(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locales, "MOST_KNOWN", 2)
    known = house.container.communities.locales
    for place in range(5):
        house.save(a_community(id=f"more{place}", group=None, zone="Asia/Vladivostok"))
        assert known.of(f"more{place}").zone == "Asia/Vladivostok"
        assert len(known.known) <= 2
    assert known.of(COMMUNITY).zone == "Europe/Moscow"
