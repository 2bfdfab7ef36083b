"""The alarms that only one queue or function has; those of all of them follow from the other lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from infra.resources.names import logical

FUNCTION_ERRORS = "errorsalarm"
"""The one section of the runbook for whatever raises."""

GROWTH = "growthalarm"
"""The one section for dead letters that become more and more, in whichever queue."""


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """`name` is its id in the template. It rings when `statistic` of `metric` was `above` in `periods` of `period`
    seconds, one after the other. `section` is that of docs/runbook.md, where it is not called as the alarm is.
    What it watches may be there in a `deployed` stage only. Of one that watches `growth` it is by how much the
    statistic is more than in the period before.
    """

    name: str
    says: str
    metric: str
    of: Mapping[str, Any]
    above: int
    statistic: str = "Maximum"
    period: int = 60
    periods: int = 1
    section: str = ""
    deployed: bool = False
    growth: bool = False


BACKLOG = Alarm(
    name="NoticesBacklogAlarm",
    says="Notices that could be told are not picked up",
    metric="AWS/SQS ApproximateNumberOfMessagesVisible",
    of={"QueueName": {"Fn::GetAtt": [logical("notices", "Queue"), "QueueName"]}},
    statistic="Minimum",
    above=100,
    period=300,
    periods=6,
)
LAG = Alarm(
    name="RelayJournalLagAlarm",
    says="The journal is relayed late",
    metric="AWS/Lambda IteratorAge",
    of={"FunctionName": {"Ref": "RelayJournal"}},
    above=60_000,  # milliseconds
    periods=3,
    deployed=True,
)
ANSWERS = Alarm(
    name="AnswersErrorsAlarm",
    says="The API answered with 5xx",  # Chalice answers 500 for what a view raises: the function shows no error
    metric="AWS/ApiGateway 5XXError",
    of={"ApiName": "kabinet", "Stage": "api"},
    statistic="Sum",
    above=5,
    periods=2,
    section=FUNCTION_ERRORS,
    deployed=True,
)

ALARMS: Sequence[Alarm] = (BACKLOG, LAG, ANSWERS)
