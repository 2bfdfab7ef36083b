"""The code of an order as a picture."""

import re
from xml.etree import ElementTree

from chalicelib.api.wire.buyer.codes import QUIET_ZONE, write_code

TEXT = "order.c1.1001.a-long-signature-that-nobody-can-make-up"


def test_the_picture_is_one_element_that_a_page_may_show_as_it_is() -> None:
    code = write_code(TEXT)
    root = ElementTree.fromstring(code.svg)  # noqa: S314 - our own picture
    assert code.text == TEXT
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "viewBox" in root.attrib
    assert {"width", "height"}.isdisjoint(root.attrib), "the page says how large it is"
    assert "<script" not in code.svg
    assert "<?xml" not in code.svg


def test_light_signs_stand_on_white_also_where_the_page_is_dark() -> None:
    assert re.search('fill="#fff"', write_code(TEXT).svg)


def test_around_it_is_the_quiet_that_readers_need() -> None:
    """No dark module begins nearer to the edge; a longer text makes a larger picture."""
    sizes = []
    for text in ("1", TEXT, TEXT * 3):
        svg = write_code(text).svg
        width = int(re.search(r'viewBox="0 0 (\d+) ', svg)[1])  # type: ignore[index]
        dark = re.findall(r'class="qrline"[^>]* d="M(\d+) (\d+)', svg)
        (left, _top), *_ = dark
        assert int(left) == QUIET_ZONE
        sizes.append(width)
    assert sizes == sorted(set(sizes))


def test_the_same_text_is_the_same_picture_and_another_one_is_another() -> None:
    assert write_code(TEXT) == write_code(TEXT)
    assert write_code(TEXT).svg != write_code(f"{TEXT}x").svg
