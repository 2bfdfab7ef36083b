"""Object storage: what people upload and what they download. Names start with the community."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote

from botocore.exceptions import ClientError
from msgspec import Struct

from chalicelib.domain.errors import NotFound, Unavailable
from chalicelib.domain.payments.proofs import FRAMED_TYPE, SHOWN_TYPES, proof_folders
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.usecases.ports import UploadForm

if TYPE_CHECKING:
    from collections.abc import Sequence

GOOD_FOR = 3600
UNKNOWN = "application/octet-stream"
AT_ONCE = 1_000
"""Names that one call removes."""

_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})


class ObjectFiles(Struct, frozen=True):
    client: Any
    bucket: str

    def upload_form(self, community: str, name: str, largest: int, kind: str | None = None) -> UploadForm:
        typed = {"Content-Type": kind} if kind else {}
        form = self.client.generate_presigned_post(
            self.bucket,
            _key(community, name),
            Fields=dict(typed),
            Conditions=[["content-length-range", 1, largest], *([typed] if typed else [])],
            ExpiresIn=GOOD_FOR,
        )
        return UploadForm(form["url"], form["fields"])

    def size(self, community: str, name: str) -> int | None:
        with translate_errors():
            try:
                return int(self.client.head_object(Bucket=self.bucket, Key=_key(community, name))["ContentLength"])
            except ClientError as error:
                if error.response["Error"]["Code"] in _MISSING:
                    return None
                raise

    def open(self, community: str, name: str) -> BinaryIO:
        return BytesIO(self.read(community, name))

    def read(self, community: str, name: str) -> bytes:
        with translate_errors():
            try:
                return bytes(self.client.get_object(Bucket=self.bucket, Key=_key(community, name))["Body"].read())
            except ClientError as error:
                if error.response["Error"]["Code"] in _MISSING:
                    raise NotFound("file_missing") from None
                raise

    def write(self, community: str, name: str, content: bytes) -> None:
        with translate_errors():
            self.client.put_object(Bucket=self.bucket, Key=_key(community, name), Body=content)

    def link(self, community: str, name: str, saved_as: str) -> str:
        return _link(self.client, self.bucket, _key(community, name), saved_as=saved_as, seconds=GOOD_FOR)

    def names(self, community: str, folder: str) -> Sequence[str]:
        return [name.partition("/")[2] for name in _names(self.client, self.bucket, _key(community, folder))]

    def remove(self, community: str, names: Sequence[str]) -> None:
        with translate_errors():
            for start in range(0, len(names), AT_ONCE):
                objects = [{"Key": _key(community, name)} for name in names[start : start + AT_ONCE]]
                answer = self.client.delete_objects(Bucket=self.bucket, Delete={"Objects": objects, "Quiet": True})
                if answer.get("Errors"):
                    raise Unavailable


class ObjectProofs(Struct, frozen=True):
    """Proofs lie in a bucket of their own, which forgets much later than that of the uploads.

    A form for an upload stays good for an hour; what was taken over cannot be replaced through it.
    """

    client: Any
    uploads: str
    bucket: str

    def keep(self, community: str, uploaded: str, name: str, beginning: int) -> bytes:
        source = {"Bucket": self.uploads, "Key": _key(community, uploaded)}
        with translate_errors():
            try:
                self.client.copy_object(Bucket=self.bucket, Key=_key(community, name), CopySource=source)
                answer = self.client.get_object(
                    Bucket=self.bucket, Key=_key(community, name), Range=f"bytes=0-{beginning - 1}"
                )
                return bytes(answer["Body"].read())
            except ClientError as error:
                if error.response["Error"]["Code"] in _MISSING:
                    raise NotFound("file_missing") from None
                raise

    def drop(self, community: str, name: str) -> None:
        with translate_errors():
            self.client.delete_object(Bucket=self.bucket, Key=_key(community, name))

    def link(self, community: str, name: str, saved_as: str, kind: str, minutes: int = 5) -> str:
        shown = kind if kind in SHOWN_TYPES else UNKNOWN
        return _link(
            self.client, self.bucket, _key(community, name), saved_as=saved_as, seconds=minutes * 60, kind=shown
        )

    def view(self, community: str, name: str, minutes: int = 5) -> str:
        return _signed(
            self.client, self.bucket, _key(community, name), "inline", kind=FRAMED_TYPE, seconds=minutes * 60
        )

    def count(self, community: str, buyer: str) -> int:
        return sum(len(_names(self.client, bucket, folder)) for bucket, folder in self._places(community, buyer))

    def forget(self, community: str, buyer: str) -> None:
        with translate_errors():
            for bucket, folder in self._places(community, buyer):
                for name in _names(self.client, bucket, folder):
                    self.client.delete_object(Bucket=bucket, Key=name)

    def _places(self, community: str, buyer: str) -> Sequence[tuple[str, str]]:
        """Bucket and folder: the uploads first, so that nothing is taken over from there meanwhile."""
        uploaded, kept = proof_folders(buyer)
        return (self.uploads, _key(community, uploaded)), (self.bucket, _key(community, kept))


def _names(client: Any, bucket: str, folder: str) -> Sequence[str]:
    with translate_errors():
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=folder)
        return [each["Key"] for page in pages for each in page.get("Contents", ())]


def _link(client: Any, bucket: str, key: str, saved_as: str, seconds: int, kind: str = UNKNOWN) -> str:
    """Always to be saved, even a picture: what a page of ours shows of it, it shows in its own frame."""
    return _signed(client, bucket, key, _attachment(saved_as), kind=kind, seconds=seconds)


def _signed(client: Any, bucket: str, key: str, disposition: str, *, kind: str, seconds: int) -> str:
    request = {
        "Bucket": bucket,
        "Key": key,
        "ResponseContentDisposition": disposition,
        "ResponseContentType": kind,
    }
    return str(client.generate_presigned_url("get_object", Params=request, ExpiresIn=seconds))


def _attachment(saved_as: str) -> str:
    """A header is ASCII: another name goes encoded (RFC 6266), beside what is left of it for who cannot read that."""
    plain = "".join(letter for letter in saved_as if letter.isascii() and (letter.isalnum() or letter in " .,_-"))
    simple = f'attachment; filename="{plain.strip()}"'
    return simple if plain == saved_as else f"{simple}; filename*=UTF-8''{quote(saved_as, safe='')}"


def _key(community: str, name: str) -> str:
    return f"{community}/{name}"
