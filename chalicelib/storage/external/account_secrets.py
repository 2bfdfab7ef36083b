"""Keys of accounts, in the service's store of parameters: encrypted there, and in no table of ours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError
from msgspec import Struct

from chalicelib.domain.errors import NotFound, Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping


class ParameterSecrets(Struct, frozen=True):
    """``prefix`` is that of all names, as ``/kabinet-prod/accounts``."""

    client: Any
    prefix: str

    def put(self, community: str, account: str, secrets: Mapping[str, str]) -> None:
        value = json.dumps(dict(secrets), ensure_ascii=False)
        self._ask(
            "put_parameter", Name=self._name(community, account), Value=value, Type="SecureString", Overwrite=True
        )

    def get(self, community: str, account: str) -> Mapping[str, str]:
        answer = self._ask("get_parameter", Name=self._name(community, account), WithDecryption=True)
        found = json.loads(answer["Parameter"]["Value"])
        return {str(name): str(value) for name, value in found.items()}

    def remove(self, community: str, account: str) -> None:
        try:
            self._ask("delete_parameter", Name=self._name(community, account))
        except NotFound:
            return

    def _name(self, community: str, account: str) -> str:
        return f"{self.prefix}/{community}/{account}"

    def _ask(self, action: str, **request: Any) -> Any:
        """Nothing of the request goes into an error."""
        try:
            return getattr(self.client, action)(**request)
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") == "ParameterNotFound":
                raise NotFound("account_key_missing") from None
            raise Unavailable from None
        except BotoCoreError:
            raise Unavailable from None
