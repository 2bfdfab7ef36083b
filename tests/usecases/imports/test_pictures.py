"""A file with pictures of goods: the orders have them, no sum changes, and nobody hears of it."""

from chalicelib.domain.imports.import_job import Import, ImportState
from chalicelib.domain.journal import Event
from tests.factories import a_principal, ok_id_of
from tests.usecases.house import House

HEADING = "Профиль;Артикул;Кол-во;Цена;Фото"
ONE, OTHER = "https://i.mycdn.me/image?id=1", "https://i.okcdn.ru/image?id=2"


def file(*pictures: str) -> bytes:
    rows = [f"{ok_id_of(place)};Б-1;1;100;{picture}" for place, picture in enumerate(pictures)]
    return "\n".join((HEADING, *rows)).encode()


def saved(house: House, *pictures: str) -> Import:
    job = house.previewed(content=file(*pictures))
    house.container.imports.manage.start(a_principal(), job.id)
    return house.driven(job.id)


def pictures(house: House) -> list[str]:
    return [house.order_of(ok_id_of(place)).lines[0].picture for place in range(2)]


def test_a_picture_comes_and_changes_without_a_word(house: House) -> None:
    assert saved(house, "", "").state is ImportState.DONE
    before = house.order_of(ok_id_of(0))
    house.memory.journal.clear()
    job = house.previewed(content=file(ONE, ""))
    assert (job.counts.changed, job.counts.unchanged) == (1, 1)
    assert saved(house, ONE, "").state is ImportState.DONE
    after = house.order_of(ok_id_of(0))
    assert pictures(house) == [ONE, ""]
    assert (after.total, after.revision, after.changes) == (before.total, before.revision, before.changes)
    assert house.order_events() == []
    assert [entry.event for entry in house.order_events([Event.ORDER_PICTURED])] == [Event.ORDER_PICTURED]
    assert saved(house, OTHER, "").state is ImportState.DONE
    assert pictures(house) == [OTHER, ""]
    assert saved(house, "", "").state is ImportState.DONE
    assert pictures(house) == [OTHER, ""]


def test_the_same_pictures_once_more_change_nothing(house: House) -> None:
    saved(house, ONE, OTHER)
    versions = [house.order_of(ok_id_of(place)).version for place in range(2)]
    assert house.previewed(content=file(ONE, OTHER)).counts.unchanged == 2
    saved(house, ONE, OTHER)
    assert [house.order_of(ok_id_of(place)).version for place in range(2)] == versions


def test_a_file_without_the_column_keeps_them(house: House) -> None:
    saved(house, ONE, OTHER)
    house.imported(*(f"{ok_id_of(place)};;;Б-1;;;2;100" for place in range(2)))
    assert pictures(house) == [ONE, OTHER]
    assert {house.order_of(ok_id_of(place)).lines[0].quantity for place in range(2)} == {2}
