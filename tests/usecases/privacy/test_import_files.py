"""An erasure reaches the files of imports."""

from chalicelib.domain.imports import ImportState, uploaded_file
from tests.factories import COMMUNITY, a_caller, csv_of, row_of
from tests.usecases.annex import Annex
from tests.usecases.privacy.people import settled
from tests.world import ANNA

HEADING = "Профиль;Имя;Телефон;Артикул;Наименование;Размер;Кол-во;Цена;Комментарий"
HERS = (
    f"{ANNA};Анна Петрова;+79035557788;Б-1;Ботинки;38;1;100;позвоните после шести",
    f"{ANNA};Анна Петрова;+79035557788;Б-2;Ботинки;38;1;дорого;домофон 12",
)
WORDS = ("Анна Петрова", "9035557788", "позвоните", "домофон")
FILE = "\n".join([HEADING, *HERS, row_of(1)]).encode()


def erase(annex: Annex) -> None:
    annex.erasing.erase(COMMUNITY, "anna", "operator")


def words(annex: Annex) -> set[str]:
    """Hers that are still in any file of an import."""
    there = [content.decode("utf-8", "replace") for content in annex.files.contents.values()]
    return {word for word in WORDS for content in there if word in content}


def test_what_was_read_of_a_person_is_gone_from_the_files_and_the_import_goes_on() -> None:
    annex = settled()
    annex.orders.take_numbers(COMMUNITY, 5_000)
    job = annex.previewed(content=FILE)
    assert words(annex) == set(WORDS)
    erase(annex)
    assert words(annex) == set()
    assert annex.importing.differences(a_caller(), job.id, None).things == ()
    bad = annex.importing.bad_rows(a_caller(), job.id)
    assert (bad.rows, bad.total, bad.download) == ((), 1, None)
    assert annex.importing.notes(a_caller(), job.id).incomplete == ()
    annex.importing.start(a_caller(), job.id)
    assert annex.driven(job.id).state is ImportState.DONE


def test_files_that_do_not_name_him_and_those_nobody_has_read_stay() -> None:
    annex = settled()
    annex.previewed(row_of(1), row_of(2, price="?"))
    unread = annex.uploaded(csv_of(row_of(3)))
    before = dict(annex.files.contents)
    erase(annex)
    imports = {key for key in before if key[1].startswith("imports/")}
    assert imports <= annex.files.contents.keys()
    assert (COMMUNITY, uploaded_file(unread)) in imports


def test_an_erasure_that_breaks_off_at_any_file_is_gone_on_with() -> None:
    class Broken(Exception):
        pass

    for at in range(5):
        annex = settled()
        annex.orders.take_numbers(COMMUNITY, 5_000)
        annex.previewed(content=FILE)
        removing, left = annex.files.remove, [at]

        def remove(community: str, name: str, removing: object = removing, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] == -1:
                raise Broken
            removing(community, name)  # type: ignore[operator]

        annex.files.remove = remove  # type: ignore[method-assign]
        try:
            erase(annex)
        except Broken:
            erase(annex)
        assert words(annex) == set(), at
