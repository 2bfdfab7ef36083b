"""A face drawn from an id."""

from xml.etree import ElementTree

from infra.sandbox.ok.avatars import draw_avatar
from tests.world import ANNA, ELENA


def test_the_same_person_always_looks_the_same_and_another_one_differs() -> None:
    assert draw_avatar(ANNA, "Анна Петрова") == draw_avatar(ANNA, "Анна Смирнова")
    assert draw_avatar(ANNA) != draw_avatar(ELENA)


def test_it_is_a_picture_whoever_it_is_of_and_no_name_stands_in_it() -> None:
    for name in ("", "Анна", "Пётр", '<script>alert("я")</script>', "я" * 10_000):
        svg = draw_avatar("1", name)
        assert ElementTree.fromstring(svg).tag.endswith("svg")  # noqa: S314 - our own picture
        assert "script" not in svg
        assert len(svg) < 3_000
