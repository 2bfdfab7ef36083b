"""Over what people at the desk are told: who may hear of what, and whose limit a message stands before."""

from chalicelib.domain.access.permissions import ROLES
from chalicelib.domain.communities.community import Role
from chalicelib.domain.notices.channels import (
    FIXED,
    MANNERS,
    NEEDS,
    UNASKED,
    Channel,
    DeskNotice,
    may_hear,
    partner_of,
)


def test_everything_but_a_test_can_be_ticked_and_every_channel_has_its_manner() -> None:
    assert set(NEEDS) == set(DeskNotice) - {DeskNotice.TEST}
    assert set(MANNERS) == set(Channel)
    assert set(NEEDS) >= UNASKED >= FIXED


def test_whoever_may_see_it_may_hear_of_it_and_nobody_else() -> None:
    for role in Role:
        assert {each for each in NEEDS if NEEDS[each] in ROLES[role]} == set(may_hear(role)), role
    assert set(may_hear(Role.OWNER)) == set(NEEDS)
    manager = may_hear(Role.EXTERNAL_ORDERS_MANAGER)
    assert DeskNotice.EXTERNAL_ORDER in manager
    assert DeskNotice.CLAIM_REPORTED not in manager
    assert DeskNotice.EXTERNAL_ORDER not in may_hear(Role.ORGANIZER)


def test_what_is_shared_is_one_partner_and_a_webhook_is_ones_own() -> None:
    assert partner_of(Channel.OK, "anna", 7) == ("ok_bot", 7)
    assert partner_of(Channel.WEBHOOK, "anna", 7)[0] != partner_of(Channel.WEBHOOK, "maria", 7)[0]
    assert partner_of(Channel.SMS, "anna", 7) == partner_of(Channel.SMS, "maria", 7) == ("sms", 2)
    assert min(each.calls for each in MANNERS.values()) >= 2
