"""A purchase that stopped below its minimum: who runs it is asked at once, once, and together when there are many."""

from datetime import time, timedelta

import pytest

from chalicelib.domain.buyers.buyer import Consent, QuietHours
from chalicelib.domain.communities.community import Role
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import DECISIONS, NoticeState
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.ports import LinkButton
from tests.factories import NOW, a_principal, a_purchase, an_entry, an_organizer
from tests.usecases.organizers_chat import MARIA, OrganizersChat
from tests.world import ADMIN, MODERATOR

PRINCIPAL = a_principal()


class Chat(OrganizersChat):
    def stop(self, *purchases: str, organizer: str | None = "maria") -> None:
        """Their time has come, and nobody has ordered anything."""
        for each in purchases:
            fields = {"minimum_sum": 100_000, "minimum_count": 5, "stop_at": NOW}
            self.house.save(a_purchase(id=each, title=f"Закупка {each}", organizer=organizer, version=0, **fields))
        self.house.container.background.jobs.run(an_entry(event=Event.STOPS_SOUGHT))

    @property
    def manage(self):  # type: ignore[no-untyped-def]
        return self.house.container.purchases.manage


def test_it_is_told_at_once_with_what_may_be_done_and_the_way_there() -> None:
    chat = Chat()
    chat.stop("a")
    (sent,) = chat.deliver()
    assert sent.user == ADMIN
    text = sent.text.replace("\u00a0", " ")
    for part in ("«Закупка a»", "0 ₽ из 1 000 ₽", "0 из 5", "продолжить", "продлить", "отменить"):
        assert part in text
    (button,) = sent.buttons
    assert isinstance(button, LinkButton)
    assert button.url.endswith("order%3D")
    assert chat.deliver(hours=9) == []


def test_several_are_one_message_and_none_is_told_twice() -> None:
    chat = Chat()
    chat.stop("a", "b")
    (sent,) = chat.deliver()
    assert "— 2" in sent.text
    assert "• Закупка a" in sent.text
    assert "• Закупка b" in sent.text
    chat.stop("c")
    assert chat.deliver() == []
    (sent,) = chat.deliver(minutes=4)
    assert "«Закупка c»" in sent.text
    assert chat.deliver(hours=9) == []


@pytest.mark.parametrize("decision", ["proceed", "prolong", "cancel"])
def test_of_what_was_decided_meanwhile_nobody_is_asked(decision: str) -> None:
    chat = Chat()
    chat.stop("a")
    if decision == "proceed":
        chat.manage.move(PRINCIPAL, "a", Stage.STOPPED)
    elif decision == "prolong":
        chat.manage.prolong(PRINCIPAL, "a", NOW + timedelta(days=1))
    else:
        chat.manage.cancel(PRINCIPAL, "a", "")
    assert chat.deliver() == []


def test_what_is_decided_after_the_question_was_put_is_not_told() -> None:
    chat = Chat(quiet=QuietHours(time(12), time(18)))  # 13:00 in Moscow
    chat.stop("a")
    assert chat.deliver() == []
    chat.manage.move(PRINCIPAL, "a", Stage.STOPPED)
    assert chat.deliver(hours=6) == []


def test_one_that_stops_below_its_minimum_once_more_is_asked_about_once_more() -> None:
    chat = Chat()
    chat.stop("a")
    assert len(chat.deliver()) == 1
    chat.manage.prolong(PRINCIPAL, "a", chat.house.clock() + timedelta(hours=1))
    chat.house.clock.pass_by(hours=2)
    chat.house.container.background.jobs.run(an_entry(event=Event.STOPS_SOUGHT))
    assert len(chat.deliver()) == 1


def test_of_what_nobody_runs_or_who_may_not_decide_owners_hear() -> None:
    chat = Chat()
    chat.stop("a", organizer=None)
    assert [sent.user for sent in chat.deliver()] == [MODERATOR]
    chat = Chat()
    chat.house.save(an_organizer(role=Role.VIEWER, version=1))
    chat.stop("a")
    assert [sent.user for sent in chat.deliver()] == [MODERATOR]


def test_who_does_not_want_it_is_not_told() -> None:
    chat = Chat(consent=Consent.DENIED)
    chat.stop("a")
    assert chat.deliver() == []
    notice = chat.house.notice(DECISIONS, MARIA)
    assert (notice.state, notice.reason) == (NoticeState.WITHHELD, "no_consent")


def test_one_that_is_stopped_by_hand_or_has_its_minimum_asks_nobody() -> None:
    chat = Chat()
    chat.house.save(a_purchase(id="a", organizer="maria", minimum_sum=100_000, version=0))
    chat.manage.move(PRINCIPAL, "a", Stage.STOPPED)
    assert chat.deliver() == []
