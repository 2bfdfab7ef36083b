"""An administrator founds a community in a group of nobody's: once, whoever else tries, wherever it dies."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.launch import Launch
from chalicelib.domain.communities.community import Membership, Role
from chalicelib.domain.errors import Conflict, Forbidden, Invalid, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.usecases.communities.found_community import FoundCommunity, FoundingWish
from tests.factories import COMMUNITY, a_launch
from tests.fakes import FakePartners
from tests.usecases.annex import Annex
from tests.usecases.tripwire import Died
from tests.world import ADMIN, ANNA, GROUP

NEW = "54000000000999"
WISH = FoundingWish(
    name=" Пряжа  вскладчину ", zone="Asia/Omsk", currency="RUB", language="ru", first_name="Мария", last_name="Орлова"
)


class Launched:
    """OK signed that this person came into this group."""

    def __init__(self, user: str = ADMIN, group: str = NEW) -> None:
        self.launch: Launch = replace(a_launch(), user=user, group=group)

    def verify(self, query: str, later: Any = None) -> Launch:
        return self.launch


def annex(membership: Membership = Membership.ADMIN) -> Annex:
    made = Annex()
    made.partners.group.members |= {ADMIN: membership, ANNA: Membership.ADMIN}
    return made


def founding(annex: Annex, **launch: str) -> FoundCommunity:
    return replace(annex.container.communities.found, launches=Launched(**launch))


def test_an_administrator_is_offered_it_under_the_groups_name() -> None:
    offer = founding(annex()).offer("query")
    assert (offer.founder, offer.name) == (True, FakePartners().group.called)


@pytest.mark.parametrize("membership", [each for each in Membership if each is not Membership.ADMIN])
def test_nobody_else_is(membership: Membership) -> None:
    made = annex(membership)
    assert not founding(made).offer("query").founder
    with pytest.raises(Forbidden, match="founder_only"):
        founding(made).found("query", WISH)
    assert made.stores.communities.id_of_group(NEW) is None


def test_he_owns_what_he_founds() -> None:
    made = annex()
    founding(made).found("query", WISH)
    community = made.stores.communities.get(made.stores.communities.id_of_group(NEW) or "")
    assert (community.name, community.zone) == ("Пряжа вскладчину", "Asia/Omsk")
    (owner,) = made.stores.communities.organizers(community.id)
    assert (owner.role, owner.ok_id, owner.profile) == (Role.OWNER, ADMIN, f"https://ok.ru/profile/{ADMIN}")
    said = [(entry.event, entry.actor) for entry in made.memory.journal]
    assert said == [
        (Event.COMMUNITY_CREATED, f"organizer/{owner.id}"),
        (Event.ORGANIZER_ADDED, f"organizer/{owner.id}"),
    ]


def test_two_administrators_found_one() -> None:
    made = annex()
    founding(made).found("query", WISH)
    first = made.stores.communities.id_of_group(NEW)
    founding(made, user=ANNA).found("query", replace(WISH, name="Другое"))
    assert made.stores.communities.id_of_group(NEW) == first
    with pytest.raises(Conflict, match="group_taken"):
        founding(made).offer("query")


def test_whoever_loses_the_race_finds_it_founded() -> None:
    made = annex()
    second = founding(made, user=ANNA)
    made.wire.set(at=2, happens=lambda: founding(made).found("query", WISH))
    second.found("query", replace(WISH, name="Другое"))
    community = made.stores.communities.get(made.stores.communities.id_of_group(NEW) or "")
    assert [each.ok_id for each in made.stores.communities.organizers(community.id)] in ([ADMIN], [ANNA])


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(3))
def test_wherever_it_dies_the_same_form_ends_it(at: int, after: bool) -> None:
    made = annex()
    made.wire.set(at=at, after=after)
    with pytest.raises(Died):
        founding(made).found("query", WISH)
    founding(made).found("query", WISH)
    assert len([entry for entry in made.memory.journal if entry.event == Event.COMMUNITY_CREATED]) == 1


@pytest.mark.parametrize("wrong", [{"name": " "}, {"zone": "Mars"}, {"currency": "X"}, {"first_name": ""}])
def test_what_cannot_be_is_refused(wrong: dict[str, str]) -> None:
    made = annex()
    with pytest.raises(Invalid):
        founding(made).found("query", replace(WISH, **wrong))
    assert made.stores.communities.id_of_group(NEW) is None


def test_while_ok_is_silent_nothing_is_founded() -> None:
    made = annex()
    made.partners.group.silence = Unavailable("ok_unavailable")
    with pytest.raises(Unavailable):
        founding(made).found("query", WISH)


def test_a_group_that_has_a_community_keeps_it() -> None:
    made = annex()
    founding(made, group=GROUP).found("query", WISH)
    assert made.stores.communities.id_of_group(GROUP) == COMMUNITY
