"""What every partner is given: addresses, a folder to keep things in, shared instruments."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from infra.sandbox.calls import Calls
from infra.sandbox.faults import Faults
from infra.sandbox.wire import Reply


@dataclass(frozen=True)
class Surroundings:
    address: str  # of the sandbox itself, with the closing slash
    cabinet: str  # the page of the cabinet that launches open
    directory: Path
    environ: Mapping[str, str]
    calls: Calls = field(default_factory=Calls)
    faults: Faults = field(default_factory=Faults)

    def serve(self, target: str, method: str, work: Callable[[], Reply]) -> Reply:
        """Does the work under the fault ordered for the target, and writes the call into the log."""
        begun = monotonic()
        reply = self.faults.around(target, work)
        self.calls.record(target, method, reply.outcome, round((monotonic() - begun) * 1000))
        return reply
