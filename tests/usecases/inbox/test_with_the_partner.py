"""The subscription over the real adapters: the played OK delivers to our address."""

from collections.abc import Sequence

from chalicelib.bootstrap import Hub
from chalicelib.domain.communities import BOT_TOKEN, Community, ConnectionName, ConnectionState, Secret
from chalicelib.domain.journal import Event
from chalicelib.usecases.inbox.accepting import HOOK
from chalicelib.usecases.ports import Commit
from infra.local.variables import DEMO
from tests.usecases.annex import a_chore
from tests.world import Ok

TOKEN = DEMO["OK_BOT_TOKEN"]


def look(hub: Hub, community: Community) -> Sequence[str]:
    """What OK says is subscribed after a turn."""
    hub.chores.advance(a_chore(Event.CONNECTION_DUE, community.id))
    return hub.bot.subscriptions(TOKEN)


def states(hub: Hub, community: Community) -> dict[str, ConnectionState]:
    return {each.name: each.state for each in hub.communities.connections(community.id)}


def test_a_dropped_subscription_is_made_again_at_the_address_that_leads_to_the_community(
    hub: Hub, community: Community, ok: Ok
) -> None:
    for _ in range(2):
        (url,) = look(hub, community)
        key = url.removeprefix(f"{hub.settings.public_url}hooks/ok/")
        assert hub.seals.open(HOOK, key) == community.id
        ok.ask("hooks/drop")
    assert states(hub, community) == {
        ConnectionName.BOT: ConnectionState.OK,
        ConnectionName.HOOK: ConnectionState.OK,
    }


def test_a_token_that_oks_bot_does_not_know_is_refused(hub: Hub, community: Community, ok: Ok) -> None:
    hub.commits.commit(community.id, Commit((Secret(community.id, BOT_TOKEN, "made up"),)))
    hub.chores.advance(a_chore(Event.CONNECTION_DUE, community.id))
    assert states(hub, community) == {ConnectionName.BOT: ConnectionState.REFUSED}
