"""All lists together, as what is generated from them takes them; a test may hand over longer ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.resources.alarms import ALARMS, Alarm
from infra.resources.functions import FUNCTIONS, Function
from infra.resources.queues import QUEUES, RELAY, Queue
from infra.resources.table import Table
from infra.resources.tables import TABLES


@dataclass(frozen=True)
class Lists:
    tables: Sequence[Table] = TABLES
    queues: Sequence[Queue] = QUEUES
    functions: Sequence[Function] = FUNCTIONS
    alarms: Sequence[Alarm] = ALARMS

    @property
    def dead_letters(self) -> Sequence[str]:
        """Of whom there is a dead-letter queue."""
        return (*(queue.name for queue in self.queues), RELAY)

    def queue_of(self, function: Function) -> Queue | None:
        """The one that it consumes."""
        return next((queue for queue in self.queues if queue.consumer == function.name), None)


LISTS = Lists()
