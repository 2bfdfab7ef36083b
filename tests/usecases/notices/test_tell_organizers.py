"""A reported payment reaches whose it is to decide: at once, together when many come, and only whom it concerns."""

from datetime import time

import pytest

from chalicelib.domain.buyers.buyer import Consent, QuietHours, Topic
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.notices.notice import CLAIMS, NoticeState
from chalicelib.usecases.ports import LinkButton
from tests.factories import a_principal, an_organizer
from tests.usecases.organizers_chat import MARIA, OLGA, OrganizersChat, pressable
from tests.world import ADMIN, MODERATOR


@pytest.fixture
def chat() -> OrganizersChat:
    return OrganizersChat()


def test_one_payment_is_told_at_once_with_its_buttons_and_the_orders_link(chat: OrganizersChat) -> None:
    claim = chat.report()
    (sent,) = chat.deliver()
    assert sent.user == ADMIN
    assert "1 000" in sent.text.replace("\u00a0", " ")
    assert "1001" in sent.text
    assert "Анна Петрова" in sent.text
    assert pressable(sent) == [f"confirm:{claim.id}", f"reject:{claim.id}"]
    assert next(each.url for each in sent.buttons if isinstance(each, LinkButton)).endswith("1001")


def test_what_comes_soon_after_is_one_message(chat: OrganizersChat) -> None:
    chat.report()
    chat.deliver()
    for amount in (10_000, 20_000, 30_000):
        chat.report("1002", amount)
        assert chat.deliver() == []
    (sent,) = chat.deliver(minutes=4)
    assert "— 3" in sent.text
    assert "600" in sent.text
    assert pressable(sent) == []
    assert chat.deliver(hours=5) == []


def test_what_is_decided_meanwhile_is_not_told(chat: OrganizersChat) -> None:
    chat.report()
    chat.deliver()
    second, third = chat.report("1002", 10_000), chat.report("1002", 20_000)
    chat.deliver()
    chat.house.container.payments.review_claims.confirm(a_principal(), second.id)
    (sent,) = chat.deliver(minutes=4)
    assert pressable(sent) == [f"confirm:{third.id}", f"reject:{third.id}"]


def test_of_what_nobody_runs_owners_hear(chat: OrganizersChat) -> None:
    chat.report("1003")
    assert [sent.user for sent in chat.deliver()] == [MODERATOR]


def test_of_organizers_who_never_came_owners_hear_instead(chat: OrganizersChat) -> None:
    chat.house.save(an_organizer(ok_id="570000000999", version=1))
    chat.report()
    assert [sent.user for sent in chat.deliver()] == [MODERATOR]


def test_who_may_not_decide_is_not_asked_to(chat: OrganizersChat) -> None:
    chat.house.save(an_organizer(role=Role.VIEWER, version=1))
    chat.report()
    assert [sent.user for sent in chat.deliver()] == [MODERATOR]


def test_at_night_nobody_is_woken_and_the_morning_has_one_message() -> None:
    chat = OrganizersChat(quiet=QuietHours(time(12), time(18)))  # 13:00 in Moscow
    chat.report()
    chat.report("1002")
    assert chat.deliver(hours=4) == []
    (sent,) = chat.deliver(hours=2)
    assert "— 2" in sent.text


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        ({"consent": Consent.DENIED}, "no_consent"),
        ({"consent": Consent.WITHDRAWN}, "no_consent"),
        ({"muted": frozenset({Topic.PAYMENT})}, "muted"),
    ],
)
def test_who_does_not_want_it_is_not_told(wish: dict[str, object], reason: str) -> None:
    chat = OrganizersChat(**wish)
    chat.report()
    assert chat.deliver() == []
    notice = chat.house.notice(CLAIMS, MARIA)
    assert (notice.state, notice.reason) == (NoticeState.WITHHELD, reason)


def test_a_try_that_failed_is_made_again_and_tells_all(chat: OrganizersChat) -> None:
    chat.house.partners.bot.troubles += [Unavailable("ok_unavailable", retry_after=30)]
    chat.report()
    chat.report("1002")
    texts = [sent.text for sent in chat.deliver(minutes=10)]
    assert len(texts) == 1
    assert "— 2" in texts[0]


def test_owners_are_told_of_what_is_theirs_and_nothing_else(chat: OrganizersChat) -> None:
    chat.report()
    chat.report("1003")
    told = {sent.user: pressable(sent) for sent in chat.deliver()}
    assert len(told[ADMIN]) == len(told[MODERATOR]) == 2
    assert chat.house.notice(CLAIMS, OLGA).told_of != chat.house.notice(CLAIMS, MARIA).told_of


def test_nobody_there_is_nobody_told() -> None:
    chat = OrganizersChat()
    for each in chat.house.stores.communities.organizers("c1"):
        chat.house.container.communities.manage.remove_organizer("c1", each.id)
    chat.report()
    assert chat.deliver() == []
