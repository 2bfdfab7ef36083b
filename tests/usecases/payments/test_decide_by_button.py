"""One tap decides as the cabinet does: for whom the message was sent to, by the rights he has now, once."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import Membership, Role
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim
from tests.factories import COMMUNITY, a_principal, an_organizer
from tests.usecases.organizers_chat import MARIA, OrganizersChat, pressable
from tests.world import ADMIN, ANNA, MODERATOR


@pytest.fixture
def chat() -> OrganizersChat:
    return OrganizersChat()


@pytest.fixture
def claim(chat: OrganizersChat) -> PaymentClaim:
    claim = chat.report()
    chat.deliver()
    return claim


def test_a_tap_confirms_and_it_is_her_doing(chat: OrganizersChat, claim: PaymentClaim) -> None:
    chat.press("confirm", claim.id)
    after = chat.claim(claim)
    assert (after.state, after.decided_by) == (ClaimState.CONFIRMED, MARIA)
    assert chat.house.stores.orders.get(COMMUNITY, "1001").paid == 100_000
    (entry,) = [each for each in chat.house.memory.journal if each.event == Event.CLAIM_CONFIRMED]
    assert entry.actor == f"buyer/{MARIA}"


def test_she_hears_what_became_of_it_once(chat: OrganizersChat, claim: PaymentClaim) -> None:
    chat.press("confirm", claim.id)
    (sent,) = chat.deliver()
    assert sent.user == ADMIN
    assert "подтверждена" in sent.text
    assert "Мария Орлова" in sent.text
    assert pressable(sent) == []


def test_a_rejected_one_tells_the_buyer_a_standard_reason(chat: OrganizersChat, claim: PaymentClaim) -> None:
    chat.press("reject", claim.id)
    after = chat.claim(claim)
    assert after.state is ClaimState.REJECTED
    assert after.reason.startswith("Перевод не найден")
    assert "отклонена" in chat.deliver()[-1].text


def test_late_she_hears_who_decided(chat: OrganizersChat, claim: PaymentClaim) -> None:
    chat.house.save(an_organizer(id="olga2", ok_id="570000000888", first_name="Инна", last_name="Ким"))
    chat.house.container.payments.review_claims.confirm(a_principal(id="olga-person"), claim.id)
    chat.press("reject", claim.id)
    assert chat.claim(claim).state is ClaimState.CONFIRMED
    (sent,) = chat.deliver()
    assert "подтверждена" in sent.text
    assert "Ольга" in sent.text


def narrowed(chat: OrganizersChat) -> None:
    """Maria sees the own purchases only."""
    maria = next(each for each in chat.house.stores.communities.organizers(COMMUNITY) if each.id == "maria")
    chat.house.save(replace(maria, role=Role.ORGANIZER, sees_all=False))


def test_who_sees_the_own_purchases_only_decides_on_those(chat: OrganizersChat, claim: PaymentClaim) -> None:
    narrowed(chat)
    chat.press("confirm", claim.id)
    assert chat.claim(claim).state is ClaimState.CONFIRMED


def test_what_she_was_told_of_and_may_not_see_any_more_she_does_not_decide(
    chat: OrganizersChat, claim: PaymentClaim
) -> None:
    chat.house.save(replace(chat.claim(claim), organizers=()))
    narrowed(chat)
    chat.press("confirm", claim.id)
    assert chat.claim(claim).state is ClaimState.PENDING
    (answered,) = [each for each in chat.house.memory.journal if each.event == Event.CLAIM_ANSWERED]
    assert answered.data["refusal"] == "forbidden"


def test_somebody_else_presses_in_vain(chat: OrganizersChat, claim: PaymentClaim) -> None:
    for place, user in enumerate((ANNA, MODERATOR, "570000000777")):
        chat.press("confirm", claim.id, user=user, id=f"cb:{place}")
    assert chat.claim(claim).state is ClaimState.PENDING
    assert chat.deliver() == []


@pytest.mark.parametrize("membership", [Membership.ACTIVE, Membership.BLOCKED])
def test_who_is_no_organizer_any_more_decides_nothing(
    chat: OrganizersChat, claim: PaymentClaim, membership: Membership
) -> None:
    chat.house.partners.group.members[ADMIN] = membership
    chat.press("confirm", claim.id)
    assert chat.claim(claim).state is ClaimState.PENDING
    assert "Кнопка не сработала" in chat.deliver()[0].text


def test_a_role_without_the_permission_decides_nothing(chat: OrganizersChat, claim: PaymentClaim) -> None:
    chat.house.save(an_organizer(role=Role.SUPPORT, version=1))
    chat.press("confirm", claim.id)
    assert chat.claim(claim).state is ClaimState.PENDING


def test_while_ok_is_silent_it_waits(chat: OrganizersChat, claim: PaymentClaim) -> None:
    chat.house.partners.group.silence = Unavailable("ok_unavailable")
    with pytest.raises(Unavailable):
        chat.press("confirm", claim.id)
    chat.house.partners.group.silence = None
    chat.press("confirm", claim.id)
    assert chat.claim(claim).state is ClaimState.CONFIRMED


def test_a_button_of_a_claim_that_is_none_does_nothing(chat: OrganizersChat, claim: PaymentClaim) -> None:
    chat.press("confirm", "0" * 16)
    assert chat.deliver() == []
