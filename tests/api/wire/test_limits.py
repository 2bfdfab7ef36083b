"""What the description says of a value is what the domain takes."""

import re

import msgspec
import pytest

from chalicelib.api.wire.limits import NOTE_LENGTH, FileSize, FormKey, Language, Percent, Title
from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.import_job import LARGEST_FILE
from chalicelib.domain.money import read_basis_points
from chalicelib.domain.notices.templates import LANGUAGES
from chalicelib.domain.orders import editing
from chalicelib.domain.payments import claim, payment
from chalicelib.domain.payments.proofs import LARGEST_PROOF
from chalicelib.usecases.payments.forms import check_form_key


def test_numbers_are_those_of_the_domain() -> None:
    assert {NOTE_LENGTH, payment.NOTE_LENGTH, editing.NOTE_LENGTH, claim.REASON_LENGTH} == {NOTE_LENGTH}
    assert {msgspec.json.schema(FileSize)["maximum"], LARGEST_PROOF, LARGEST_FILE} == {LARGEST_PROOF}
    assert tuple(msgspec.json.schema(Language)["enum"]) == LANGUAGES


@pytest.mark.parametrize("text", ["0", "10", "10.5", "10,25", "100", "99.99"])
def test_a_percent_is_read_as_it_is_described(text: str) -> None:
    assert re.search(msgspec.json.schema(Percent)["pattern"], text)
    assert 0 <= read_basis_points(text) <= 10_000


@pytest.mark.parametrize("text", ["", "101", "1.234", "ten", "-1", "100.5"])
def test_what_is_no_percent_is_described_as_none(text: str) -> None:
    assert not re.search(msgspec.json.schema(Percent)["pattern"], text)
    with pytest.raises(Invalid):
        read_basis_points(text)


def test_the_key_of_a_form_is_as_long_as_it_is_described() -> None:
    told = msgspec.json.schema(FormKey)
    for length in (told["minLength"], told["maxLength"]):
        check_form_key("k" * length)
    for length in (told["minLength"] - 1, told["maxLength"] + 1):
        with pytest.raises(Invalid):
            check_form_key("k" * length)


def test_a_form_reads_what_is_beyond_so_that_the_domain_can_say_it_in_words() -> None:
    assert msgspec.json.decode(b'""', type=Title) == ""
