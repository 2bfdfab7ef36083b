"""The community itself, as its owner reads and changes it."""

import msgspec
import pytest

from chalicelib.api.wire.admin.community import CommunityChanged, read_change, write_community
from chalicelib.domain.communities.community import CURRENCIES
from tests.api.wire.plain import asked, told
from tests.factories import a_community


def test_it_is_told_with_the_currencies_that_there_are() -> None:
    known = a_community(version=3)
    assert told(write_community(known)) == {
        "name": known.name,
        "group": known.group,
        "timeZone": known.zone,
        "currency": known.currency,
        "language": known.language,
        "currencies": list(CURRENCIES),
        "version": 3,
    }


def test_what_is_not_named_stays_as_it_is() -> None:
    known = a_community(zone="Europe/Moscow", language="en")
    after = read_change(asked(CommunityChanged, name="Покупки", timeZone="Asia/Omsk"))(known)
    assert (after.name, after.zone, after.language, after.currency) == ("Покупки", "Asia/Omsk", "en", known.currency)
    assert read_change(asked(CommunityChanged))(known) == known


@pytest.mark.parametrize("wrong", [{"zone": "Asia/Omsk"}, {"group": "1"}, {"name": None}, {"version": 4}])
def test_what_is_not_to_be_changed_is_not_asked_for(wrong: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        asked(CommunityChanged, **wrong)
