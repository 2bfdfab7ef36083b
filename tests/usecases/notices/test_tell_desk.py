"""What happens with marketplaces, claims, decisions and connections reaches each who ticked it, by his channels."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.channels import NEEDS, Channel, DeskNotice
from chalicelib.domain.notices.notice_settings import Address, NoticeSettings
from tests.factories import COMMUNITY, NOW, a_buyer, a_claim, an_entry, an_organizer
from tests.usecases.notices.desk import MANAGER, PETR, Desk
from tests.usecases.organizers_chat import MARIA, OrganizersChat

MAIL = (Channel.EMAIL,)
ACCOUNT, ORDER = {"title": "Ozon"}, "46231993-0568-1"


@pytest.fixture
def desk() -> Desk:
    return Desk()


def told(desk: Desk, event: Event, **data: object) -> list[str]:
    """What comes to his mail of an event."""
    place = {"account": desk.market.account.id, "order": ORDER}
    entry = an_entry(id=f"e{len(desk.email)}", event=event, data={**ACCOUNT, **place, **data})
    desk.house.container.background.inbox.run(entry)
    before = len(desk.email)
    return desk.deliver(hours=1)[before:]


@pytest.mark.parametrize(
    ("event", "data", "words"),
    [
        (Event.EXTERNAL_CANCELLED, {"lines": ["1"], "number": "1001"}, ("отменил", "позиций: 1", "№ 1001")),
        (Event.EXTERNAL_PUSHED, {"problem": "push_given_up", "lines": ["1"]}, ("не дошло", "так и не подтвердил")),
        (Event.EXTERNAL_PUSHED, {"problem": "brand_new_reason"}, ("brand_new_reason",)),
        (Event.ACCOUNT_REFUSED, {"trouble": "key_dead"}, ("не пускает", "не принимает этот ключ")),
        (Event.ACCOUNT_REFUSED, {"trouble": ""}, ("снова пускает",)),
        (Event.ACCOUNT_SILENT, {"found": 3}, ("остановлены", "3")),
        (Event.ACCOUNT_KEY_ENDS, {"ends": "2026-12-06T00:00:00+00:00"}, ("6 декабря",)),
        (Event.CONNECTION_REFUSED, {"reason": "bot_token_refused", "buyer": PETR}, ("не принял ключ бота",)),
    ],
)
def test_each_event_is_told_in_its_own_words(
    desk: Desk, event: Event, data: dict[str, object], words: tuple[str, ...]
) -> None:
    desk.happen()
    desk.deliver()
    desk.becomes(Role.OWNER)
    (text,) = told(desk, event, **data)
    assert all(word in text for word in words), text


def test_what_is_nothing_or_gone_is_not_told(desk: Desk) -> None:
    desk.happen()
    desk.deliver()
    assert told(desk, Event.EXTERNAL_PUSHED, problem="") == []
    assert told(desk, Event.EXTERNAL_OPENED, order="gone") == []


def test_a_key_that_ends_in_two_weeks_is_told_once_and_again_when_it_is_another(desk: Desk) -> None:
    seek = desk.house.container.external.find_polls

    def end(days: int) -> None:
        known = desk.house.stores.accounts.get(COMMUNITY, desk.market.account.id)
        desk.house.save(replace(known.state, key_ends_at=desk.house.clock() + timedelta(days=days)))

    for days, messages in ((15, 0), (13, 1), (12, 2)):
        end(days)
        for _ in range(3):
            seek.run(an_entry(event=Event.POLLS_SOUGHT))
        assert len(desk.deliver(minutes=11)) == messages


def test_only_whoever_may_see_it_hears_of_it(desk: Desk) -> None:
    viewer = a_buyer(id="vera", ok_id="570000000033")
    desk.house.join(viewer)
    desk.house.save(an_organizer(id="vera", ok_id=viewer.ok_id, role=Role.VIEWER))
    known = {Channel.EMAIL: Address("vera@example.com", verified_at=NOW)}
    desk.house.save(NoticeSettings(COMMUNITY, "vera", dict.fromkeys(NEEDS, MAIL), known))
    desk.happen()
    desk.deliver()
    assert [recipient.address for recipient, _ in desk.partners.email.sent] == ["petr@example.com"]


def test_whoever_ticked_nothing_hears_in_ok_of_what_has_to_be_mended_and_of_no_order() -> None:
    usual = NoticeSettings(COMMUNITY, PETR)
    assert usual.channels_of(DeskNotice.EXTERNAL_ORDER) == ()
    assert {usual.channels_of(each) for each in NEEDS if each is not DeskNotice.EXTERNAL_ORDER} == {(Channel.OK,)}
    unticked = usual.wanting(dict.fromkeys(NEEDS, ()))
    assert unticked.channels_of(DeskNotice.CLAIM_REPORTED) == ()
    assert unticked.channels_of(DeskNotice.CONNECTION_REFUSED) == (Channel.OK,)


def dues(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(str(each.data["buyer"]), str(each.data["channel"])) for each in entries if each.event == Event.NOTICE_DUE]


def test_a_claim_goes_where_its_organizer_ticked_and_in_ok_only_if_he_did() -> None:
    chat = OrganizersChat()
    known = {Channel.EMAIL: Address("maria@example.com", verified_at=NOW)}
    chat.house.save(NoticeSettings(COMMUNITY, MARIA, {DeskNotice.CLAIM_REPORTED: MAIL}, known))
    claim = chat.report()
    assert chat.deliver() == []
    assert dues(chat.house.memory.journal) == [(MARIA, "email")]
    due = next(each for each in chat.house.memory.journal if each.event == Event.NOTICE_DUE)
    assert due.data["about"] == {
        "amount": claim.amount,
        "currency": "RUB",
        "orders": "1001",
        "purchase": a_claim().orders[0].purchase_title,
    }


def test_a_test_goes_at_once_the_way_of_all_others(desk: Desk) -> None:
    desk.happen()
    desk.deliver()
    desk.house.container.desk_notices.manage.test(MANAGER, Channel.EMAIL)
    assert "Проверка" in desk.deliver()[-1]
    assert desk.last().notice is DeskNotice.TEST
