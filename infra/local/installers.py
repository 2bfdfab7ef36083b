"""What programs that install packages say when they fail, for a person. Standard library only."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.local.problem import Problem


@dataclass(frozen=True)
class Installer:
    """``registry``: the variable that names another one; ``mark`` stands before its lines of errors, of which those of
    ``telling`` say most.
    """

    name: str
    registry: str
    unreachable: Sequence[str]
    mark: str
    telling: slice

    def failed(self, wanted: str, words: str) -> Problem:
        return Problem(f"Installing {wanted} failed: {self._reason(words)} Then run the command again.")

    def _reason(self, words: str) -> str:
        if any(sign in words for sign in self.unreachable):
            return f"the package registry cannot be reached. Check the network (or {self.registry}, HTTPS_PROXY)."
        errors = [line.removeprefix(self.mark) for line in words.splitlines() if line.startswith(self.mark)]
        return f"{' '.join(errors[self.telling]) or f'{self.name} gave no reason'}."
