"""What Wildberries does with supplies when it is asked."""

from dataclasses import dataclass
from datetime import UTC, datetime

from infra.sandbox.wildberries import reading, shapes
from infra.sandbox.wildberries.errors import refused
from infra.sandbox.wildberries.memory import Supply, Task
from infra.sandbox.wildberries.methods import DONE
from infra.sandbox.wildberries.state import WildberriesState
from infra.sandbox.wire import Reply, Request, json_reply


@dataclass(frozen=True)
class SupplyMethods:
    state: WildberriesState

    def make(self, request: Request, seller: str) -> Reply:
        name = reading.body(request).get("name")
        if not isinstance(name, str) or not 1 <= len(name) <= 128:
            raise refused("IncorrectRequestBody")
        return json_reply({"id": self.state.add_supply(seller, name).id}, 201)

    def list(self, request: Request, seller: str) -> Reply:
        limit, at = reading.number(request, "limit", least=1, most=1_000), reading.number(request, "next")
        found = [each for each in self.state.supplies(seller) if _number(each) > at]
        page = found[:limit]
        following = _number(page[-1]) if len(found) > limit else 0
        return json_reply({"next": following, "supplies": [self._shown(each) for each in page]})

    def show(self, request: Request, seller: str, name: str) -> Reply:
        return json_reply(self._shown(self._supply(name, seller)))

    def delete(self, request: Request, seller: str, name: str) -> Reply:
        with self.state.change() as memory:
            supply = self._supply(name, seller)
            if supply.closed or self.state.within(supply.id):
                raise refused("SupplyHasOrders")
            del memory.supplies[supply.id]
        return DONE

    def tasks(self, request: Request, seller: str, name: str) -> Reply:
        supply = self._supply(name, seller)
        return json_reply({"orderIds": [task.id for task in self.state.within(supply.id)]})

    def add(self, request: Request, seller: str, name: str) -> Reply:
        """All of them or none."""
        with self.state.change():
            supply = self._supply(name, seller)
            found = [self.state.task(number, seller) for number in reading.numbers(request, 100)]
            tasks = [task for task in found if task]
            if len(tasks) < len(found):
                raise refused("NotFound")
            together = [*self.state.within(supply.id), *tasks]
            if supply.closed or not all(map(_may_move, tasks)) or len({task.kind for task in together}) > 1:
                raise refused("FailedToAddSupplyOrder")
            for task in tasks:
                task.supplier, task.supply = "confirm", supply.id
        return DONE

    def deliver(self, request: Request, seller: str, name: str) -> Reply:
        """One task without its marks keeps all of them here."""
        with self.state.change():
            supply = self._supply(name, seller)
            tasks = self.state.within(supply.id)
            if not tasks:
                raise refused("SupplyHasZeroOrders")
            if bad := [shapes.marks(task, bad_only=True) for task in tasks if task.unmarked]:
                raise refused("MetaValidationFail", {"orders": bad})
            supply.closed = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            for task in tasks:
                task.supplier = "complete"
        return DONE

    def _supply(self, name: str, seller: str) -> Supply:
        found = self.state.supply(name, seller)
        if found is None:
            raise refused("NotFound")
        return found

    def _shown(self, supply: Supply) -> dict[str, object]:
        return shapes.supply(supply, self.state.within(supply.id))


def _may_move(task: Task) -> bool:
    return task.supplier in ("new", "confirm") and task.wb == "waiting"


def _number(supply: Supply) -> int:
    return int(supply.id.rpartition("-")[2])
