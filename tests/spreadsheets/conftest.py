"""What takes seconds a file is read on demand only: python -m pytest tests/spreadsheets -m long."""

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "long" in config.getoption("-m"):
        return
    long = [item for item in items if "spreadsheets" in item.path.parts and item.get_closest_marker("long")]
    items[:] = [item for item in items if item not in long]
    config.hook.pytest_deselected(items=long)
