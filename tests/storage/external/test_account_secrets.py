"""Keys of accounts, in memory and in the store of parameters of both clouds: encrypted, and never in an error."""

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from chalicelib.bootstrap import Container
from chalicelib.domain.errors import NotFound, Unavailable
from chalicelib.storage.external.account_secrets import ParameterSecrets
from tests.storage.tenant import Tenant

KEY = {"api_key": "SECRET-ключ"}


def test_a_key_is_read_back_and_replaced_and_gone(tenant: Tenant) -> None:
    secrets = tenant.stores.account_secrets
    with pytest.raises(NotFound, match="account_key_missing"):
        secrets.get(tenant.community, "ozon-1")
    secrets.put(tenant.community, "ozon-1", KEY)
    secrets.put(tenant.community, "ozon-2", {"api_key": "other"})
    assert secrets.get(tenant.community, "ozon-1") == KEY
    secrets.put(tenant.community, "ozon-1", {"api_key": "new"})
    assert secrets.get(tenant.community, "ozon-1") == {"api_key": "new"}
    secrets.remove(tenant.community, "ozon-1")
    secrets.remove(tenant.community, "ozon-1")
    with pytest.raises(NotFound, match="account_key_missing"):
        secrets.get(tenant.community, "ozon-1")
    assert secrets.get(tenant.community, "ozon-2") == {"api_key": "other"}


def test_it_is_kept_encrypted_under_the_stack_s_own_names(container: Container) -> None:
    container.stores.account_secrets.put("c1", "ozon-1", KEY)
    ssm, name = container.clients.client("ssm"), f"{container.settings.accounts_prefix}/c1/ozon-1"
    found = ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]
    assert found["Type"] == "SecureString"


@pytest.mark.parametrize(
    "trouble",
    [
        ClientError({"Error": {"Code": "ThrottlingException", "Message": "SECRET"}}, "PutParameter"),
        EndpointConnectionError(endpoint_url="https://ssm/SECRET"),
    ],
    ids=lambda trouble: type(trouble).__name__,
)
def test_a_store_that_does_not_answer_is_said_without_the_key(trouble: Exception) -> None:
    class Failing:
        def put_parameter(self, **_: object) -> None:
            raise trouble

    with pytest.raises(Unavailable) as caught:
        ParameterSecrets(Failing(), "/kabinet/accounts").put("c1", "ozon-1", KEY)
    assert "SECRET" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
