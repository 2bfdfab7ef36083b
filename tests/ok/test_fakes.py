"""OK as the use cases see it: the fakes, and the real clients over the played OK."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from chalicelib.domain.access.launch import Launch
from chalicelib.domain.communities.community import Membership
from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.usecases.ports import AnswerLost, Bot, CallbackButton, Group, LinkButton
from infra.local.variables import DEMO
from tests.factories import a_launch
from tests.fakes import FakeBot, FakeGroup
from tests.world import ADMIN, ANNA, BLOCKED, GROUP, SILENT

BUTTONS = (LinkButton("Открыть заказ", "https://ok.ru/group/1"), CallbackButton("Я оплатил", "paid:1001"))
TOKEN = DEMO["OK_BOT_TOKEN"]


@dataclass(frozen=True)
class Partner:
    """``trouble`` makes the next call go wrong: it is lost, or it is too often."""

    bot: Bot
    group: Group
    launch: Callable[[str], Launch]
    trouble: Callable[[str], Any]
    inbox: Callable[[str], Sequence[str]]


def fake() -> Partner:
    bot = FakeBot(refusing={SILENT}, groups={TOKEN: GROUP})
    group = FakeGroup({ADMIN: Membership.ADMIN, BLOCKED: Membership.BLOCKED}, {ANNA})

    def trouble(kind: str) -> None:
        bot.delivers_lost = kind == "lost"
        bot.troubles.append(AnswerLost() if kind == "lost" else Unavailable(retry_after=60))
        group.silence = Unavailable()

    def inbox(user: str) -> Sequence[str]:
        return [sent.text for sent in bot.sent if sent.user == user]

    return Partner(bot=bot, group=group, launch=lambda user: a_launch(user=user), trouble=trouble, inbox=inbox)


@pytest.fixture(params=["fake", "played"])
def partner(request: pytest.FixtureRequest) -> Partner:
    if request.param == "fake":
        return fake()
    container, ok, clock = (request.getfixturevalue(name) for name in ("container", "ok", "clock"))

    def trouble(kind: str) -> None:
        for target, calls in (("ok.graph", 1), ("ok.rest", 4)):
            ok.ask("faults", target=target, kind=kind, calls=calls)

    def inbox(user: str) -> Sequence[str]:
        return [message["text"] for message in ok.inbox(user)]

    return Partner(
        bot=container.partners.bot,
        group=container.partners.group,
        launch=lambda user: container.partners.launches.verify(ok.launch(user, clock())),
        trouble=trouble,
        inbox=inbox,
    )


def test_a_message_reaches_who_allows_it(partner: Partner) -> None:
    assert partner.bot.send(TOKEN, ANNA, "Заказ № 1001", BUTTONS) is not None
    assert partner.inbox(ANNA) == ["Заказ № 1001"]


def test_who_does_not_allow_it_gets_none(partner: Partner) -> None:
    assert partner.bot.send(TOKEN, SILENT, "Заказ № 1001", BUTTONS) is None
    assert partner.inbox(SILENT) == []


def test_a_lost_answer_is_no_answer_and_the_message_may_be_there(partner: Partner) -> None:
    partner.trouble("lost")
    with pytest.raises(AnswerLost):
        partner.bot.send(TOKEN, ANNA, "Заказ № 1001", BUTTONS)
    assert partner.inbox(ANNA) == ["Заказ № 1001"]


def test_too_often_is_later_and_surely_not_sent(partner: Partner) -> None:
    partner.trouble("flood")
    with pytest.raises(Unavailable) as refusal:
        partner.bot.send(TOKEN, ANNA, "Заказ № 1001", BUTTONS)
    assert not isinstance(refusal.value, AnswerLost)
    assert refusal.value.retry_after >= 30
    assert partner.inbox(ANNA) == []


def test_a_bot_tells_its_group_and_an_unknown_one_is_refused(partner: Partner) -> None:
    assert partner.bot.group(TOKEN) == GROUP
    partner.bot.probe(TOKEN)
    with pytest.raises(Invalid):
        partner.bot.group("made up")
    with pytest.raises(Unavailable, match="bot_token_refused") as refusal:
        partner.bot.probe("made up")
    assert refusal.value.retry_after == 600


def test_people_are_heard_at_the_address_that_was_subscribed(partner: Partner) -> None:
    assert list(partner.bot.subscriptions(TOKEN)) == []
    for _ in range(2):
        partner.bot.subscribe(TOKEN, "https://kabinet.example/hooks/ok/key")
    assert list(partner.bot.subscriptions(TOKEN)) == ["https://kabinet.example/hooks/ok/key"]


def test_an_unknown_bot_hears_nobody(partner: Partner) -> None:
    with pytest.raises(Invalid):
        partner.bot.subscriptions("made up")
    with pytest.raises(Invalid):
        partner.bot.subscribe("made up", "https://kabinet.example/hooks/ok/key")


def test_membership_is_oks_word(partner: Partner) -> None:
    for user, membership in ((ADMIN, Membership.ADMIN), (BLOCKED, Membership.BLOCKED), (ANNA, Membership.ACTIVE)):
        assert partner.group.membership(GROUP, user) is membership


def test_consent_is_asked_in_the_session_of_a_launch(partner: Partner) -> None:
    assert partner.group.messages_allowed(partner.launch(ANNA)) is True
    assert partner.group.messages_allowed(partner.launch(SILENT)) is False


def test_a_silent_ok_says_nothing_of_people(partner: Partner) -> None:
    launch = partner.launch(ANNA)
    partner.trouble("flood")
    with pytest.raises(Unavailable):
        partner.group.membership(GROUP, ANNA)
    with pytest.raises(Unavailable):
        partner.group.messages_allowed(launch)
