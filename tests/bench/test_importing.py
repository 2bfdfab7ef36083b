"""P16: an import asks the store for many orders at once."""

import pytest

from bench.importing import Size, imported, left, local_cloud


@pytest.mark.slow
def test_an_import_makes_few_calls_and_leaves_an_order_for_every_buyer() -> None:
    with local_cloud() as cloud:
        community, _ = imported(cloud, Size(rows=200, orders=60))
        tables = [table for table, _ in left(cloud, community)]
    assert cloud.calls / 60 <= 1.25
    assert sum(table.endswith("-orders") for table in tables) == 60
