"""What the status codes of a ZZAP account mean. ZZAP does not publish them: they are set from ``GetCodesTrack``."""

from collections.abc import Mapping, Sequence  # noqa: TC003 – a struct looks its types up

from msgspec import Struct

from chalicelib.domain.external.sighting import Phase
from chalicelib.outgoing.lenient import objects, text

NO_STATUS = frozenset({"", "0"})
"""An order that nobody has given a status has none, or the number that .NET writes for none."""

_CODE_FIELDS = ("code_track", "code", "id")
_NAME_FIELDS = ("class_track", "name", "class_name", "title")


class StatusCodes(Struct, frozen=True):
    """``phases`` by code. ``accepted`` and ``refused`` are the codes that we set.

    Of an order with one of ``prepaid`` a refusal costs money.
    """

    phases: Mapping[str, Phase] = {}
    accepted: str = ""
    refused: str = ""
    prepaid: frozenset[str] = frozenset()

    def phase(self, code: str) -> Phase:
        """What nobody has given a status waits for one; of a code that is not set here a person has to judge."""
        if code in self.phases:
            return self.phases[code]
        if code in NO_STATUS:
            return Phase.OPEN
        return {self.accepted: Phase.ACCEPTED, self.refused: Phase.CANCELLED}.get(code, Phase.UNKNOWN)

    def free_refusal(self, code: str) -> bool | None:
        """ZZAP has no sign of a prepayment that were known: only of codes that are named so something is said."""
        return False if code in self.prepaid else None


class TrackCode(Struct, frozen=True):
    """A status as ZZAP names it."""

    code: str
    name: str


def read_track_codes(table: object) -> Sequence[TrackCode]:
    """The rows of ``GetCodesTrack``; how its columns are called is not established, so each may have several names."""
    read = [TrackCode(_first(row, _CODE_FIELDS), _first(row, _NAME_FIELDS)) for row in objects(table)]
    return [each for each in read if each.code]


def _first(row: Mapping[str, object], names: Sequence[str]) -> str:
    return next((found for name in names if (found := text(row.get(name)))), "")
