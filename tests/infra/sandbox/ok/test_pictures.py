"""Pictures of goods, drawn from an id."""

from xml.etree import ElementTree

from infra.sandbox.ok.pictures import PARCEL, SHAPES, draw_picture


def test_the_title_chooses_what_is_on_it() -> None:
    for title, words in (
        ("Ботинки женские", "ботин"),
        ("КРОССОВКИ", "кроссов"),
        ("Халат", "халат"),
        ("Книга сказок", "книг"),
    ):
        (shape,) = (drawn for known, drawn in SHAPES.items() if words in known)
        assert shape in draw_picture("1", title), title
    assert PARCEL in draw_picture("1", "Чай")
    assert PARCEL in draw_picture("1")


def test_the_same_thing_always_looks_the_same_and_its_title_is_not_in_it() -> None:
    assert draw_picture("1", "Чай") == draw_picture("1", "Кофе")
    assert len({draw_picture(str(item)) for item in range(20)}) > 5
    svg = draw_picture("1", "<script>ботинки</script>")
    assert ElementTree.fromstring(svg).tag.endswith("svg")  # noqa: S314 - our own picture
    assert "script" not in svg
