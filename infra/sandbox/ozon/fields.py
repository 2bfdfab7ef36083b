"""A body, read as strictly as Ozon reads it: an unknown name, a wrong type or too much refuses the call."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from infra.sandbox.ozon.errors import wrong

T = TypeVar("T")
NONE: Any = object()


@dataclass(frozen=True)
class Fields:
    """``path`` is where it stands in the body."""

    given: Mapping[str, Any]
    path: str = ""

    def only(self, *names: str) -> Fields:
        unknown = sorted(set(self.given) - set(names))
        if unknown:
            raise wrong(f'unknown field "{self.path}{unknown[0]}"')
        return self

    def text(self, name: str, usual: str = NONE, least: int = 1, most: int = 1_000) -> str:
        value = self._given(name, str, usual)
        if value is not usual and not least <= len(value) <= most:
            raise wrong(f"{self.path}{name}: value length must be between {least} and {most} runes")
        return value

    def number(self, name: str, usual: int = NONE, least: int = 1, most: int = (1 << 63) - 1) -> int:
        value = self._given(name, int, usual)
        if value is not usual and not least <= value <= most:
            raise wrong(f"{self.path}{name}: value must be inside range [{least}, {most}]")
        return value

    def flag(self, name: str) -> bool:
        return self._given(name, bool, False)

    def moment(self, name: str) -> datetime:
        return read_moment(self.path + name, self._given(name, str, NONE))

    def maybe_moment(self, name: str) -> datetime | None:
        value = self._given(name, str, "")
        return read_moment(self.path + name, value) if value else None

    def inside(self, name: str, needed: bool = False) -> Fields:
        return Fields(self._given(name, dict, NONE if needed else {}), f"{self.path}{name}.")

    def texts(self, name: str, needed: bool = False) -> Sequence[str]:
        return self._list(name, needed, lambda each: isinstance(each, str) and bool(each))

    def objects(self, name: str) -> Sequence[Fields]:
        """One at least."""
        found = self._list(name, True, lambda each: isinstance(each, dict))
        return [Fields(each, f"{self.path}{name}[{place}].") for place, each in enumerate(found)]

    def _list(self, name: str, needed: bool, fits: Callable[[Any], bool]) -> Sequence[Any]:
        value: list[Any] = self._given(name, list, NONE if needed else [])
        if needed and not value:
            raise wrong(f"{self.path}{name}: value must contain at least 1 item(s)")
        if not all(fits(each) for each in value):
            raise wrong(f"{self.path}{name}: invalid value")
        return value

    def _given(self, name: str, kind: type[T], usual: T) -> T:
        value = self.given.get(name)
        if value is None:
            if usual is NONE:
                raise wrong(f"{self.path}{name}: value is required")
            return usual
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise wrong(f"{self.path}{name}: invalid value")
        return value


def read_moment(name: str, value: str) -> datetime:
    """RFC 3339 with a zone, as Ozon wants it."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", value, re.ASCII):
        raise wrong(f"{name}: invalid timestamp")
    try:
        whole = re.sub(r"\.(\d{1,6})\d*", r".\1", value)
        return datetime.fromisoformat(whole.replace("Z", "+00:00")).astimezone(UTC)
    except (ValueError, OverflowError):
        raise wrong(f"{name}: invalid timestamp") from None


def shown(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
