"""An account at the played Wildberries, and what tests do there beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from chalicelib.domain.external.sighting import Sighting
from chalicelib.marketplaces.wildberries.account import REFUSAL_COSTS, WildberriesAccount
from chalicelib.outgoing.transport import Call, Transport
from infra.sandbox.wildberries import tokens
from tests.fakes.marketplaces import CallLog, FakeLimiter, asked
from tests.world import Ok


@dataclass
class Wildberries:
    """An account at the played one, without its limit unless a test chooses one."""

    ok: Ok
    limiter: FakeLimiter = field(default_factory=FakeLimiter)
    log: CallLog = field(default_factory=CallLog)
    token: str = field(default_factory=tokens.mint)

    def transport(self) -> Transport:
        return Transport(
            url=f"{self.ok.url}wildberries",
            limiter=self.limiter,
            made=self.log,
            headers={"Authorization": self.token},
            refusal_costs=REFUSAL_COSTS,
        )

    def account(self, **given: Any) -> WildberriesAccount:
        return WildberriesAccount(self.transport(), lambda: datetime.now(UTC), **given)

    def ask(self, path: str, **wish: Any) -> Any:
        return self.ok.ask(f"wildberries/{path}", **wish)

    def look(self, path: str) -> Any:
        return self.ok.look(f"wildberries/{path}")

    def tasks(self, **wish: Any) -> Sequence[str]:
        """The numbers of new ones."""
        return [str(each["id"]) for each in self.ask("orders", **wish)["orders"]]

    def task(self, **wish: Any) -> str:
        return self.tasks(**wish)[0]

    def seen(self, order: str) -> Sighting:
        read = self.account().read(order)
        assert read is not None
        return read

    def paths(self) -> Sequence[str]:
        """What was asked since the last look."""
        calls = [f"{call.method} {call.path}" for call in self.log.made]
        self.log.made.clear()
        return calls

    def token_call(self, method: str, path: str) -> None:
        """As the seller does it elsewhere, with the same key."""
        assert asked(self.transport(), Call(method, path)).status == 204
        self.log.made.clear()

    def misbehave(self, kind: str, calls: int = 1, **how: Any) -> None:
        self.ok.ask("faults", target="wildberries", kind=kind, calls=calls, **how)
