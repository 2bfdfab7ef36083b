"""A buyer says that he has paid."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta, timezone

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Erasure, erased, leaving
from chalicelib.domain.errors import Conflict, Full, Invalid, LessDue, NotFound, Repeated, Stale, TooLarge, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.orders.claim_marks import KEPT_CLAIMS
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import ClaimState, Warning
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.payments.proofs import LARGEST_PROOF, PROOF_TYPES, uploaded_proof
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.retries import TRIES
from tests.factories import COMMUNITY, NOW, a_buyer, a_claim, payable
from tests.fakes import MemoryOrders, MemoryProofs
from tests.usecases.house import House
from tests.usecases.payments.till import (
    AN_HOUR_AGO,
    ANNA,
    ELENA,
    MARIA,
    PNG,
    PROGRAM,
    STRANGER,
    events,
    filed,
    kept,
    order,
    owing,
    received,
    uploaded,
    wish,
)
from tests.usecases.rivals import late


def test_a_claim_waits_beside_the_debt_until_somebody_decides(house: House) -> None:
    claim = filed(house, comment="  от   мужа ")
    assert (claim.state, claim.amount, claim.currency, claim.warnings) == (ClaimState.PENDING, 1_000, "RUB", ())
    assert (claim.paid_at, claim.filed_at, claim.comment, claim.buyer_name) == (
        AN_HOUR_AGO,
        NOW,
        "от мужа",
        "Анна Петрова",
    )
    after = order(house)
    assert (after.paid, after.debt, after.claimed, after.payment_state) == (0, 1_000, 1_000, PaymentState.UNPAID)
    assert house.stores.claims.get(COMMUNITY, claim.id) == claim
    assert [each.id for each in house.container.payments.review_claims.waiting(MARIA, None).things] == [claim.id]


def test_the_journal_names_the_orders_and_the_sum(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_200)
    (entry,) = house.memory.journal
    assert (entry.event, entry.subject, entry.actor) == (Event.CLAIM_FILED, f"claim/{claim.id}", "buyer/anna")
    assert (entry.data["numbers"], entry.data["amount"]) == (["1001", "1002"], 1_200)


def test_one_claim_pays_several_orders_in_turn(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_200)
    assert [(part.number, part.amount) for part in claim.orders] == [("1001", 1_000), ("1002", 200)]
    assert [order(house, number).claimed for number in ("1001", "1002")] == [1_000, 200]
    assert claim.warnings == (Warning.PART,)


def test_the_order_of_the_orders_is_the_buyers(house: House) -> None:
    claim = filed(house, "1002", "1001", amount=700)
    assert [(part.number, part.amount) for part in claim.orders] == [("1002", 500), ("1001", 200)]


def test_several_claims_pay_one_order(house: House) -> None:
    first = filed(house, amount=400, key="form-one")
    second = filed(house, amount=600, key="form-two")
    assert (first.warnings, second.warnings) == ((Warning.PART,), ())
    after = order(house)
    assert (after.claimed, [mark.amount for mark in after.claims]) == (1_000, [600, 400])


def test_a_second_claim_goes_to_what_the_first_left(house: House) -> None:
    filed(house, "1001", amount=700, key="form-one")
    second = filed(house, "1001", "1002", amount=800, key="form-two")
    assert ([part.amount for part in second.orders], second.warnings) == ([300, 500], ())


@pytest.mark.parametrize(
    ("orders", "amount", "warnings"),
    [
        (("1001",), 999, (Warning.PART,)),
        (("1001",), 1_001, (Warning.OVER,)),
        (("1001", "1002"), 1_500, ()),
        (("1001", "1002"), 1_600, (Warning.OVER,)),
    ],
)
def test_too_little_and_too_much_are_visible(
    house: House, orders: tuple[str, ...], amount: int, warnings: tuple[Warning, ...]
) -> None:
    assert filed(house, *orders, amount=amount).warnings == warnings


@pytest.mark.parametrize(("orders", "amount"), [(("1001",), 1_000), (("1001", "1002"), 1_500)])
def test_the_same_sum_again_is_visible(house: House, orders: tuple[str, ...], amount: int) -> None:
    filed(house, *orders, amount=amount, key="form-one")
    assert filed(house, *orders, amount=amount, key="form-two").warnings == (Warning.OVER, Warning.DOUBLE)


def test_a_sum_that_the_organizer_wrote_down_already_is_visible(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(400))
    assert filed(house, amount=400).warnings == (Warning.PART, Warning.DOUBLE)


def test_the_same_form_twice_is_one_claim(house: House) -> None:
    first = filed(house)
    again = filed(house)
    other_words = filed(house, comment="иначе")
    assert first == again == other_words
    assert house.memory.events() == [Event.CLAIM_FILED]


@pytest.mark.parametrize(("orders", "amount"), [(("1001",), 5), (("1002",), 1_000), (("1001", "1002"), 1_000)])
def test_a_form_that_says_something_else_the_second_time_is_refused(
    house: House, orders: tuple[str, ...], amount: int
) -> None:
    claim = filed(house)
    for hurried in (house, late(house)):
        with pytest.raises(Repeated, match="claim_repeated"):
            filed(hurried, *orders, amount=amount)
    assert (house.memory.events(), order(house).claimed) == ([Event.CLAIM_FILED], claim.amount)


def test_of_two_forms_at_once_with_one_key_the_second_is_refused_when_it_says_something_else(house: House) -> None:
    proof = uploaded(house)
    with pytest.raises(Repeated, match="claim_repeated"):
        filed(late(house, lambda: filed(house, amount=700)), amount=500, proof=proof)
    assert (order(house).claimed, kept(house)) == (700, {})


def test_the_same_form_answers_with_the_claim_as_it_is_now(house: House) -> None:
    claim = filed(house)
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    assert filed(house).state is ClaimState.CONFIRMED


def test_two_taps_at_once_are_one_claim(house: House) -> None:
    """The second looks before the first has committed."""
    claim = filed(late(house, lambda: filed(house)))
    assert claim == house.stores.claims.get(COMMUNITY, claim.id)
    assert (order(house).claimed, house.memory.events()) == (1_000, [Event.CLAIM_FILED])


def test_two_claims_at_once_know_of_each_other(house: House) -> None:
    second = filed(late(house, lambda: filed(house, amount=700, key="form-one")), amount=500, key="form-two")
    assert (order(house).claimed, second.warnings) == (1_200, (Warning.OVER,))


def test_whoever_is_always_overtaken_is_told_to_look_again(house: House) -> None:
    keys = (f"form-of-rival-{place}" for place in range(9))
    rivals = [lambda: filed(house, amount=1, key=next(keys))] * TRIES
    with pytest.raises(Stale):
        filed(late(house, *rivals))
    assert order(house).claimed == TRIES


def test_a_form_that_shows_more_to_pay_than_is_left_is_refused_until_it_shows_what_is(house: House) -> None:
    """Another tab has reported the debt, or the organizer has written the money down."""
    filed(house, key="the-first-tab", due=1_000)
    with pytest.raises(LessDue):
        filed(house, key="the-second-tab", due=1_000)
    house.container.payments.record.enter(MARIA, received(500, "1002"))
    with pytest.raises(LessDue):
        filed(house, "1001", "1002", key="the-second-tab", due=500)
    assert len(house.container.payments.review_claims.waiting(MARIA, None).things) == 1
    again = filed(house, key="the-second-tab", due=0)
    assert again.warnings == (Warning.OVER, Warning.DOUBLE)


def test_a_form_that_shows_what_is_left_or_less_is_taken(house: House) -> None:
    assert [filed(house, key=f"form-of-{due}", amount=1, due=due).amount for due in (999, 0, None)] == [1, 1, 1]
    assert filed(house, key="form-of-999", amount=1, due=999) == filed(house, key="form-of-999", amount=1, due=5_000)


def test_a_form_that_is_sent_twice_at_once_is_one_claim_for_both(house: House) -> None:
    """The other one is filed between the first look and the reading of the orders."""
    orders, twins = house.stores.orders, [lambda: filed(house, key="the-only-form", due=1_000)]

    class Overtaken(MemoryOrders):
        def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
            if twins:
                twins.pop()()
            return orders.many(community, numbers)

    overtaken = replace(house.container.payments.file_claims, orders=Overtaken(house.memory))
    claim = overtaken.file(ANNA, wish(key="the-only-form", due=1_000))
    assert claim == filed(house, key="the-only-form", due=1_000)
    assert len(house.container.payments.review_claims.waiting(MARIA, None).things) == 1


def test_two_tabs_at_once_report_one_debt_once(house: House) -> None:
    second = late(house, lambda: filed(house, key="the-first-tab", due=1_000))
    with pytest.raises(LessDue):
        filed(second, key="the-second-tab", due=1_000)


def test_what_nobody_has_asked_for_is_taken_and_the_organizer_sees_it(house: House) -> None:
    """The money is on its way: a refusal would only hide it."""
    house.save(owing("1004", 700, terms=Terms()), owing("1005", 300, terms=payable(stage=Stage.CANCELLED)))
    for amount, numbers in ((2_001, ["1004"]), (2_002, ["1005"]), (2_003, ["1001", "1004"])):
        claim = filed(house, *numbers, key=f"form-of-{amount}", amount=amount)
        gone = (Warning.CANCELLED,) if "1005" in numbers else ()
        assert claim.remarks == (*gone, Warning.OVER, Warning.CLOSED), numbers
        assert Warning.CLOSED not in claim.warnings, "an older release could not read it"
    house.save(replace(order(house, "1004"), terms=payable()))
    waiting = house.container.payments.review_claims.waiting(MARIA, None).things
    assert [Warning.CLOSED in claim.remarks for claim in waiting] == [True, True, True]
    assert filed(house, "1002", amount=500).remarks == ()


def test_the_same_key_of_another_buyer_is_another_claim(house: House) -> None:
    house.join(a_buyer(id="elena", ok_id="570000000102", name="Елена"))
    claim = filed(house)
    theirs = house.container.payments.file_claims.file(ELENA, wish("1003", amount=700))
    assert theirs.id != claim.id


def test_a_claim_that_is_not_ours_is_never_handed_out_for_a_key(house: House) -> None:
    claim = filed(house)
    house.memory.things["PaymentClaim", COMMUNITY, claim.id] = replace(claim, buyer="elena")
    with pytest.raises(NotFound, match="claim_missing"):
        filed(house)


@pytest.mark.parametrize("orders", [("1003",), ("404",), ("1001", "1003"), ("1001", "no/number#"), ("9" * 3_000,)])
def test_an_order_of_somebody_else_looks_like_a_missing_one(house: House, orders: tuple[str, ...]) -> None:
    with pytest.raises(NotFound, match="order_missing") as refused:
        filed(house, *orders, proof=uploaded(house))
    assert refused.value.values == {}
    assert (house.memory.journal, kept(house)) == ([], {})


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"amount": 0}, "amount"),
        ({"amount": -1}, "amount"),
        ({"amount": HIGHEST + 1}, "amount"),
        ({"paid_at": NOW + timedelta(hours=2)}, "paidAt"),
        ({"paid_at": NOW - timedelta(days=400)}, "paidAt"),
        ({"paid_at": NOW.replace(tzinfo=None)}, "paidAt"),
        ({"comment": "я" * 301}, "comment"),
        ({"key": "short"}, "key"),
        ({"key": "k" * 65}, "key"),
        ({"orders": ()}, "orders"),
        ({"orders": ("1001", "1001")}, "orders"),
        ({"orders": tuple(str(number) for number in range(1001, 1012))}, "orders"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(house: House, fields: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        house.container.payments.file_claims.file(ANNA, replace(wish(), **fields))
    assert refused.value.field == field
    assert house.memory.journal == []


def test_ten_orders_are_paid_at_once(house: House) -> None:
    numbers = [str(number) for number in range(2001, 2011)]
    house.save(*(owing(number, 100) for number in numbers))
    claim = filed(house, *numbers, amount=1_000)
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    assert {order(house, number).payment_state for number in numbers} == {PaymentState.PAID}


def test_a_clock_that_runs_ahead_means_now(house: House) -> None:
    assert filed(house, paid_at=NOW + timedelta(minutes=5)).paid_at == NOW


def test_the_time_of_another_zone_is_kept_in_utc(house: House) -> None:
    local = AN_HOUR_AGO.astimezone(timezone(timedelta(hours=3)))
    paid_at = filed(house, paid_at=local).paid_at
    assert (paid_at, paid_at.utcoffset()) == (AN_HOUR_AGO, timedelta(0))


def test_orders_in_two_currencies_are_not_paid_with_one_sum(house: House) -> None:
    house.save(owing("1004", 900, currency="KZT"))
    with pytest.raises(Conflict, match="currencies_mixed"):
        filed(house, "1001", "1004")


def test_an_order_takes_so_many_unanswered_claims_and_no_more(house: House) -> None:
    for place in range(KEPT_CLAIMS):
        filed(house, amount=10, key=f"form-number-{place}")
    with pytest.raises(Conflict, match="claims_too_many"):
        filed(house, key="one-too-many")
    house.container.payments.file_claims.withdraw(ANNA, order(house).claims[-1].id)
    assert filed(house, key="one-too-many").state is ClaimState.PENDING


def test_a_claim_is_taken_back(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_200)
    withdrawn = house.container.payments.file_claims.withdraw(ANNA, claim.id)
    assert (withdrawn.state, withdrawn.decided_by) == (ClaimState.WITHDRAWN, "anna")
    assert house.stores.claims.get(COMMUNITY, claim.id) == withdrawn
    assert [order(house, number).claimed for number in ("1001", "1002")] == [0, 0]
    assert house.container.payments.review_claims.waiting(MARIA, None).things == []


def test_taken_back_twice_is_taken_back_once(house: House) -> None:
    claim = filed(house)
    assert house.container.payments.file_claims.withdraw(
        ANNA, claim.id
    ) == house.container.payments.file_claims.withdraw(ANNA, claim.id)
    assert house.memory.events() == [Event.CLAIM_FILED, Event.CLAIM_WITHDRAWN]


def test_what_was_decided_is_not_taken_back(house: House) -> None:
    confirmed, rejected = filed(house, key="form-one"), filed(house, key="form-two")
    house.container.payments.review_claims.confirm(MARIA, confirmed.id)
    house.container.payments.review_claims.reject(MARIA, rejected.id, "Не нашли")
    for claim, reason in ((confirmed, "claim_confirmed"), (rejected, "claim_rejected")):
        with pytest.raises(Conflict, match=reason):
            house.container.payments.file_claims.withdraw(ANNA, claim.id)


def test_a_decision_that_came_first_stands(house: House) -> None:
    claim = filed(house)
    second = late(house, lambda: house.container.payments.review_claims.confirm(MARIA, claim.id))
    with pytest.raises(Conflict, match="claim_confirmed"):
        second.container.payments.file_claims.withdraw(ANNA, claim.id)
    assert (order(house).paid, order(house).claimed) == (1_000, 0)


def test_a_claim_of_somebody_else_looks_like_a_missing_one(house: House) -> None:
    claim = filed(house, proof=uploaded(house))
    for ask in (house.container.payments.file_claims.withdraw, house.container.payments.file_claims.proof):
        for principal, name in ((ELENA, claim.id), (ANNA, "missing"), (STRANGER, claim.id)):
            with pytest.raises(NotFound, match="claim_missing"):
                ask(principal, name)


def test_own_claims_are_listed_newest_first(house: House) -> None:
    for place in range(21):
        filed(house, amount=10, key=f"form-number-{place}") if place else filed(house, "1002", key="form-number-0")
        house.clock.pass_by(minutes=1)
    house.save(a_claim(id="theirs", buyer="elena"))
    first = house.container.payments.file_claims.list(ANNA, None)
    second = house.container.payments.file_claims.list(ANNA, first.cursor)
    assert [claim.amount for claim in first.things] == [10] * 20
    assert [claim.amount for claim in second.things] == [1_000]


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


# Whoever leaves


def test_a_session_that_outlives_its_buyer_adds_nothing(house: House) -> None:
    proof = uploaded(house)
    anna = house.stores.buyers.get(COMMUNITY, "anna")
    for gone in (leaving(anna, Erasure()), replace(erased(anna, NOW), version=2)):
        house.save(gone)
        with pytest.raises(Conflict, match="person_erased"):
            house.container.payments.file_claims.proof_form(ANNA, "image/png", 10)
        with pytest.raises(Conflict, match="person_erased"):
            filed(house, proof=proof)
    assert (house.memory.journal, kept(house), order(house).claims) == ([], {}, ())


def test_a_claim_that_meets_an_erasure_is_not_filed(house: House) -> None:
    def leaves() -> None:
        house.save(leaving(house.stores.buyers.get(COMMUNITY, "anna"), Erasure()))

    with pytest.raises(Conflict, match="person_erased"):
        filed(late(house, leaves), proof=uploaded(house))
    assert (house.memory.journal, kept(house)) == ([], {})


def test_no_claim_writes_to_the_ledger(house: House) -> None:
    filed(house, "1001", "1002", amount=1_500)
    assert (events(house), order(house).payments) == ([], ())


def test_a_wish_without_a_comment_has_an_empty_one() -> None:
    assert ClaimRequest("form-of-anna", ("1001",), 1, NOW).comment == ""
