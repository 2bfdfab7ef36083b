"""moto's place among botocore's listeners, for who stands between the container and the cloud."""

import sys
from typing import Any


def answering() -> Any | None:
    """What answers calls in this process; None while no moto is at work."""
    core = sys.modules.get("moto.core.models")  # an import would cost those who need none a second
    return core.botocore_stubber if core and core.botocore_stubber.enabled else None


def sent(request: Any) -> Any:
    """What the cloud answers to a prepared request."""
    from botocore.httpsession import URLLib3Session

    moto = answering()
    answer = moto("before-send", request) if moto else None
    return URLLib3Session().send(request) if answer is None else answer
