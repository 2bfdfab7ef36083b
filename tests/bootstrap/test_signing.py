"""What we sign is signed with the newest of the keys, and read with any of them."""

from msgspec.structs import replace

from chalicelib.bootstrap.signing import Signing
from tests.factories import a_principal
from tests.usecases.house import SETTINGS
from tests.world import Clock


def signing(keys: str) -> Signing:
    return Signing(replace(SETTINGS, token_keys=keys), Clock())


def test_seals_cursors_and_tokens_of_the_key_before_are_read_after_a_rotation() -> None:
    before, after = signing("old"), signing("new, old")
    assert after.signer.unsign("order", before.signer.sign("order", "c1/1001")) == "c1/1001"
    assert after.cursors.read("c1", before.cursors.write("c1", ["1"])) == ["1"]
    assert after.tokens.read(before.tokens.issue(a_principal())[0]).id == a_principal().id


def test_the_newest_key_signs() -> None:
    assert signing("new").signer.unsign("order", signing("new, old").signer.sign("order", "c1/1001")) == "c1/1001"
    assert signing("old").signer.unsign("order", signing("new, old").signer.sign("order", "c1/1001")) is None
