"""Purchases that wait for a decision: of the one that stopped, and of those beside it that he has not heard of."""

from datetime import timedelta

from msgspec.structs import replace

from chalicelib.domain.purchases.progress import NONE
from chalicelib.domain.purchases.purchase import Purchase, Stage, Terms
from chalicelib.domain.purchases.stopping import decision_mark
from chalicelib.usecases.notices.decision_news import DecisionNews
from tests.factories import NOW, a_purchase


def below(id: str, **fields: object) -> Purchase:
    return a_purchase(id=id, terms=replace(Terms().moved(Stage.STOPPED, NOW), undecided=True), **fields)


def test_it_waits_for_as_long_as_that_very_stop_is_undecided() -> None:
    stopped = below("a")
    again = replace(stopped.terms.moved(Stage.COLLECTING, NOW), undecided=False).moved(
        Stage.STOPPED, NOW + timedelta(1)
    )
    mark = decision_mark(stopped)
    assert DecisionNews(stopped, mark, NONE).waits
    for terms in (replace(stopped.terms, undecided=False), replace(again, undecided=True)):
        assert not DecisionNews(replace(stopped, terms=terms), mark, NONE).waits


def test_of_what_he_has_heard_of_nothing_is_said() -> None:
    first, second, third = (below(each) for each in "abc")
    marks = [decision_mark(each) for each in (first, second, third)]
    news = DecisionNews(first, marks[0], NONE, [second, third])
    assert news.template == "decisions_asked"
    assert news.matters(()) == marks
    assert news.matters(marks[1:2]) == [marks[0], marks[2]]
    assert news.unheard(marks[1:]).template is None
