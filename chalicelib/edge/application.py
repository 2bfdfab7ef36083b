"""Chalice with its manners mended: what it answers by itself speaks to people too, and every answer is protected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalice.app import Chalice

from chalicelib import tracing
from chalicelib.edge import logs

if TYPE_CHECKING:
    from collections.abc import Mapping

PROTECTION: Mapping[str, str] = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
}
"""Of every answer: no browser comes over plain HTTP again, none guesses a type."""


class Application(Chalice):
    def __init__(self, name: str) -> None:
        super().__init__(app_name=name)
        self.log.addFilter(self._log_error)

    def _log_error(self, record: Any) -> bool:
        """Chalice writes the path, which may be a secret, and what was said, which may be a person's: ours says where.

        The route stands in the line of the request, under the same id.
        """
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return True
        tracing.trouble(type(error).__name__, at=logs.frames(error))
        return False

    def __call__(self, event: Any, context: Any) -> dict[str, Any]:
        """Middleware does not see what Chalice answers itself; this sees every answer to a request."""
        answer = super().__call__(event, context)
        if _is_frameworks(answer):
            from chalicelib.edge.framework_problems import spoken  # most answers are ours

            answer = spoken(answer, event)
        answer["headers"] = {**(answer.get("headers") or {}), **PROTECTION}
        return dict(answer)


def _is_frameworks(answer: Mapping[str, Any]) -> bool:
    """All of ours say how long they may be kept; what fails before or in a view is told by Chalice, which does not."""
    return "Cache-Control" not in (answer.get("headers") or {})
