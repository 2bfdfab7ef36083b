"""What is read for a notice of claims: the claim as it is now, what waits beside it, who has decided."""

import pytest

from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim
from chalicelib.usecases.notices.claim_news import ClaimNews
from tests.factories import NOW, a_buyer, a_claim, an_entry, an_organizer
from tests.usecases.house import House
from tests.world import ADMIN


def read(house: House, event: Event = Event.CLAIM_REPORTED, **data: str) -> ClaimNews:
    found = house.container.notices.news.read(an_entry(event=event, data={"claim": "claim1", **data}))
    assert isinstance(found, ClaimNews)
    return found


def reported(id: str, *organizers: str, **fields: object) -> PaymentClaim:
    return a_claim(id=id, organizers=organizers, **fields)


def test_beside_it_stand_those_that_wait_for_the_same_organizer(house: House) -> None:
    house.save(
        reported("hers", "maria"),
        reported("theirs", "boris", "maria"),
        reported("his", "boris"),
        reported("nobodys"),
        reported("decided", "maria", state=ClaimState.CONFIRMED, decided_at=NOW),
    )
    assert {each.id for each in read(house, organizer="maria").others} == {"hers", "theirs"}
    assert {each.id for each in read(house).others} == {"nobodys"}


def decided(house: House, by: str) -> None:
    known = house.stores.claims.get("c1", "claim1")
    fields = {"state": ClaimState.REJECTED, "decided_at": NOW, "decided_by": by}
    house.save(a_claim(**fields, version=known.version))


def test_of_one_that_was_decided_meanwhile_nothing_else_is_told(house: House) -> None:
    house.save(reported("nobodys"))
    decided(house, "maria-person")
    assert (read(house).others, read(house).waits) == ((), False)


def test_who_decided_is_called_as_the_list_of_organizers_calls_him(house: House) -> None:
    house.join(a_buyer(id="maria-person", ok_id=ADMIN, name="Машуня"))
    decided(house, "maria-person")
    assert read(house, Event.CLAIM_ANSWERED).decided_by == "Машуня"
    house.save(an_organizer())
    news = read(house, Event.CLAIM_ANSWERED, refusal="claim_decided")
    assert (news.decided_by, news.refusal) == (an_organizer().name, "claim_decided")


@pytest.mark.parametrize("by", ["gone", "anna"])
def test_an_operator_and_the_buyer_himself_have_no_name_here(house: House, by: str) -> None:
    decided(house, by)
    assert read(house, Event.CLAIM_ANSWERED).decided_by == ""


def test_one_that_is_gone_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        read(house, claim="gone")
