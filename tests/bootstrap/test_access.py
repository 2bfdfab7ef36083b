"""Sessions and consent are put together from what they name."""

from chalicelib.bootstrap import Container
from chalicelib.signing.secrets import new_secret
from tests.bootstrap.needs import amiss


def test_each_use_case_is_given_what_it_names(container: Container) -> None:
    access = container.access
    for use_case in (access.open_session, access.ask_role, access.end_sessions, access.manage_consent):
        assert amiss(container, use_case) == [], use_case
    for secretive in (access.manage_api_keys, access.open_desk, access.challenges):
        assert amiss(container, secretive, new_secret=new_secret) == [], secretive
    for other in (
        access.manage_desk_sessions,
        access.repeat_requests,
        access.show_caller,
        access.read_audit,
    ):
        assert amiss(container, other) == [], other
    assert amiss(container, access.check_credential, check_session=access.check_session) == []
    given = {"ask_role": access.check_session.ask_role, "locales": container.communities.locales}
    assert amiss(container, access.check_session, **given) == []
    assert access.check_session.ask_role() is access.ask_role
    of_passkeys = {"challenges": access.challenges, "verifier": container.signing.passkeys}
    assert amiss(container, access.manage_passkeys, **of_passkeys) == []
    more = {"ask_role": access.ask_role, "new_secret": new_secret}
    assert amiss(container, access.open_desk_by_passkey, **of_passkeys, **more) == []
    assert amiss(container, access.limit_requests, request_keys=access.limit_requests.request_keys) == []
    assert access.limit_requests.request_keys() is container.stores.request_keys
