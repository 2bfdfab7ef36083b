"""A proof of a payment is uploaded, looked at, and kept with its claim and no other."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from chalicelib.domain.buyers.buyer import Erasure, leaving
from chalicelib.domain.errors import Conflict, Full, Invalid, NotFound, Stale, TooLarge, Unavailable
from chalicelib.domain.orders.claim_marks import KEPT_CLAIMS
from chalicelib.domain.payments.proofs import LARGEST_PROOF, PROOF_TYPES, uploaded_proof
from chalicelib.usecases.retries import TRIES
from tests.factories import COMMUNITY, NOW, a_buyer
from tests.fakes import MemoryProofs
from tests.usecases.house import House
from tests.usecases.payments.till import ANNA, ELENA, MARIA, PNG, PROGRAM, filed, kept, owing, received, uploaded
from tests.usecases.rivals import late


@pytest.mark.parametrize("kind", PROOF_TYPES)
def test_a_proof_is_uploaded_by_a_form_of_its_type_under_its_buyer(house: House, kind: str) -> None:
    proof, form = house.container.payments.file_claims.proof_form(ANNA, kind, LARGEST_PROOF)
    assert form.fields["key"] == f"{COMMUNITY}/proofs/anna/{proof}"
    assert form.fields["Content-Type"] == kind


@pytest.mark.parametrize(
    ("kind", "size", "refusal", "field"),
    [
        ("image/svg+xml", 10, Invalid, "type"),
        ("application/x-msdownload", 10, Invalid, "type"),
        ("", 10, Invalid, "type"),
        ("image/png", LARGEST_PROOF + 1, TooLarge, "size"),
        ("image/png", 0, Invalid, "size"),
    ],
)
def test_what_is_no_proof_is_not_even_asked_for(
    house: House, kind: str, size: int, refusal: type[Invalid], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        house.container.payments.file_claims.proof_form(ANNA, kind, size)
    assert refused.value.field == field


def test_forms_for_proofs_are_given_twenty_an_hour_and_sixty_a_day_to_each_buyer(house: House) -> None:
    house.clock.moment = NOW.replace(hour=0)
    given = 0
    for _ in range(4):
        for _ in range(25):
            with suppress(Full):
                house.container.payments.file_claims.proof_form(ANNA, "image/png", 10)
                given += 1
        house.clock.pass_by(hours=1)
    assert given == 60
    with pytest.raises(Full, match="proofs_too_many"):
        house.container.payments.file_claims.proof_form(ANNA, "image/png", 10)
    house.join(a_buyer(id=ELENA.id, ok_id=ELENA.ok_id or "570000000102"))
    assert house.container.payments.file_claims.proof_form(ELENA, "image/png", 10)
    house.clock.pass_by(days=1)
    assert house.container.payments.file_claims.proof_form(ANNA, "image/png", 10)


def test_no_form_is_given_to_whose_erasure_begins_at_that_moment(house: House) -> None:
    def leaves() -> None:
        house.save(leaving(house.stores.buyers.get(COMMUNITY, "anna"), Erasure()))

    with pytest.raises(Conflict, match="person_erased"):
        late(house, leaves).container.payments.file_claims.proof_form(ANNA, "image/png", 10)


def test_a_proof_is_kept_with_its_claim_and_shown_by_a_link_that_saves_it(house: House) -> None:
    claim = filed(house, proof=uploaded(house))
    assert claim.proof_type == "image/png"
    assert list(kept(house).values()) == [PNG]
    (name,) = kept(house)
    for link in (
        house.container.payments.file_claims.proof(ANNA, claim.id, "Чек"),
        house.container.payments.review_claims.proof(MARIA, claim.id, "Чек"),
    ):
        assert (link.type, link.name) == ("image/png", "Чек 1001.png")
        assert link.url == f"memory://proofs/{COMMUNITY}/{name}?as={link.name}"


def test_a_claim_without_a_proof_has_none_to_show(house: House) -> None:
    claim = filed(house)
    for ask, principal in (
        (house.container.payments.file_claims.proof, ANNA),
        (house.container.payments.review_claims.proof, MARIA),
    ):
        with pytest.raises(NotFound, match="proof_missing"):
            ask(principal, claim.id)


def test_a_program_that_calls_itself_a_picture_is_refused_and_dropped(house: House) -> None:
    with pytest.raises(Invalid, match="proof_foreign"):
        filed(house, proof=uploaded(house, PROGRAM))
    assert (kept(house), house.memory.journal) == ({}, [])


def test_a_file_is_what_its_bytes_say_not_what_the_form_said(house: House) -> None:
    assert filed(house, proof=uploaded(house, b"%PDF-1.7 check")).proof_type == "application/pdf"


def test_an_upload_that_never_came_is_missing(house: House) -> None:
    proof, _ = house.container.payments.file_claims.proof_form(ANNA, "image/png", 10)
    with pytest.raises(NotFound, match="file_missing"):
        filed(house, proof=proof)


@pytest.mark.parametrize("proof", ["../elena/id000001", "", "x" * 2_000])
def test_the_upload_of_somebody_else_cannot_be_named(house: House, proof: str) -> None:
    house.join(a_buyer(id="elena", ok_id="570000000102", name="Елена"))
    uploaded(house, buyer="elena")
    with pytest.raises(NotFound, match="file_missing"):
        filed(house, proof=proof)


def replaced(house: House, proof: str, content: bytes) -> None:
    """The form stays good for an hour, so an upload can be replaced."""
    house.stores.files.write(COMMUNITY, uploaded_proof("anna", proof), content)


def test_an_upload_replaced_after_it_was_looked_at_changes_nothing(house: House) -> None:
    proof = uploaded(house)
    filed(house, proof=proof)
    replaced(house, proof, PROGRAM)
    assert filed(house, proof=proof).proof_type == "image/png"
    assert list(kept(house).values()) == [PNG]


@pytest.mark.parametrize("content", [PROGRAM, b"%PDF-1.7 another"])
def test_another_claim_with_the_same_upload_does_not_touch_the_proof_of_the_first(house: House, content: bytes) -> None:
    proof = uploaded(house)
    first = filed(house, proof=proof, key="form-one")
    replaced(house, proof, content)
    if content is PROGRAM:
        with pytest.raises(Invalid):
            filed(house, proof=proof, key="form-two")
    else:
        filed(house, proof=proof, key="form-two")
    name = (
        house.container.payments.file_claims.proof(ANNA, first.id, "Чек")
        .url.removeprefix(f"memory://proofs/{COMMUNITY}/")
        .partition("?")[0]
    )
    assert kept(house)[name] == PNG


def test_one_transfer_may_prove_two_claims(house: House) -> None:
    proof = uploaded(house)
    claims = [filed(house, "1001", proof=proof, key="form-one"), filed(house, "1002", proof=proof, key="form-two")]
    assert len({house.container.payments.file_claims.proof(ANNA, claim.id, "Чек").url for claim in claims}) == 2


def meanwhile(house: House, deed: Callable[[], object]) -> House:
    """The same house for somebody between whose look for the claim and whose taking over of a file others come."""
    other = late(house)

    class Slow(MemoryProofs):
        def keep(self, community: str, uploaded: str, name: str, beginning: int) -> bytes:
            deed()
            return super().keep(community, uploaded, name, beginning)

    other.stores.proofs = Slow(house.stores.files, house.stores.proofs.kept)
    return other


@pytest.mark.parametrize("content", [PROGRAM, b"%PDF-1.7 another"])
def test_a_late_twin_neither_takes_nor_replaces_the_proof_of_a_claim(house: House, content: bytes) -> None:
    good, other = uploaded(house), uploaded(house, content)
    twin = meanwhile(house, lambda: filed(house, proof=good))
    if content is PROGRAM:
        with pytest.raises(Invalid, match="proof_foreign"):
            filed(twin, proof=other)
    else:
        assert filed(twin, proof=other).proof_type == "image/png"
    assert list(kept(house).values()) == [PNG]
    (name,) = kept(house)
    assert (
        name
        in house.container.payments.file_claims.proof(
            ANNA, house.container.payments.file_claims.list(ANNA, None).things[0].id, "Чек"
        ).url
    )


def test_a_twin_with_the_same_upload_leaves_it(house: House) -> None:
    proof = uploaded(house)
    first = filed(meanwhile(house, lambda: filed(house, proof=proof)), proof=proof)
    assert first == house.stores.claims.get(COMMUNITY, first.id)
    assert list(kept(house).values()) == [PNG]


def test_what_is_refused_takes_no_proof_over(house: House) -> None:
    proof = uploaded(house)
    house.save(owing("1004", 900, currency="KZT"))
    with pytest.raises(Conflict, match="currencies_mixed"):
        filed(house, "1001", "1004", proof=proof)
    for place in range(KEPT_CLAIMS):
        filed(house, amount=10, key=f"form-number-{place}")
    with pytest.raises(Conflict, match="claims_too_many"):
        filed(house, key="one-too-many", proof=proof)
    assert kept(house) == {}


def test_a_proof_that_was_taken_over_for_nothing_goes_again(house: House) -> None:
    proof = uploaded(house)
    keys = (f"form-of-rival-{place}" for place in range(TRIES))
    rivals = [lambda: house.container.payments.record.enter(MARIA, received(1, key=next(keys)))] * TRIES
    with pytest.raises(Stale):
        filed(late(house, *rivals), proof=proof)
    assert kept(house) == {}


def test_a_proof_stays_while_it_is_not_known_whether_its_claim_was_filed(house: House) -> None:
    def lost() -> None:
        raise Unavailable

    proof = uploaded(house)
    with pytest.raises(Unavailable):
        filed(late(house, lost), proof=proof)
    assert list(kept(house).values()) == [PNG]
    assert filed(house, proof=proof).proof_type == "image/png"
