"""Seals open for the purpose they were made for, and what we did not seal opens for none."""

import pytest

from chalicelib.signing.seals import SignedSeals
from chalicelib.usecases.ports import Seals
from tests.fakes import MemorySeals

BOTH = pytest.mark.parametrize("seals", [SignedSeals(["key"]), MemorySeals()], ids=["signed", "memory"])


@BOTH
@pytest.mark.parametrize("text", ["c1/1001", "", "a.b.c", "Заказ № 1"])
def test_what_was_sealed_is_read_back(seals: Seals, text: str) -> None:
    assert seals.open("order", seals.seal("order", text)) == text


@BOTH
@pytest.mark.parametrize("purpose", ["ok_hook", "orders", "orde", ""])
def test_it_does_not_open_for_another_purpose(seals: Seals, purpose: str) -> None:
    assert seals.open(purpose, seals.seal("order", "c1/1001")) is None


@BOTH
@pytest.mark.parametrize("sealed", ["", "made up", "ы", "c1/1001", "\ud800"])
def test_what_was_not_sealed_is_nothing(seals: Seals, sealed: str) -> None:
    assert seals.open("order", sealed) is None
