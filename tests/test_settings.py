"""What the environment decides; that every setting is described is looked at in tests/architecture."""

import pytest
from msgspec.structs import fields

from chalicelib.settings import Settings, listed

REQUIRED = {field.name.upper(): f"secret-{field.name}" for field in fields(Settings) if field.required}


def test_what_is_required_is_enough_and_strangers_are_let_be() -> None:
    settings = Settings.read({**REQUIRED, "PATH": "/bin", "ok_site_url": "lower"})
    assert settings.token_keys == "secret-token_keys"
    assert settings.ok_site_url == "https://ok.ru/"


def test_all_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(KeyError) as refusal:
        Settings.read({name: value for name, value in REQUIRED.items() if name not in ("TOKEN_KEYS", "EVENTS_TOPIC")})
    assert "EVENTS_TOPIC, TOKEN_KEYS" in str(refusal.value)
    with pytest.raises(KeyError, match="RESOURCE_PREFIX"):
        Settings.read({})


def test_secrets_are_not_shown() -> None:
    assert "secret" not in repr(Settings.read(REQUIRED))


def test_tables_and_queues_are_called_by_a_prefix_and_a_word_of_their_own() -> None:
    prefixes = {"RESOURCE_PREFIX": "kabinet-prod-", "QUEUE_URL_PREFIX": "https://sqs.example/1/kabinet-prod-"}
    settings = Settings.read({**REQUIRED, **prefixes})
    assert settings.table("orders") == "kabinet-prod-orders"
    assert settings.queue_url("imports") == "https://sqs.example/1/kabinet-prod-imports"
    assert settings.failures_url("imports") == "https://sqs.example/1/kabinet-prod-imports-failures"


def test_a_list_has_neither_gaps_nor_empty_parts() -> None:
    for text, parts in (("", []), (" , ,", []), ("a", ["a"]), (" a , b,,c ", ["a", "b", "c"])):
        assert listed(text) == parts


def test_the_desk_has_the_host_of_the_application_and_loopback_goes_by_its_name() -> None:
    """No browser binds a passkey to an address."""
    for address, origin in (
        ("", ""),
        ("https://kabinet.example/prod/", "https://kabinet.example"),
        ("http://127.0.0.1:8000/", "http://localhost:8000"),
        ("http://127.0.0.1:4566/restapis/a/api/_user_request_/", "http://localhost:4566"),
    ):
        assert Settings.read({**REQUIRED, "PUBLIC_URL": address}).desk_origin == origin
