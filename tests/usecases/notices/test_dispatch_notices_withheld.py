"""What must not be told any more is withheld, with its reason, though it waited or goes out beside something else."""

from datetime import time

import pytest

from chalicelib.domain.buyers.buyer import Consent, Erasure, QuietHours
from chalicelib.domain.communities.community import Role
from chalicelib.domain.notices.channels import Channel, DeskNotice
from tests.usecases.notices.desk import MANAGER, Desk

ALL = tuple(Channel)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"consent": Consent.DENIED}, "no_consent"),
        ({"erasure": Erasure()}, None),
    ],
)
def test_who_may_not_be_written_to_is_not(change: dict[str, object], reason: str | None) -> None:
    desk = Desk(channels=(Channel.OK,))
    desk.happen()
    desk.relay()
    desk.person(**change)
    desk.deliver()
    assert desk.partners.ok.sent == []
    if reason:
        assert desk.deliveries(Channel.OK) == [("withheld", reason, 1)]


def test_what_was_unticked_meanwhile_is_not_told(desk: Desk) -> None:
    desk.happen()
    desk.relay()
    desk.house.save(desk.settings().wanting(dict.fromkeys(desk.settings().wanted, ())))
    assert desk.deliver() == []
    assert desk.deliveries() == [("withheld", "not_wanted", 1)]


@pytest.mark.parametrize("channel", ALL)
def test_a_channel_that_is_not_offered_any_more_tells_nobody(channel: Channel) -> None:
    desk = Desk(channels=(channel,))
    desk.happen()
    desk.relay()
    desk.partners.offered = ()
    desk.deliver()
    assert desk.deliveries(channel) == [("withheld", "channel_off", 1)]


def test_who_lost_his_role_meanwhile_hears_nothing_of_what_waited() -> None:
    desk = Desk(fields={"quiet": QuietHours(time(12), time(18))})
    desk.happen()
    desk.deliver()
    desk.becomes(Role.BUYER)
    desk.deliver(hours=6)
    assert desk.email == []
    assert desk.deliveries() == [("withheld", "notice_foreign", 1)]


def test_what_was_unticked_does_not_go_out_beside_what_is_wanted() -> None:
    desk = Desk(fields={"quiet": QuietHours(time(12), time(18))})
    desk.happen()
    desk.deliver()
    desk.house.save(desk.settings().wanting({DeskNotice.EXTERNAL_ORDER: ()}))
    desk.house.container.desk_notices.manage.test(MANAGER, Channel.EMAIL)
    desk.relay()
    desk.due.reverse()
    (told,) = desk.deliver()
    assert "46231993-0568-1" not in told
    assert desk.deliveries() == [("sent", "", 1), ("withheld", "not_wanted", 1)]
