"""A buyer hears of an order: with consent, once for all that changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.buyers import Consent
from chalicelib.domain.communities import BOT_TOKEN
from chalicelib.domain.errors import Invalid, Stale, Unavailable
from chalicelib.domain.imports import ImportState
from chalicelib.domain.journal import Event
from chalicelib.domain.notices import LEASE, Notice, NoticeState
from chalicelib.domain.orders import Order
from chalicelib.usecases.ports import AnswerLost, Commit
from tests.factories import COMMUNITY, a_buyer, a_line, a_notice, an_import, an_order, order_saved
from tests.fakes import MemoryCommits
from tests.usecases.house import House, with_anna
from tests.world import ANNA


@pytest.fixture
def house() -> House:
    house = with_anna()
    house.save(an_order())
    return house


def tell(house: House, order: Order | None = None) -> None:
    house.noticing.tell(order_saved(order or an_order()))


def notice(house: House) -> Notice:
    found: Notice = house.memory.find(Notice, COMMUNITY, "1001")
    return found


def change(house: House, **fields: object) -> Order:
    """The order's next revision, saved."""
    order = house.orders.get(COMMUNITY, "1001")
    house.save(replace(order, revision=order.revision + 1, **fields))  # type: ignore[arg-type]
    return house.orders.get(COMMUNITY, "1001")


def test_the_message_tells_the_order_and_leads_into_the_cabinet(house: House) -> None:
    tell(house)
    (sent,) = house.bot.sent
    assert (sent.token, sent.user) == ("bot-token", ANNA)
    for part in ("1001", "Осенняя обувь", "Закупаемся вместе", "Ботинки, 38", "3\u00a0839\u00a0₽"):
        assert part in sent.text
    assert sent.link.url == "https://ok.ru/group/54000000000123/app/1?custom_args=order%3D1001"
    assert house.memory.events() == [Event.NOTICE_SENT]


def test_a_long_order_is_told_in_short(house: House) -> None:
    change(house, lines=tuple(a_line(article=str(place), name="Я" * 80) for place in range(13)))
    tell(house)
    (sent,) = house.bot.sent
    assert sent.text.count("•") == 10
    assert "ещё позиций: 3" in sent.text
    assert "Я" * 59 + "…" in sent.text
    assert "Я" * 60 not in sent.text


def test_it_speaks_the_language_of_the_last_visit(house: House) -> None:
    house.save(a_buyer(language="en", version=1))
    tell(house)
    assert house.bot.sent[0].link.text == "Open the order"


@pytest.mark.parametrize("consent", [Consent.UNKNOWN, Consent.DENIED])
def test_without_consent_nothing_is_sent_and_the_journal_says_so(house: House, consent: Consent) -> None:
    house.save(a_buyer(consent=consent, version=1))
    tell(house)
    assert (house.bot.sent, house.memory.events()) == ([], [Event.NOTICE_WITHHELD])
    assert (notice(house).state, notice(house).reason) == (NoticeState.WITHHELD, "no_consent")


def test_consent_given_later_lets_the_next_change_be_told_and_not_the_last(house: House) -> None:
    house.save(a_buyer(consent=Consent.DENIED, version=1))
    tell(house)
    house.save(a_buyer(version=2))
    tell(house)
    assert house.bot.sent == []
    change(house)
    tell(house)
    assert "записан" in house.bot.sent[0].text


def test_without_a_bot_nothing_is_sent(house: House) -> None:
    house.memory.secrets.pop((COMMUNITY, BOT_TOKEN))
    tell(house)
    assert notice(house).reason == "no_bot"


def test_one_event_delivered_twice_is_told_once(house: House) -> None:
    tell(house)
    tell(house)
    assert len(house.bot.sent) == 1


def test_changes_that_come_at_once_are_told_once_as_the_order_is_now(house: House) -> None:
    for share in (100, 200, 300):
        change(house, delivery_share=share)
    for _ in range(4):
        tell(house)
    (sent,) = house.bot.sent
    assert "3\u00a0842\u00a0₽" in sent.text
    assert notice(house).revision == 4


def test_a_later_change_is_told_as_a_change(house: House) -> None:
    tell(house)
    change(house)
    tell(house)
    assert "записан" in house.bot.sent[0].text
    assert "изменился" in house.bot.sent[1].text


def test_somebody_who_does_not_let_the_group_write_is_asked_no_more_about_this(house: House) -> None:
    house.bot.refusing.add(ANNA)
    tell(house)
    tell(house)
    assert house.memory.events() == [Event.NOTICE_REFUSED]
    assert notice(house).reason == "no_permission"


def test_a_message_that_will_never_go_out_is_given_up(house: House) -> None:
    house.bot.troubles.append(Invalid("ok_100"))
    tell(house)
    assert (notice(house).state, notice(house).reason) == (NoticeState.REFUSED, "ok_100")


def test_when_ok_cannot_be_reached_the_notice_waits_and_is_sent_at_once_by_the_next_try(house: House) -> None:
    house.bot.troubles.append(Unavailable("ok_unavailable", retry_after=30))
    with pytest.raises(Unavailable) as refusal:
        tell(house)
    assert (refusal.value.retry_after, notice(house).state) == (30, NoticeState.WAITING)
    tell(house)
    assert len(house.bot.sent) == 1
    assert (notice(house).attempts, house.memory.events()) == (2, [Event.NOTICE_SENT])


@pytest.mark.parametrize("delivered", [True, False])
def test_a_lost_answer_is_repeated_after_the_lease_and_the_journal_shows_it(house: House, delivered: bool) -> None:
    house.bot.troubles.append(AnswerLost())
    house.bot.delivers_lost = delivered
    with pytest.raises(AnswerLost):
        tell(house)
    with pytest.raises(Unavailable) as busy:
        tell(house)
    assert (busy.value.reason, busy.value.retry_after) == ("notice_busy", 90)
    house.clock.moment += LEASE
    tell(house)
    assert len(house.bot.sent) == 1 + delivered
    assert house.memory.events() == [Event.NOTICE_REPEATED, Event.NOTICE_SENT]


def test_a_busy_lease_keeps_others_away(house: House) -> None:
    house.save(a_notice(state=NoticeState.SENDING, at=house.clock() - LEASE + timedelta(seconds=1)))
    with pytest.raises(Unavailable):
        tell(house)
    assert house.bot.sent == []


def test_a_change_during_a_lost_send_is_told_once_in_its_last_state(house: House) -> None:
    house.bot.troubles.append(AnswerLost())
    with pytest.raises(AnswerLost):
        tell(house)
    change(house, delivery_share=100)
    house.clock.moment += LEASE
    for _ in range(2):
        tell(house)
    (sent,) = house.bot.sent
    assert "3\u00a0840\u00a0₽" in sent.text


def test_an_order_or_a_buyer_that_is_gone_is_told_of_no_more(house: House) -> None:
    house.noticing.tell(order_saved(an_order(number="404")))
    house.noticing.tell(order_saved(an_order(buyer="nobody")))
    assert (house.bot.sent, house.memory.journal) == ([], [])


class Overtaken(MemoryCommits):
    """Another sender claims the notice between our look and our claim."""

    def commit(self, community: str, commit: Commit) -> None:
        if not self.memory.find(Notice, COMMUNITY, "1001"):
            super().commit(community, Commit((a_notice(state=NoticeState.SENDING),)))
        super().commit(community, commit)


def test_of_two_senders_at_once_one_sends(house: House) -> None:
    with pytest.raises(Stale):
        replace(house.noticing, commits=Overtaken(house.memory)).tell(order_saved(an_order()))
    assert house.bot.sent == []


@pytest.mark.parametrize("state", [ImportState.APPLYING, ImportState.SPLITTING])
def test_an_order_is_told_when_the_import_that_changes_it_is_done(house: House, state: ImportState) -> None:
    event = replace(order_saved(an_order()), data={**order_saved(an_order()).data, "import": "job"})
    house.save(running := an_import(id="job", state=state))
    with pytest.raises(Unavailable):
        house.noticing.tell(event)
    assert house.bot.sent == []
    house.save(replace(running, state=ImportState.DONE, version=1))
    house.noticing.tell(event)
    assert len(house.bot.sent) == 1


def test_an_import_that_does_not_end_is_not_waited_for_for_ever(house: House) -> None:
    house.save(an_import(id="job", state=ImportState.APPLYING))
    event = replace(order_saved(an_order()), data={**order_saved(an_order()).data, "import": "job"})
    house.clock.pass_by(hours=2)
    house.noticing.tell(event)
    assert len(house.bot.sent) == 1
