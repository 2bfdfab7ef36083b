"""What reading a group costs, and an OK that does not answer."""

from contextlib import suppress

from chalicelib.domain.errors import Unavailable
from tests.usecases.annex import Annex

PAGES = ["page goods", "page topics", "page photos"]
"""What an unchanged group of a few discussions costs."""


def struck(annex: Annex, times: int) -> None:
    """The clock strikes, and OK is silent to some of what it is asked."""
    for _ in range(times):
        with suppress(Unavailable):
            annex.collect()
