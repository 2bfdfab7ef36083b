"""An organizer corrects an order."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Conflict, Forbidden, NotFound, Stale
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.orders.counting import progress_of
from chalicelib.domain.orders.editing import LineEdit, OrderAction
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.order import Order
from chalicelib.domain.orders.sums import AdjustmentKind, ChangeReason
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.ports import Counter
from tests.factories import COMMUNITY, a_choice, a_line, a_notice, a_principal, an_order, payable
from tests.usecases.house import House, with_anna
from tests.usecases.rivals import late
from tests.world import ANNA

MARIA, OLGA = a_principal(), a_principal(id="olga")
MORE = LineEdit(OrderAction.CHANGE, 0, quantity=2)
OFF = LineEdit(OrderAction.REMOVE, 0)


@pytest.fixture
def house() -> House:
    house = with_anna()
    house.save(an_order())
    return house


def order(house: House) -> Order:
    return house.stores.orders.get(COMMUNITY, "1001")


def edit(house: House, *edits: LineEdit, version: int = 1, reason: str = "Ошиблись") -> Order:
    return house.container.orders.edit.edit_lines(MARIA, "1001", version, edits=edits, reason=reason)


def test_a_corrected_line_changes_the_sum_and_says_what_was_and_why(house: House) -> None:
    before = order(house)
    after = edit(house, MORE)
    assert order(house) == replace(after, counted=progress_of(after))
    assert after.total == before.total * 2
    entry = house.memory.journal[-1]
    assert (entry.event, entry.subject) == (Event.ORDER_CHANGED, "order/1001")
    assert (entry.data["note"], entry.data["reason"]) == ("Ошиблись", ChangeReason.EDIT)
    assert (entry.data["before"], entry.data["after"]) == (before.total, after.total)
    assert entry.data["lines"] == [[["Б-1", "38", 1, 349_000], ["Б-1", "38", 2, 349_000]]]


def test_the_buyer_hears_of_it_as_of_an_imports_change(house: House) -> None:
    edit(house, MORE)
    house.container.notices.send.send(house.memory.journal[-1])
    (message,) = house.partners.bot.sent
    assert "Ботинки" in message.text
    assert house.notice().state == "sent"


def test_the_buyer_reads_why_and_what_he_does_not_get(house: House) -> None:
    """Also of edits that are told at once, and in the history of his order's sum."""
    house.save(
        replace(order(house), lines=(a_line(), a_line(article="С-2", name="Сапоги")), terms=Terms(stage=Stage.STOPPED))
    )
    house.save(a_notice(heard=True, state=NoticeState.SENT, revision=1))
    first = edit(house, LineEdit(OrderAction.OUT_OF_STOCK, 1), version=2, reason="Поставщик не прислал")
    house.clock.pass_by(seconds=1)
    edit(house, MORE, version=first.version, reason="Ошиблись")
    told = next(entry for entry in house.memory.journal if entry.event == Event.ORDER_CHANGED)
    house.clock.pass_by(minutes=5)
    house.container.notices.send.send(told)
    (message,) = house.partners.bot.sent
    assert "Не войдёт в заказ:\n• Сапоги, 38 — 1 шт., нет в наличии\n" in message.text
    assert "\nПричина: Поставщик не прислал; Ошиблись\n" in message.text
    assert [each.note for each in order(house).changes] == ["Ошиблись", "Поставщик не прислал"]


def test_whoever_saw_another_version_is_told_so_and_nothing_happens(house: House) -> None:
    edit(house, MORE)
    for version in (1, 3):
        with pytest.raises(Stale):
            edit(house, OFF, version=version)
    assert order(house).lines[0].quantity == 2


def test_of_two_at_once_one_wins(house: House) -> None:
    second = late(house, lambda: house.container.orders.edit.edit_lines(OLGA, "1001", 1, edits=[OFF], reason="Нет"))
    with pytest.raises(Stale):
        second.container.orders.edit.edit_lines(MARIA, "1001", 1, edits=[MORE], reason="Ошиблись")
    assert order(house).lines[0].state is LineState.CANCELLED


def test_all_of_it_or_nothing(house: House) -> None:
    house.save(replace(order(house), terms=Terms(stage=Stage.IN_TRANSIT)))
    with pytest.raises(Conflict, match="lines_stage_refused"):
        edit(house, LineEdit(OrderAction.REFUSE, 0), LineEdit(OrderAction.ADD, name="Носки"), version=2)
    assert (order(house).version, house.memory.journal) == (2, [])


def test_who_may_not_is_refused_and_a_foreign_order_is_missing(house: House) -> None:
    viewer, stranger = a_principal(role=Role.SUPPORT), a_principal(community="c2")
    house.save(replace(order(house), terms=Terms(stage=Stage.ORDERED)))
    with pytest.raises(Forbidden, match="edit_role_refused"):
        house.container.orders.edit.edit_lines(viewer, "1001", 2, edits=[MORE], reason="x")
    with pytest.raises(NotFound):
        house.container.orders.edit.edit_lines(stranger, "1001", 1, edits=[MORE], reason="x")


def test_an_order_in_which_nothing_is_left_takes_no_room_at_its_point(house: House) -> None:
    house.save(replace(order(house), point=a_choice()))
    edit(house, OFF, version=2)
    assert house.memory.counter_updates[COMMUNITY, Counter.POINT, "north"] == -1


def test_up_and_down_again_is_paid_exactly(house: House) -> None:
    paid = order(house).total
    house.save(replace(order(house), paid=paid, terms=payable()))
    edit(house, MORE, version=2)
    assert order(house).payment_state is PaymentState.PARTLY_PAID
    after = edit(house, LineEdit(OrderAction.CHANGE, 0, quantity=1), version=3)
    assert (after.payment_state, after.to_return) == (PaymentState.PAID, 0)
    assert [each for each in house.memory.events() if each not in (Event.ORDER_CHANGED, Event.GOODS_CHANGED)] == [
        Event.ORDER_PAID
    ]


def test_an_edit_that_changes_nothing_writes_nothing(house: House) -> None:
    done = edit(house, MORE)
    assert edit(house, MORE, version=2) == replace(done, counted=progress_of(done))
    assert house.memory.events() == [Event.GOODS_CHANGED, Event.ORDER_CHANGED]


def test_an_adjustment_is_added_and_removed_by_its_id(house: House) -> None:
    edits = house.container.orders.edit
    before = order(house)
    after = edits.adjust(MARIA, "1001", AdjustmentKind.PACKING, amount=5_000, reason="Коробка")
    assert (after.total, order(house)) == (before.total + 5_000, replace(after, counted=progress_of(after)))
    (given,) = after.adjustments
    with pytest.raises(Stale):
        edits.remove_adjustment(MARIA, "1001", before.version, given.id)
    assert edits.remove_adjustment(MARIA, "1001", after.version, given.id).total == before.total
    assert [entry.data["reason"] for entry in house.memory.journal] == [ChangeReason.ADJUSTMENT] * 2


def test_a_later_file_shows_that_it_undoes_what_was_corrected(house: House) -> None:
    """And does so when it is saved: the preview has said it."""
    row = f"{ANNA};Анна Петрова;;Б-1;Ботинки;38;1;3490,00"
    edit(house, MORE, LineEdit(OrderAction.ADD, article="Н-1", name="Носки", price=10_000))
    job = house.previewed(row)
    (difference,) = house.container.imports.manage.differences(MARIA, job.id, None).things
    assert [(line.edited, bool(line.after)) for line in difference.lines] == [(True, True), (True, False)]
    house.container.imports.manage.start(MARIA, job.id)
    house.driven(job.id)
    assert [line.quantity for line in order(house).pieces] == [1]


def test_a_file_that_says_the_same_leaves_it_as_corrected(house: House) -> None:
    edit(house, MORE)
    before = order(house)
    house.imported(f"{ANNA};Анна Петрова;;Б-1;Ботинки;38;2;3490,00")
    assert order(house).lines == before.lines


def test_a_file_changes_nothing_in_a_cancelled_order_and_says_so(house: House) -> None:
    house.save(replace(order(house), cancelled_at=house.clock(), lines=(a_line(),)))
    job = house.previewed(f"{ANNA};Анна Петрова;;Б-1;Ботинки;38;5;3490,00")
    (difference,) = house.container.imports.manage.differences(MARIA, job.id, None).things
    assert (difference.cancelled, difference.lines) == (True, ())
    assert (job.counts.new, job.counts.changed, job.counts.unchanged) == (0, 0, 1)
    house.container.imports.manage.start(MARIA, job.id)
    house.driven(job.id)
    assert order(house).lines == (a_line(),)
