"""A person ticks what he wants to hear of: of the version that he saw, and what is for his role."""

import pytest

from chalicelib.domain.errors import Invalid, Stale
from chalicelib.domain.notices.channels import Channel, DeskNotice
from tests.usecases.notices.desk import MANAGER, Desk


@pytest.fixture
def desk() -> Desk:
    return Desk(channels=())


def test_wishes_are_saved_of_the_version_that_was_seen_and_for_ones_own_role(desk: Desk) -> None:
    manage = desk.house.container.desk_notices.manage
    shown = manage.show(MANAGER)
    assert DeskNotice.CLAIM_REPORTED not in shown.notices
    wanted = {DeskNotice.EXTERNAL_ORDER: (Channel.SMS, Channel.EMAIL)}
    saved = manage.save(MANAGER, shown.records.settings.version, wanted)
    assert saved.records.settings.channels_of(DeskNotice.EXTERNAL_ORDER) == (Channel.EMAIL, Channel.SMS)
    with pytest.raises(Stale):
        manage.save(MANAGER, shown.records.settings.version, wanted)
    with pytest.raises(Invalid):
        manage.save(MANAGER, saved.records.settings.version, {DeskNotice.CLAIM_REPORTED: ()})
    with pytest.raises(Invalid, match="channel_unverified"):
        manage.test(MANAGER, Channel.EMAIL)
