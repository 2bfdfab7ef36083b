"""OK's subscription is looked at on a schedule."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import BOT_TOKEN, ConnectionName, ConnectionState, Secret
from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.usecases.inbox.receive_messages import HOOK
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, a_buyer, a_community, an_organizer
from tests.usecases.annex import Annex, a_job
from tests.usecases.house import ADDRESS
from tests.world import ADMIN

OURS = f"{ADDRESS}hooks/ok/{Annex().container.signing.signer.sign(HOOK, COMMUNITY)}"


def look(annex: Annex, community: str = COMMUNITY) -> None:
    annex.container.inbox.keep_subscription.run(a_job(Event.CONNECTION_DUE, community))


def subscribed(annex: Annex) -> Sequence[str]:
    return annex.partners.bot.subscribed.get("bot-token", [])


def states(annex: Annex) -> dict[str, ConnectionState]:
    return {each.name: each.state for each in annex.stores.communities.connections(COMMUNITY)}


def told(annex: Annex) -> int:
    return annex.memory.events().count(Event.CONNECTION_REFUSED)


def test_a_bot_is_subscribed_to_the_communitys_own_address(annex: Annex) -> None:
    look(annex)
    assert subscribed(annex) == [OURS]
    assert states(annex) == {ConnectionName.BOT: ConnectionState.OK, ConnectionName.HOOK: ConnectionState.OK}


def test_a_subscription_that_is_there_is_left_alone(annex: Annex, monkeypatch: pytest.MonkeyPatch) -> None:
    look(annex)

    def again(token: str, url: str) -> None:
        raise AssertionError("it is there already")

    monkeypatch.setattr(annex.partners.bot, "subscribe", again)
    look(annex)


def test_a_subscription_that_was_dropped_is_made_again(annex: Annex) -> None:
    look(annex)
    annex.partners.bot.subscribed.clear()
    look(annex)
    assert subscribed(annex) == [OURS]


def test_subscriptions_of_others_stay(annex: Annex) -> None:
    annex.partners.bot.subscribed["bot-token"] = ["https://elsewhere.example/hook"]
    look(annex)
    assert subscribed(annex) == ["https://elsewhere.example/hook", OURS]


def test_a_refused_token_is_written_down_and_not_told_by_the_very_bot(annex: Annex) -> None:
    annex.save(an_organizer())
    annex.join(a_buyer(id="maria", ok_id=ADMIN))
    annex.partners.bot.groups.clear()
    for _ in range(3):
        look(annex)
    assert states(annex) == {ConnectionName.BOT: ConnectionState.REFUSED}
    assert told(annex) == 0


def test_a_token_that_is_taken_again_is_good_again(annex: Annex) -> None:
    groups, annex.partners.bot.groups = annex.partners.bot.groups, {}
    look(annex)
    annex.partners.bot.groups = groups
    look(annex)
    assert states(annex)[ConnectionName.BOT] is ConnectionState.OK


@pytest.mark.parametrize("troubles", [1, 2])
def test_a_silent_ok_is_unavailable_and_no_refusal(annex: Annex, troubles: int) -> None:
    """Asked what is subscribed, or asked to subscribe."""
    answers: list[Exception] = [Unavailable("ok_silent")]
    annex.partners.bot.troubles = answers
    if troubles == 2:
        annex.partners.bot.subscribed["bot-token"] = []
    with pytest.raises(Unavailable):
        look(annex)
    assert states(annex) == {}
    look(annex)
    assert subscribed(annex) == [OURS]


def test_a_refusal_to_subscribe_is_one_of_our_address_and_told_once(
    annex: Annex, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(token: str, url: str) -> None:
        raise Invalid("bot_token_refused")

    annex.save(an_organizer())
    annex.join(a_buyer(id="maria", ok_id=ADMIN))
    with monkeypatch.context() as patched:
        patched.setattr(annex.partners.bot, "subscribe", refuses)
        look(annex)
        look(annex)
    assert states(annex) == {ConnectionName.BOT: ConnectionState.OK, ConnectionName.HOOK: ConnectionState.REFUSED}
    assert (annex.connection(ConnectionName.HOOK).reason, told(annex)) == ("hook_refused", 1)
    look(annex)
    assert states(annex)[ConnectionName.HOOK] is ConnectionState.OK


def test_without_an_address_of_ours_the_bot_is_asked_and_nothing_subscribed(annex: Annex) -> None:
    """Its token lives 30 days after the last question."""
    annex.settings = replace(annex.settings, public_url="")
    look(annex)
    assert (states(annex), subscribed(annex)) == ({ConnectionName.BOT: ConnectionState.OK}, [])


def test_without_a_token_a_group_or_a_community_nobody_is_asked(annex: Annex) -> None:
    annex.partners.bot.groups.clear()
    annex.stores.commits.commit("c2", Commit((a_community(id="c2", group=None), Secret("c2", BOT_TOKEN, "token"))))
    look(annex, "c2")
    look(annex, "nowhere")
    annex.memory.secrets.clear()
    look(annex)
    assert states(annex) == {}
