"""An organizer imports a file of orders."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, NotFound, TooLarge
from chalicelib.domain.imports.differences import OrderDifference
from chalicelib.domain.imports.import_job import LARGEST_FILE, Counts, ImportState
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.lines import LineState
from tests.factories import COMMUNITY, a_buyer, a_principal, a_purchase, csv_of, ok_id_of, row_of
from tests.usecases.house import House
from tests.world import ANNA

TWO_CHUNKS = [row_of(place) for place in range(70)]


def differences(house: House, job: str) -> list[OrderDifference]:
    found: list[OrderDifference] = []
    cursor = None
    while True:
        page = house.container.imports.manage.differences(a_principal(), job, cursor)
        found += page.things
        cursor = page.cursor
        if cursor is None:
            return found


def test_a_file_becomes_orders_chunk_by_chunk(house: House) -> None:
    job = house.previewed(*TWO_CHUNKS)
    assert (job.state, job.rows, job.buyers, job.counts) == (ImportState.READY, 70, 70, Counts(new=70))
    assert house.memory.orders(COMMUNITY) == []
    house.container.imports.manage.start(a_principal(), job.id)
    assert house.driven(job.id).state is ImportState.DONE
    orders = house.memory.orders(COMMUNITY)
    assert [int(order.number) for order in orders] == list(range(1001, 1071))
    assert {order.total for order in orders} == {11_000}
    assert len(house.order_events()) == 70


def test_the_journal_tells_the_story_of_an_import(house: House) -> None:
    job = house.imported(*TWO_CHUNKS)
    story = [entry.event for entry in house.memory.journal if entry.subject == f"import/{job.id}"]
    assert story == [
        Event.IMPORT_CREATED,
        Event.IMPORT_REQUESTED,
        Event.IMPORT_ADVANCED,
        Event.IMPORT_ADVANCED,
        Event.IMPORT_COMPARED,
        Event.IMPORT_STARTED,
        Event.IMPORT_ADVANCED,
        Event.IMPORT_ADVANCED,
        Event.IMPORT_FINISHED,
    ]


def test_the_same_file_twice_changes_nothing(house: House) -> None:
    house.imported(*TWO_CHUNKS)
    before = dict(house.memory.things)
    job = house.previewed(*TWO_CHUNKS)
    assert (job.counts, differences(house, job.id)) == (Counts(unchanged=70, lines=70), [])
    house.container.imports.manage.start(a_principal(), job.id)
    assert house.driven(job.id).state is ImportState.DONE
    after = {key: thing for key, thing in house.memory.things.items() if key in before}
    moved = {("Purchase", COMMUNITY, "shoes"), ("ImportQueue", COMMUNITY)}
    assert {key for key in before if after[key] != before[key]} == moved
    assert len(house.order_events()) == 70


def test_a_corrected_file_applies_only_the_differences(house: House) -> None:
    house.imported(row_of(1), row_of(1, article="К-7"), row_of(2), row_of(3))
    job = house.previewed(row_of(1, quantity=3), row_of(2), row_of(4))
    assert job.counts == Counts(new=1, changed=1, unchanged=1, absent=1, lines=3, going=1, losing=1)
    shown = [(each.buyer, each.before, each.after, len(each.lines)) for each in differences(house, job.id)]
    assert shown == [("Покупатель 1", 22_000, 33_000, 2), ("Покупатель 4", None, 11_000, 1)]
    house.container.imports.manage.start(a_principal(), job.id)
    house.driven(job.id)
    lines = house.order_of(ok_id_of(1)).lines
    assert [(line.state, line.quantity) for line in lines] == [(LineState.ACCEPTED, 3), (LineState.CANCELLED, 1)]
    assert [house.order_of(ok_id_of(place)).revision for place in (1, 2, 3, 4)] == [2, 1, 1, 1]


def test_only_the_first_hundred_bad_rows_are_shown(house: House) -> None:
    job = house.previewed(row_of(1), *[row_of(place, price="?") for place in range(2, 132)])
    bad = house.container.imports.manage.bad_rows(a_principal(), job.id)
    assert (len(bad.rows), bad.total) == (100, 130)


def test_a_file_without_bad_rows_has_none_to_show(house: House) -> None:
    job = house.previewed(row_of(1))
    assert house.container.imports.manage.bad_rows(a_principal(), job.id).download is None


def test_nothing_is_taken_away_from_a_buyer_whose_rows_are_partly_bad(house: House) -> None:
    house.imported(row_of(1), row_of(1, article="К-7"))
    house.imported(row_of(1, quantity=2), row_of(1, article="К-7", price="?"))
    assert [(line.counted, line.quantity) for line in house.order_of(ok_id_of(1)).lines] == [(True, 2), (True, 1)]


def test_a_known_buyer_keeps_the_id_and_gets_what_the_file_knows_better(house: House) -> None:
    house.join(a_buyer(phone="+79160000000"))
    house.imported(f"ok.ru/profile/{ANNA};Анна Смирнова;;Б-1;Ботинки;38;1;100")
    buyer = house.stores.buyers.get(COMMUNITY, "anna")
    assert (buyer.name, buyer.phone, buyer.consent) == ("Анна Смирнова", "+79160000000", a_buyer().consent)
    assert house.order_of(ANNA).buyer == "anna"


def test_a_new_fee_of_the_purchase_reaches_its_orders(house: House) -> None:
    house.imported(row_of(1))
    house.save(replace(house.purchase(), fee=2_000))
    house.imported(row_of(1))
    assert house.order_of(ok_id_of(1)).total == 12_000


def test_a_buyer_has_one_order_in_each_purchase(house: House) -> None:
    house.save(a_purchase(id="books"))
    house.imported(row_of(1))
    house.imported(row_of(1), purchase="books")
    assert house.order_of(ok_id_of(1)).number != house.order_of(ok_id_of(1), "books").number
    assert len(house.memory.of(type(a_buyer()), COMMUNITY)) == 1


def test_a_file_that_is_too_large_is_not_even_asked_for(house: House) -> None:
    with pytest.raises(TooLarge):
        house.container.imports.manage.create(a_principal(), "shoes", "a.xlsx", LARGEST_FILE + 1)


def test_an_import_into_anothers_purchase_is_not_found(house: House) -> None:
    house.stores.commits.memory.things["Purchase", "c2", "theirs"] = a_purchase(community="c2", id="theirs")
    for purchase in ("theirs", "missing"):
        with pytest.raises(NotFound):
            house.container.imports.manage.create(a_principal(), purchase, "a.csv", 10)


def test_anothers_import_is_not_found(house: House) -> None:
    job = house.previewed(row_of(1)).id
    stranger = a_principal(community="c2")
    for ask in (
        house.container.imports.manage.get,
        house.container.imports.manage.preview,
        house.container.imports.manage.start,
        house.container.imports.manage.bad_rows,
    ):
        with pytest.raises(NotFound):
            ask(stranger, job)
    with pytest.raises(NotFound):
        house.container.imports.manage.differences(stranger, job, None)


def test_a_preview_waits_for_the_file(house: House) -> None:
    job, _ = house.container.imports.manage.create(a_principal(), "shoes", "a.csv", 10)
    with pytest.raises(Conflict) as refusal:
        house.container.imports.manage.preview(a_principal(), job.id)
    assert refusal.value.reason == "file_not_uploaded"


def test_asked_twice_a_preview_and_a_start_are_done_once(house: House) -> None:
    job = house.uploaded(csv_of(row_of(1)))
    for _ in range(2):
        house.container.imports.manage.preview(a_principal(), job)
    house.driven(job)
    assert house.container.imports.manage.preview(a_principal(), job).state is ImportState.READY
    for _ in range(2):
        house.container.imports.manage.start(a_principal(), job)
    house.driven(job)
    assert house.container.imports.manage.start(a_principal(), job).state is ImportState.DONE
    events = house.memory.events()
    assert (events.count(Event.IMPORT_REQUESTED), events.count(Event.IMPORT_STARTED)) == (1, 1)


@pytest.mark.parametrize("state", [ImportState.AWAITING_FILE, ImportState.READING, ImportState.FAILED])
def test_a_start_too_early_or_too_late_is_refused(house: House, state: ImportState) -> None:
    job = house.uploaded(b"\0" if state is ImportState.FAILED else csv_of(row_of(1)))
    if state is not ImportState.AWAITING_FILE:
        house.container.imports.manage.preview(a_principal(), job)
    if state is ImportState.FAILED:
        house.driven(job)
    with pytest.raises(Conflict):
        house.container.imports.manage.start(a_principal(), job)
    with pytest.raises(Conflict):
        house.container.imports.manage.differences(a_principal(), job, None)


@pytest.mark.parametrize("cursor", ["-1", "1.5", "²", "first", "1"])
def test_a_cursor_that_is_none_is_refused(house: House, cursor: str) -> None:
    job = house.previewed(row_of(1)).id
    with pytest.raises(Invalid):
        house.container.imports.manage.differences(a_principal(), job, cursor)


def test_a_cursor_leads_on_in_its_own_import_only(house: House) -> None:
    first, second = (house.previewed(*TWO_CHUNKS).id for _ in range(2))
    cursor = house.container.imports.manage.differences(a_principal(), first, None).cursor
    assert house.container.imports.manage.differences(a_principal(), first, cursor).things
    with pytest.raises(Invalid, match="cursor_foreign"):
        house.container.imports.manage.differences(a_principal(), second, cursor)


def test_a_cursor_past_the_end_finds_nothing(house: House) -> None:
    job = house.previewed(row_of(1)).id
    past = house.container.imports.manage.cursors.write(f"{COMMUNITY}#{job}/differences", ("7",))
    assert house.container.imports.manage.differences(a_principal(), job, past).things == ()


def test_a_comparison_is_not_saved_over_a_newer_import(house: House) -> None:
    old = house.previewed(row_of(1)).id
    house.imported(row_of(1, quantity=5))
    with pytest.raises(Conflict, match="comparison_old"):
        house.container.imports.manage.start(a_principal(), old)
    assert house.order_of(ok_id_of(1)).lines[0].quantity == 5


def test_a_corrected_phone_alone_is_a_difference_and_is_saved(house: House) -> None:
    heading = "Профиль;Имя;Телефон;Артикул;Кол-во;Цена"
    for phone, counts in (
        ("", Counts(new=1)),
        ("+79161234567", Counts(changed=1, lines=1)),
        ("+79161234567", Counts(unchanged=1, lines=1)),
    ):
        job = house.uploaded(f"{heading}\n{ok_id_of(1)};Анна;{phone};Б-1;1;100".encode())
        house.container.imports.manage.preview(a_principal(), job)
        assert house.driven(job).counts == counts
        house.container.imports.manage.start(a_principal(), job)
        house.driven(job)
    assert (
        house.stores.buyers.by_identities(COMMUNITY, [f"ok:{ok_id_of(1)}"])[f"ok:{ok_id_of(1)}"].phone == "+79161234567"
    )
