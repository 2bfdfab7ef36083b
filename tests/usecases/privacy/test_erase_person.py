"""A person's data is erased at his wish."""

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from chalicelib.domain.access.principals import SYSTEM
from chalicelib.domain.buyers.buyer import Buyer, Consent, Erasure
from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.channels import Channel
from chalicelib.domain.notices.notice_settings import NoticeSettings
from chalicelib.domain.notices.outbox import Outbox
from chalicelib.domain.payments.proofs import uploaded_proof
from chalicelib.domain.privacy.pseudonyms import erased_identity
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, NOW, a_comment, a_principal
from tests.usecases.annex import Annex
from tests.usecases.privacy.erasing import ACT, ASKED, erase, stored
from tests.usecases.privacy.people import WORDS, principal, said, settled
from tests.world import ANNA, ELENA


@pytest.fixture
def annex() -> Annex:
    return settled()


# What goes


def test_nothing_personal_is_left_anywhere(annex: Annex) -> None:
    assert [word for word in (*WORDS, ANNA) if word not in stored(annex)] == []
    erase(annex)
    assert [word for word in (*WORDS, ANNA) if word in stored(annex)] == []


def test_where_he_is_reached_and_what_he_was_told_goes_with_him(annex: Annex) -> None:
    settings = NoticeSettings(COMMUNITY, "anna").with_address(Channel.SMS, "+79160000009", "digest", NOW)
    annex.stores.commits.commit(COMMUNITY, Commit((settings, Outbox(COMMUNITY, "anna", Channel.SMS))))
    act = erase(annex).erasure
    assert act
    assert act.desk_notices == 2
    assert annex.stores.desk_notices.settings(COMMUNITY, ["anna"])["anna"].addresses == {}
    assert annex.memory.of(Outbox, COMMUNITY) == []


def test_notices_comments_messages_and_passkeys_are_gone(annex: Annex) -> None:
    erase(annex)
    assert annex.stores.notices.of_buyer(COMMUNITY, "anna") == []
    assert annex.stores.messages.of_user(COMMUNITY, ANNA) == []
    assert annex.stores.passkeys.of_person(COMMUNITY, "anna") == []
    assert annex.stores.comments.of_author(COMMUNITY, ANNA, NOW, None, 20).things == []


def test_proofs_are_gone_whether_a_claim_took_them_over_or_not(annex: Annex) -> None:
    erase(annex)
    assert annex.stores.proofs.count(COMMUNITY, "anna") == 0
    for proof in ("proof1", "unclaimed1"):
        assert annex.stores.files.size(COMMUNITY, uploaded_proof("anna", proof)) is None


def test_all_that_is_left_of_the_person_is_an_id_and_the_act(annex: Annex) -> None:
    left = erase(annex)
    expected = Buyer("anna", COMMUNITY, "", consent=Consent.WITHDRAWN, erasure=ACT, erased_at=annex.clock())
    assert replace(left, version=0) == expected
    assert annex.stores.buyers.get(COMMUNITY, "anna") == left


# What stays


def test_orders_and_payments_stay_without_the_buyers_words(annex: Annex) -> None:
    before = annex.stores.orders.get(COMMUNITY, "1001")
    ledger = annex.stores.payments.of_order(COMMUNITY, "1001")
    erase(annex)
    after = annex.stores.orders.get(COMMUNITY, "1001")
    assert [line.comment for line in after.lines] == [""]
    wordless = tuple(replace(line, comment="") for line in before.lines)
    assert after == replace(before, lines=wordless, version=before.version + 1)
    assert annex.stores.payments.of_order(COMMUNITY, "1001") == ledger


def test_claims_stay_without_the_name_the_words_and_the_proof(annex: Annex) -> None:
    (before,) = annex.stores.claims.of_buyer(COMMUNITY, "anna", None, 20).things
    erase(annex)
    (after,) = annex.stores.claims.of_buyer(COMMUNITY, "anna", None, 20).things
    nameless = replace(before, buyer_name="", comment="", proof=None, proof_type="")
    assert after == replace(nameless, version=before.version + 1)


def test_an_order_in_which_nothing_was_said_is_not_written(annex: Annex) -> None:
    before = annex.stores.orders.get(COMMUNITY, "1002").version
    erase(annex)
    assert annex.stores.orders.get(COMMUNITY, "1002").version == before


def test_everything_of_others_stays(annex: Annex) -> None:
    def hers() -> Any:
        document = annex.container.privacy.export_person.export(principal("elena", ELENA), "elena")
        return {name: part for name, part in document.items() if name not in ("made_at", "history")}

    before = hers()
    erase(annex)
    assert hers() == before
    assert annex.stores.proofs.count(COMMUNITY, "elena") == 3


def test_the_journal_has_the_act_with_its_counts_and_who_asked(annex: Annex) -> None:
    annex.container.privacy.erase_person.run(ASKED)
    (entry,) = [each for each in annex.memory.journal if each.event == Event.BUYER_ERASED]
    assert (entry.subject, entry.actor, entry.data) == ("buyer/anna", "buyer/anna", to_builtins(ACT))


def test_more_than_a_page_of_orders_and_claims_is_cleaned(annex: Annex) -> None:
    for place in range(130):
        wish = ClaimRequest(key=f"form-number-{place}", orders=("1002",), amount=1, paid_at=NOW, comment="ещё одна")
        claim = annex.container.payments.file_claims.file(principal("anna", ANNA), wish)
        annex.container.payments.review_claims.reject(a_principal(), claim.id, "нет")
    assert erase(annex).erasure == replace(ACT, claims=131)
    assert "ещё одна" not in stored(annex)


# Asking


def asked(annex: Annex) -> Sequence[Entry]:
    return [each for each in annex.memory.journal if each.event == Event.ERASURE_ASKED]


def test_it_is_asked_for_through_the_journal_and_done_as_a_job(annex: Annex) -> None:
    annex.acting = principal("anna", ANNA)
    annex.container.privacy.erase_person.ask(annex.acting, "anna")
    annex.acting = SYSTEM
    (entry,) = asked(annex)
    assert (entry.actor, entry.data) == ("buyer/anna", {"buyer": "anna"})
    assert annex.stores.buyers.get(COMMUNITY, "anna").erased_at is None
    annex.container.privacy.erase_person.run(entry)
    assert annex.stores.buyers.get(COMMUNITY, "anna").erased_at


def test_of_an_erased_person_nothing_more_is_asked(annex: Annex) -> None:
    erase(annex)
    annex.container.privacy.erase_person.ask(a_principal(), "anna")
    assert asked(annex) == []


def test_a_missing_buyer_and_one_of_another_tenant_are_missing(annex: Annex) -> None:
    before = stored(annex)
    for who, buyer in ((a_principal(), "nobody"), (a_principal(community="c2"), "anna")):
        with pytest.raises(NotFound):
            annex.container.privacy.erase_person.ask(who, buyer)
        with pytest.raises(NotFound):
            annex.container.privacy.erase_person.erase(who.community, buyer, "operator")
        annex.container.privacy.erase_person.run(replace(ASKED, community=who.community, data={"buyer": buyer}))
    assert stored(annex) == before


# Whoever is no buyer


def test_what_somebody_wrote_who_never_was_a_buyer_is_erased_by_his_number_with_an_act(annex: Annex) -> None:
    stranger = "570000000999"
    annex.save(said("stranger", stranger, "а я мимо"))
    annex.stores.comments.put([a_comment(id="of-stranger", author=stranger, text="красиво")])
    left = annex.container.privacy.erase_person.erase_number(COMMUNITY, stranger, "operator")
    assert left.erasure == Erasure(messages=1, comments=1)
    assert [word for word in ("а я мимо", "красиво", stranger) if word in stored(annex)] == []
    mark = erased_identity(COMMUNITY, stranger)
    assert mark in annex.stores.buyers.by_identities(COMMUNITY, [mark])


def test_what_he_wrote_after_his_erasure_is_erased_by_his_number_too(annex: Annex) -> None:
    erase(annex)
    annex.save(said("anna2", ANNA, "я снова"))
    assert annex.container.privacy.erase_person.erase_number(COMMUNITY, ANNA, "operator").erasure == Erasure(messages=1)
    assert annex.stores.messages.of_user(COMMUNITY, ANNA) == []


def test_by_his_number_a_buyer_is_erased_as_by_his_id(annex: Annex) -> None:
    left = annex.container.privacy.erase_person.erase_number(COMMUNITY, ANNA, "operator")
    assert (left.id, left.erasure) == ("anna", ACT)
