"""Proofs of payments: what they may be, how that is told, and where they lie."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from chalicelib.domain.errors import Invalid, NotFound

LARGEST_PROOF = 10_000_000
"""Bytes."""

PROOF_TYPES: Mapping[str, str] = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/heic": "heic",
    "application/pdf": "pdf",
}
"""What a proof may be, and the ending of its name."""

SHOWN_TYPES = frozenset({"image/jpeg", "image/png", "image/webp", "image/heic"})
"""A picture runs nothing where a page shows it."""

FRAMED_TYPE = "application/pdf"
"""What a browser shows by a viewer of its own, in a frame whose origin is the storage's."""

_SIGNATURES: Mapping[str, re.Pattern[bytes]] = {
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "image/heic": re.compile(rb"\0\0\0.ftyp(heic|heix|hevc|heim|heis|mif1|msf1)", re.DOTALL),
    "application/pdf": re.compile(rb"%PDF-\d"),
}
FORMS_AN_HOUR, FORMS_A_DAY = 20, 60
"""Forms for proofs that a person is given: each is good for a file of ours to keep."""

_ID = re.compile("[0-9A-Za-z]{1,64}")
SIGNATURE = 32
"""Bytes at the beginning of a file that tell its type."""


def proof_type(beginning: bytes) -> str:
    """The type of a file by its first bytes, whatever it is called. Raises Invalid."""
    for kind, signature in _SIGNATURES.items():
        if signature.match(beginning):
            return kind
    raise Invalid("proof_foreign", "proof")


def forms_given(buyer: str, now: datetime) -> Sequence[tuple[str, int]]:
    """What counts the forms a person is given, of this hour and of this day, and up to where."""
    return (f"{buyer}/{now:%Y-%m-%dT%H}", FORMS_AN_HOUR), (f"{buyer}/{now:%Y-%m-%d}", FORMS_A_DAY)


def uploaded_proof(buyer: str, proof: str) -> str:
    """Where a browser puts a proof; what no claim takes is forgotten after a month. Raises NotFound for no id."""
    if not _ID.fullmatch(proof):
        raise NotFound("file_missing")
    return f"proofs/{buyer}/{proof}"


def proof_of(claim: str, proof: str) -> str:
    """What the proof of a claim is called: each claim has a file of its own for each upload it could name."""
    return f"{claim}-{proof}"


def kept_proof(buyer: str, proof: str) -> str:
    """Where the proof of a claim is kept."""
    return f"{buyer}/{proof}"


def proof_folders(buyer: str) -> tuple[str, str]:
    """Where all proofs of a person lie: those that were uploaded, and those that are kept."""
    return f"proofs/{buyer}/", f"{buyer}/"
