"""An organizer in whose purchase two buyers have orders, and what one of them asks of his data."""

from typing import Any

from chalicelib.domain.journal import Event
from tests.api.journey import Journey, csv_of
from tests.world import ANNA, ELENA

FILE = csv_of(
    f"{ANNA};Анна Петрова;Б-1;Ботинки;38;1;1000",
    f"{ELENA};Елена Смирнова;К-7;Кроссовки;37;1;2000",
)


def taken_out(journey: Journey, token: str) -> Any:
    answer = journey.api.post("/buyer/export", None, token)
    assert answer.status == 200, answer.text
    return answer.json


def left(journey: Journey) -> None:
    """What was asked for is done as a job."""
    for entry in [each for each in journey.journal() if each.event == Event.ERASURE_ASKED]:
        journey.container.background.jobs.run(entry)
