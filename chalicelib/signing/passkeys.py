"""What devices sign: checked by a library that is loaded when somebody brings a passkey, and not before.

A device is asked for no attestation: which make it is does not matter.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.domain.access.passkey import host_of
from chalicelib.domain.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chalicelib.domain.access.passkey import Assertion, Attestation, Passkey

KIND = "public-key"
LAYER = "passkeys_layer"
"""The folder of the library in a function's layer. It is put on the path when it is needed: botocore loads OpenSSL in
every cold start that finds one (docs/decisions/0042-passkeys.md).
"""

LONGEST = 20_000
"""Characters of a part; a device that attests itself with certificates says four thousand."""


class WebAuthn(Struct, frozen=True):
    """Both raise Invalid for whatever was not signed for this challenge, this origin, by whom the device verified."""

    def attested(self, given: Attestation, challenge: str, origin: str) -> tuple[str, int]:
        """The public key in base64url, and how often it was used."""
        response = {"clientDataJSON": given.client_data, "attestationObject": given.attestation}
        with _refusing():
            from webauthn import verify_registration_response
            from webauthn.helpers import bytes_to_base64url

            verified = verify_registration_response(
                credential=_credential(given.credential, response),
                expected_challenge=challenge.encode(),
                expected_rp_id=host_of(origin),
                expected_origin=origin,
                require_user_verification=True,
            )
            if bytes_to_base64url(verified.credential_id) != given.credential:
                raise ValueError("it says another name than it attests")
            return bytes_to_base64url(verified.credential_public_key), verified.sign_count

    def asserted(self, given: Assertion, passkey: Passkey, challenge: str, origin: str) -> int:
        """How often it was used: always more than before, where the device counts at all."""
        response = {
            "clientDataJSON": given.client_data,
            "authenticatorData": given.authenticator_data,
            "signature": given.signature,
            "userHandle": given.user_handle,
        }
        with _refusing():
            from webauthn import base64url_to_bytes, verify_authentication_response

            verified = verify_authentication_response(
                credential=_credential(given.credential, response),
                expected_challenge=challenge.encode(),
                expected_rp_id=host_of(origin),
                expected_origin=origin,
                credential_public_key=base64url_to_bytes(passkey.public_key),
                credential_current_sign_count=passkey.sign_count,
                require_user_verification=True,
            )
            return verified.new_sign_count


def _credential(id: str, response: dict[str, str]) -> dict[str, Any]:
    if max(map(len, (id, *response.values()))) > LONGEST:
        raise ValueError("no device says so much")
    return {"id": id, "rawId": id, "type": KIND, "response": response}


@contextmanager
def _refusing() -> Iterator[None]:
    """Of bytes of anybody's the library, and what it stands on, complains in many ways."""
    _reach()
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        yield
    except (WebAuthnException, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise Invalid("passkey_refused") from error


def _reach() -> None:
    layer = find_spec(LAYER)
    for place in (layer and layer.submodule_search_locations) or ():
        if place not in sys.path:
            sys.path.append(place)
