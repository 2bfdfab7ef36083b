"""What went wrong with money and its messages elsewhere, and how it ends here."""

from datetime import timedelta

from msgspec.structs import replace

from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.reminders import Reminder, concerns, mark_of
from chalicelib.domain.orders.cards import bill_of, card_of
from chalicelib.domain.payments.claim import ClaimState, Warning
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.texts import Catalogue
from tests.factories import COMMUNITY, NOW, a_buyer, a_principal, ok_id_of, payable, row_of
from tests.usecases.house import House
from tests.usecases.notices.stories import told_of
from tests.usecases.payments.till import MARIA, a_till, events, filed, ledger, order, owing, received, refunded
from tests.usecases.rivals import late


def of_money(house: House) -> list[Entry]:
    kinds = (Event.PAYMENT_RECORDED, Event.CLAIM_CONFIRMED, Event.CLAIM_REJECTED)
    return [entry for entry in house.memory.journal if entry.event in kinds]


def money(amount: int) -> str:
    return Catalogue().money("ru", amount, "RUB")


def test_a_refund_of_a_cancelled_order_is_entered_and_till_then_the_order_has_money_that_is_not_its_own(
    house: House,
) -> None:
    house.container.payments.record.enter(MARIA, received(500))
    house.save(replace(order(house), terms=payable(stage=Stage.CANCELLED)))
    assert (order(house).paid, bill_of(order(house))) == (500, None)
    (after,) = house.container.payments.record.enter(MARIA, refunded(500))
    assert (after.paid, after.payment_state) == (0, PaymentState.UNPAID)


def test_an_order_that_grew_and_shrank_again_is_paid_exactly_and_nothing_is_said_of_too_much() -> None:
    house = House()
    house.imported(row_of(1))
    number, paid = house.order_of(ok_id_of(1)).number, house.order_of(ok_id_of(1)).total
    house.container.payments.record.enter(MARIA, received(paid, number))
    for rows in ((row_of(1), row_of(1, article="Н-2", price="200")), (row_of(1),)):
        house.clock.pass_by(hours=1)
        job = house.imported(*rows)
        assert not job.bad_rows
    after = house.order_of(ok_id_of(1))
    assert (after.payment_state, after.debt, ledger(house, number)) == (PaymentState.PAID, 0, [paid])
    assert [each.after for each in after.changes] == [paid, paid + 22_000]
    assert not {*events(house, number)} & {Event.PAYMENT_REFUNDED, Event.PAYMENT_TRANSFERRED, Event.PAYMENT_LEFT}


def test_one_transfer_entered_in_parts_is_told_with_what_is_left_and_never_as_too_little_after_the_last(
    house: House,
) -> None:
    for place, amount in enumerate((200, 300, 500)):
        house.container.payments.record.enter(MARIA, received(amount, key=f"part-{place}-of-anna"))
        house.container.notices.send.send(of_money(house)[-1])
    assert left(house) == [money(800), money(500), money(0)]
    assert left(with_all_parts_at_once()) == [money(0)] * 3


def left(house: House) -> list[str]:
    return [sent.text.split("Осталось оплатить: ")[1] for sent in house.partners.bot.sent]


def with_all_parts_at_once() -> House:
    """All three are entered before the first message goes: each says how things are then."""
    house = a_till()
    for place, amount in enumerate((200, 300, 500)):
        house.container.payments.record.enter(MARIA, received(amount, key=f"part-{place}-of-anna"))
    for entry in of_money(house):
        house.container.notices.send.send(entry)
    assert len(house.partners.bot.sent) == 3
    return house


def test_of_two_organizers_who_confirm_at_the_same_second_one_enters_and_the_other_sees_who_did(house: House) -> None:
    claim, olga = filed(house), a_principal(id="olga")
    second = late(house, lambda: house.container.payments.review_claims.confirm(MARIA, claim.id))
    seen = second.container.payments.review_claims.confirm(olga, claim.id)
    assert (seen.state, seen.decided_by, seen.decided_at) == (ClaimState.CONFIRMED, "maria", house.clock())
    assert ledger(house) == [1_000]
    assert house.memory.events().count(Event.CLAIM_CONFIRMED) == 1


def test_what_is_reported_is_not_asked_for_even_after_the_deadline_and_a_rejection_brings_the_debt_back(
    house: House,
) -> None:
    terms = payable(pay_until=NOW + timedelta(hours=20))
    house.save(replace(order(house), terms=terms))
    claim = filed(house)
    assert not concerns(Reminder.PAYMENT, order(house))
    house.container.notices.send.send(
        told_of(Event.PAYMENT_REMINDER_DUE, data={"mark": mark_of(Reminder.PAYMENT, terms), "terms": 1})
    )
    house.clock.pass_by(hours=48)
    assert (card_of(order(house)).covered, house.partners.bot.sent) == (True, [])
    house.container.payments.review_claims.reject(MARIA, claim.id, "Перевод не найден")
    after = order(house)
    assert (after.debt, after.claimed, card_of(after).covered) == (1_000, 0, False)
    assert after.claims[0].reason == "Перевод не найден"
    house.container.notices.send.send(of_money(house)[-1])
    assert "Причина: Перевод не найден" in house.partners.bot.sent[0].text


def test_one_transfer_for_two_orders_pays_both_and_what_is_over_is_seen(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_600)
    assert claim.warnings == (Warning.OVER,)
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    states = [order(house, number).payment_state for number in ("1001", "1002")]
    assert states == [PaymentState.PAID, PaymentState.OVERPAID]
    assert order(house, "1002").paid - order(house, "1002").total == 100


def test_a_name_is_used_once_whatever_ok_calls_the_person() -> None:
    house = House()
    house.join(a_buyer(name="Александр"))
    house.save(owing("1001", 1_000))
    claim = filed(house)
    assert claim.buyer_name == "Александр"
    assert house.stores.buyers.get(COMMUNITY, "anna").name == "Александр"
