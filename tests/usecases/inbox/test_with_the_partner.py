"""The subscription over the real adapters: the played OK delivers to our address."""

from collections.abc import Sequence

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import BOT_TOKEN, Community, ConnectionName, ConnectionState, Secret
from chalicelib.domain.journal import Event
from chalicelib.usecases.inbox.receive_messages import HOOK
from chalicelib.usecases.ports import Commit
from infra.local.variables import DEMO
from tests.usecases.annex import a_job
from tests.world import Ok

TOKEN = DEMO["OK_BOT_TOKEN"]


def look(container: Container, community: Community) -> Sequence[str]:
    """What OK says is subscribed after a turn."""
    container.background.jobs.run(a_job(Event.CONNECTION_DUE, community.id))
    return container.partners.bot.subscriptions(TOKEN)


def states(container: Container, community: Community) -> dict[str, ConnectionState]:
    return {each.name: each.state for each in container.stores.communities.connections(community.id)}


def test_a_dropped_subscription_is_made_again_at_the_address_that_leads_to_the_community(
    container: Container, community: Community, ok: Ok
) -> None:
    for _ in range(2):
        (url,) = look(container, community)
        key = url.removeprefix(f"{container.settings.public_url}hooks/ok/")
        assert container.signing.signer.unsign(HOOK, key) == community.id
        ok.ask("hooks/drop")
    assert states(container, community) == {
        ConnectionName.BOT: ConnectionState.OK,
        ConnectionName.HOOK: ConnectionState.OK,
    }


def test_a_token_that_oks_bot_does_not_know_is_refused(container: Container, community: Community, ok: Ok) -> None:
    container.stores.commits.commit(community.id, Commit((Secret(community.id, BOT_TOKEN, "made up"),)))
    container.background.jobs.run(a_job(Event.CONNECTION_DUE, community.id))
    assert states(container, community) == {ConnectionName.BOT: ConnectionState.REFUSED}
