"""What is signed opens for the purpose it was signed for, and what we did not sign opens for none."""

import pytest

from chalicelib.signing.signer import KeyedSigner
from chalicelib.usecases.ports import Signer
from tests.fakes import MemorySigner

BOTH = pytest.mark.parametrize("signer", [KeyedSigner(["key"]), MemorySigner()], ids=["signed", "memory"])


@BOTH
@pytest.mark.parametrize("text", ["c1/1001", "", "a.b.c", "Заказ № 1"])
def test_what_was_sealed_is_read_back(signer: Signer, text: str) -> None:
    assert signer.open("order", signer.seal("order", text)) == text


@BOTH
@pytest.mark.parametrize("purpose", ["ok_hook", "orders", "orde", ""])
def test_it_does_not_open_for_another_purpose(signer: Signer, purpose: str) -> None:
    assert signer.open(purpose, signer.seal("order", "c1/1001")) is None


@BOTH
@pytest.mark.parametrize("sealed", ["", "made up", "ы", "c1/1001", "\ud800"])
def test_what_was_not_sealed_is_nothing(signer: Signer, sealed: str) -> None:
    assert signer.open("order", sealed) is None
