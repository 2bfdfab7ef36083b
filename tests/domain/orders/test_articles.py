"""The marks of articles on a card."""

from chalicelib.domain.orders.articles import LENGTH, is_marked, mark_of, marks_of
from chalicelib.domain.orders.lines import LineState
from tests.factories import a_line


def test_each_article_is_marked_once_however_it_is_written_and_whatever_became_of_it() -> None:
    gone = a_line(article="Х-9", state=LineState.CANCELLED)
    marks = marks_of(
        [a_line(article="Б-1"), a_line(article="б-1", option="39"), gone, a_line(article="", name="Сапоги")]
    )
    assert len(marks) == 2 * LENGTH
    for article in ("Б-1", "б-1", "х-9"):
        assert is_marked(marks, article), article
    assert not is_marked(marks, "Б-2")
    assert marks_of([]) == ""
    assert not is_marked("", "Б-1")


def test_a_mark_stands_at_a_place_of_its_own() -> None:
    """Half of one and half of the next are no third."""
    marks = marks_of([a_line(article=str(place)) for place in range(50)])
    between = marks[LENGTH // 2 : LENGTH + LENGTH // 2]
    assert between in marks
    assert between not in {mark_of(str(place)) for place in range(50)}
    others = [f"other{place}" for place in range(2_000)]
    assert [each for each in others if is_marked(marks, each)] == []


def test_a_hyphen_in_a_mark_parts_nothing() -> None:
    orders = [[str(place), f"{place}-a", f"{place}-b"] for place in range(2_000)]
    marks = {articles[0]: marks_of([a_line(article=each) for each in articles]) for articles in orders}
    assert any("-" in each for each in marks.values())
    assert [each for articles in orders for each in articles if not is_marked(marks[articles[0]], each)] == []
