"""Both pages are there, with what their build needs."""

from infra.pages.sources import SOURCES


def test_every_page_has_its_files_and_a_setting_of_its_own() -> None:
    for source in SOURCES:
        assert (source.folder / source.entry).is_file()
        assert all((source.folder / name).is_file() for name in source.setup)
    assert len({source.setting for source in SOURCES}) == len(SOURCES)


def test_every_page_is_linted_and_typed() -> None:
    assert [set(source.checks) for source in SOURCES] == [{"lint", "types"}] * len(SOURCES)
