"""Who has seen another version than there is changes nothing."""

import pytest

from chalicelib.domain.errors import Stale
from chalicelib.domain.versions import check_version


def test_the_version_that_was_seen_is_the_one_that_is_changed() -> None:
    check_version(3, 3)
    for seen in (2, 4):
        with pytest.raises(Stale):
            check_version(3, seen)
