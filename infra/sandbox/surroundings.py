"""What every partner is given: addresses, a folder to keep things in, shared instruments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from infra.sandbox.calls import Calls
from infra.sandbox.faults import Faults


@dataclass(frozen=True)
class Surroundings:
    address: str  # of the sandbox itself, with the closing slash
    cabinet: str  # the page of the cabinet that launches open
    directory: Path
    environ: Mapping[str, str]
    calls: Calls = field(default_factory=Calls)
    faults: Faults = field(default_factory=Faults)
