"""What a person ticked, and an address that counts from its proof on."""

from datetime import timedelta

import pytest

from chalicelib.domain.errors import Invalid, TooMany
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.notices.notice_settings import CODE_LIFE, MOST_CODES, TRIES, NoticeSettings
from tests.factories import COMMUNITY, NOW

USUAL = NoticeSettings(COMMUNITY, "petr")
GIVEN = USUAL.with_address(Channel.EMAIL, "petr@example.com", "digest", NOW)


def test_ticks_are_kept_in_one_order_and_what_is_not_named_stays() -> None:
    wanted = USUAL.wanting({DeskNotice.EXTERNAL_ORDER: (Channel.WEBHOOK, Channel.EMAIL, Channel.EMAIL)})
    assert wanted.channels_of(DeskNotice.EXTERNAL_ORDER) == (Channel.EMAIL, Channel.WEBHOOK)
    assert wanted.channels_of(DeskNotice.KEY_ENDS) == (Channel.OK,)
    assert wanted.reaches(DeskNotice.EXTERNAL_ORDER) == []
    assert wanted.reaches(DeskNotice.KEY_ENDS) == [Channel.OK]


def test_an_address_counts_from_its_proof_on_and_until_it_is_lost() -> None:
    assert not GIVEN.works(Channel.EMAIL)
    works = GIVEN.tried(Channel.EMAIL, "digest", NOW)
    assert works.works(Channel.EMAIL)
    assert works.addresses[Channel.EMAIL].digest == ""
    lost = works.lost(Channel.EMAIL, "address_lost")
    assert not lost.works(Channel.EMAIL)
    assert not works.without(Channel.EMAIL).works(Channel.EMAIL)
    again = works.with_address(Channel.EMAIL, "other@example.com", "digest2", NOW)
    assert (again.works(Channel.EMAIL), again.addresses[Channel.EMAIL].generation) == (False, 2)


def test_a_wrong_code_costs_a_try_and_a_late_one_is_none() -> None:
    found = GIVEN
    for left in range(TRIES - 1, -1, -1):
        found = found.tried(Channel.EMAIL, "other", NOW)
        assert found.addresses[Channel.EMAIL].tries == left
    for settings, at in ((found, NOW), (GIVEN, NOW + CODE_LIFE)):
        with pytest.raises(Invalid, match="code_over"):
            settings.tried(Channel.EMAIL, "digest", at)
    with pytest.raises(Invalid, match="channel_unverified"):
        USUAL.tried(Channel.EMAIL, "digest", NOW)


def test_codes_are_given_out_seldom() -> None:
    found = USUAL
    for _ in range(MOST_CODES):
        found = found.with_address(Channel.SMS, "+79160000009", "digest", NOW)
    with pytest.raises(TooMany) as raised:
        found.with_address(Channel.EMAIL, "petr@example.com", "digest", NOW + timedelta(minutes=50))
    assert raised.value.retry_after == 600
    found.with_address(Channel.EMAIL, "petr@example.com", "digest", NOW + timedelta(hours=1))


def test_a_link_brings_whoever_has_its_code_in_time() -> None:
    assert GIVEN.linked(Channel.EMAIL, "4242", "other", NOW) is None
    assert GIVEN.linked(Channel.EMAIL, "4242", "digest", NOW + CODE_LIFE) is None
    assert USUAL.linked(Channel.EMAIL, "4242", "", NOW) is None
    linked = GIVEN.linked(Channel.EMAIL, "4242", "digest", NOW)
    assert linked
    assert linked.addresses[Channel.EMAIL].value == "4242"
    assert linked.linked(Channel.EMAIL, "6666", "digest", NOW) is None
    assert linked.linked(Channel.EMAIL, "6666", "", NOW) is None


def test_who_comes_by_a_link_proves_no_address_by_typing_its_code() -> None:
    """Nobody is reached at an address that there is not."""
    given = USUAL.with_address(Channel.TELEGRAM, "", "digest", NOW)
    with pytest.raises(Invalid, match="channel_unverified"):
        given.tried(Channel.TELEGRAM, "digest", NOW)
