"""Where botocore looks for the cloud: each who asks the local one is led there, whoever was led elsewhere before."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest


@contextmanager
def led_to(environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """For the length of a `with`."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in environment.items():
            if name.startswith("AWS_"):
                patched.setenv(name, value)
        yield dict(environment)
