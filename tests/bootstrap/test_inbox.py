"""Messages are received and answered with what the use cases name."""

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from tests.bootstrap.needs import amiss
from tests.usecases.house import ADDRESS


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    locales = container.communities.locales
    buttons = container.payments.decide_by_button
    assert amiss(container, container.inbox.handle_messages, claim_buttons=buttons, locales=locales) == []
    connections = container.communities.manage_connections
    given = {"manage_connections": connections, "address": ADDRESS}
    assert amiss(container, container.inbox.keep_subscription, **given) == []


@pytest.mark.parametrize(("enforced", "strict"), [("yes", True), ("no", False)])
def test_deliveries_from_elsewhere_are_refused_where_the_settings_say_so(
    container: Container, enforced: str, strict: bool
) -> None:
    other = replace(container, settings=replace(container.settings, ok_hook_enforce=enforced))
    assert amiss(container, other.inbox.receive_messages, strict=strict) == []
