"""Where a person is reached by a channel, and by what he knows that it is us."""

from collections.abc import Sequence

from msgspec.structs import replace

from chalicelib.domain.notices.channels import Channel
from chalicelib.domain.notices.notice_settings import Address, NoticeSettings
from chalicelib.usecases.notices.recipients import Recipients
from chalicelib.usecases.ports import DeskNoticeRecords, Recipient
from tests.factories import COMMUNITY, NOW, a_buyer, a_community
from tests.world import ANNA

SETTINGS = NoticeSettings(
    COMMUNITY,
    "anna",
    addresses={
        Channel.EMAIL: Address("anna@example.com", verified_at=NOW),
        Channel.WEBHOOK: Address("https://hooks.example.com/anna", generation=2),
    },
)


def secrets(place: str) -> Sequence[str]:
    return [f"new {place}", f"old {place}"]


RECIPIENTS = Recipients(secrets)
RECORDS = DeskNoticeRecords(a_community(), a_buyer(), SETTINGS, token="token")


def test_in_ok_he_is_reached_by_the_bot_as_who_he_is_there() -> None:
    assert RECIPIENTS.of(RECORDS, Channel.OK) == Recipient(ANNA, "token")
    assert RECIPIENTS.of(replace(RECORDS, token=None), Channel.OK) == Recipient(ANNA, "")


def test_elsewhere_at_the_address_that_he_gave() -> None:
    assert RECIPIENTS.of(RECORDS, Channel.EMAIL) == Recipient("anna@example.com")


def test_a_webhook_is_signed_with_the_newest_secret_of_that_very_address() -> None:
    at = Recipient("https://hooks.example.com/anna", f"new desk/{COMMUNITY}/anna/2")
    assert RECIPIENTS.of(RECORDS, Channel.WEBHOOK) == RECIPIENTS.at(SETTINGS, Channel.WEBHOOK) == at
    others = (replace(SETTINGS, person="petr"), replace(SETTINGS, community="c2"))
    found = {RECIPIENTS.at(each, Channel.WEBHOOK).secret for each in (SETTINGS, *others)}
    assert len({*found, RECIPIENTS.secret(SETTINGS, 1)}) == 4


def test_what_is_printed_of_it_tells_nothing() -> None:
    assert "anna" not in repr(RECIPIENTS.of(RECORDS, Channel.WEBHOOK))
