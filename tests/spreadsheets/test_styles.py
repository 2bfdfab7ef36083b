"""How cells look, as far as it changes what a person reads."""

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.spreadsheets import styles
from chalicelib.spreadsheets.bounds import Bounds
from chalicelib.spreadsheets.markup import walk
from chalicelib.spreadsheets.number_formats import read_format
from chalicelib.spreadsheets.styles import Styles


def read(content: str) -> Styles:
    found = Styles()
    walk([f"<styleSheet>{content}</styleSheet>".encode()], found, Bounds(lambda: 0, 1))
    return found


LOOKS = (
    '<numFmts><numFmt numFmtId="170" formatCode="00000"/></numFmts>'
    '<fonts><font><b/></font><font><strike/></font><font><strike val="0"/></font></fonts>'
    '<cellStyleXfs><xf numFmtId="4"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="170" fontId="1"/><xf numFmtId="2" fontId="2"/>'
    '<xf fontId="99"/></cellXfs>'
    '<dxfs><dxf><font><strike/></font><numFmt numFmtId="170" formatCode="yyyy"/></dxf></dxfs>'
)


def test_a_style_is_a_place_among_the_looks_of_cells_and_of_no_others() -> None:
    found = read(LOOKS)
    for style, code in (("0", "General"), ("1", "00000"), ("2", "0.00"), ("3", "General")):
        assert found.sections(style) == read_format(code), style


def test_struck_is_what_a_font_says() -> None:
    found = read(LOOKS)
    assert [found.struck(style) for style in "0123"] == [False, True, False, False]


def test_without_any_looks_the_first_is_plain_and_no_other_is_there() -> None:
    assert read("").sections("0") == read_format("General")
    assert not read("").struck("0")
    for look in (read("").sections, read(LOOKS).struck):
        for style in ("4", "", "-1", "x", "9" * 30):
            with pytest.raises(Invalid, match="file_damaged"):
                look(style)


def test_a_format_that_nobody_has_written_down_is_plain() -> None:
    assert read('<cellXfs><xf numFmtId="999"/></cellXfs>').sections("0") == read_format("General")


def test_looks_fonts_and_formats_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "MOST_STYLES", 100)
    for content in ("<cellXfs>{}</cellXfs>", "<fonts>{}</fonts>"):
        unit = "<xf/>" if "Xfs" in content else "<font/>"
        read(content.format(unit * 100))
        with pytest.raises(Invalid, match="file_bomb"):
            read(content.format(unit * 101))
    with pytest.raises(Invalid, match="file_bomb"):
        read("".join(f'<numFmt numFmtId="{each}"/>' for each in range(1_000, 1_101)))
