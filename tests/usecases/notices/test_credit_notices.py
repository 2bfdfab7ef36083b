"""Money that moves to a balance, to an order or back is told to its buyer: once, as payments are."""

from chalicelib.domain.buyers.buyer import Consent, Topic
from chalicelib.domain.journal import Event
from chalicelib.usecases.payments.move_credits import CreditMove, Way
from tests.factories import a_buyer, a_line, a_principal, an_order, payable
from tests.usecases.house import House


def overpaid(**wish: object) -> House:
    """Anna has paid 300.00 for an order of 100.00, and owes 500.00 for another."""
    house = House()
    house.join(a_buyer(**wish))
    for number, price, paid in (("1001", 10_000, 30_000), ("1002", 50_000, 0)):
        order = an_order((a_line(price=price),), number=number, purchase=f"p{number}", terms=payable(), fee=0)
        house.save(order if not paid else an_order((a_line(price=price),), number=number, fee=0, paid=paid))
    return house


def move(house: House, way: Way, amount: int, **fields: str) -> None:
    wish = CreditMove(f"form-{way}", way, amount, **fields)
    for _ in range(2):
        house.container.payments.credits.move(a_principal(), wish)


def told(house: House) -> list[str]:
    """What came of the last moves; the queue brings each message twice."""
    before = len(house.partners.bot.sent)
    for entry in [each for each in house.memory.journal if each.event == Event.BALANCE_MOVED]:
        for _ in range(2):
            house.container.notices.send.send(entry)
    return [sent.text.replace("\u00a0", " ") for sent in house.partners.bot.sent[before:]]


def test_each_way_is_told_once_with_what_is_on_the_balance_then() -> None:
    house = overpaid()
    move(house, Way.SAVE, 20_000, order="1001", note="до следующей закупки")
    (text,) = told(house)
    for part in ("Переплата 200 ₽", "№ 1001", "На балансе: 200 ₽", "Примечание: до следующей закупки"):
        assert part in text
    move(house, Way.USE, 15_000, order="1002")
    (text,) = told(house)
    for part in ("зачтено 150 ₽", "№ 1002", "Осталось оплатить: 350 ₽", "На балансе: 50 ₽"):
        assert part in text
    assert "Примечание" not in text
    move(house, Way.RETURN, 5_000, buyer="anna")
    (text,) = told(house)
    assert text == "Закупаемся вместе: с вашего баланса вам возвращено 50 ₽.\n\nНа балансе: 0 ₽"
    assert told(house) == []


def test_who_does_not_want_it_is_not_told() -> None:
    wishes: list[dict[str, object]] = [{"consent": Consent.DENIED}, {"muted": frozenset({Topic.PAYMENT})}]
    for wish in wishes:
        house = overpaid(**wish)
        move(house, Way.SAVE, 20_000, order="1001")
        assert told(house) == [], wish
