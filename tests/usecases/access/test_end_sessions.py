"""An operator ends somebody's sessions."""

from msgspec.structs import replace

from chalicelib.domain.access.access import Access
from chalicelib.domain.communities.community import Membership
from chalicelib.domain.journal import Event
from chalicelib.usecases.access.end_sessions import EndSessions
from tests.factories import COMMUNITY, NOW, a_buyer, a_launch
from tests.usecases.house import House
from tests.usecases.rivals import Overtaken
from tests.world import ANNA


def access(house: House) -> Access:
    return house.stores.buyers.access(COMMUNITY, "anna")


def test_every_token_of_before_is_void_and_the_journal_says_so(house: House) -> None:
    house.partners.group.members[ANNA] = Membership.ADMIN
    house.partners.launches.signed["query"] = a_launch()
    before = house.container.access.open_session.open("query").principal
    EndSessions(house.stores.buyers, house.stores.commits, house.clock).revoke(
        house.stores.buyers.get(COMMUNITY, before.id)
    )
    after = house.stores.buyers.access(COMMUNITY, before.id)
    assert (after.rights, after.let_in_at) == (before.rights + 1, None)
    entry = house.memory.journal[-1]
    assert (entry.event, entry.subject) == (Event.SESSIONS_ENDED, f"buyer/{before.id}")


def test_a_launch_that_comes_in_between_is_ended_too(house: House) -> None:
    house.join(a_buyer())

    def launched() -> None:
        house.save(replace(access(house), rights=5, let_in_at=NOW))

    rival = Overtaken(house.memory, ahead=[launched])
    EndSessions(house.stores.buyers, rival, house.clock).revoke(house.stores.buyers.get(COMMUNITY, "anna"))
    assert (access(house).rights, access(house).let_in_at) == (6, None)
    assert house.memory.events() == [Event.SESSIONS_ENDED]
