"""Object storage: what people upload and what they download. Names start with the community."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from botocore.exceptions import ClientError

from chalicelib.domain.errors import NotFound
from chalicelib.storage.refusals import refusals
from chalicelib.usecases.ports import UploadForm

GOOD_FOR = 3600
_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})


@dataclass(frozen=True)
class ObjectFiles:
    client: Any
    bucket: str

    def upload_form(self, community: str, name: str, largest: int) -> UploadForm:
        form = self.client.generate_presigned_post(
            self.bucket,
            _key(community, name),
            Conditions=[["content-length-range", 1, largest]],
            ExpiresIn=GOOD_FOR,
        )
        return UploadForm(form["url"], form["fields"])

    def size(self, community: str, name: str) -> int | None:
        with refusals():
            try:
                return int(self.client.head_object(Bucket=self.bucket, Key=_key(community, name))["ContentLength"])
            except ClientError as error:
                if error.response["Error"]["Code"] in _MISSING:
                    return None
                raise

    def open(self, community: str, name: str) -> BinaryIO:
        return BytesIO(self.read(community, name))

    def read(self, community: str, name: str) -> bytes:
        with refusals():
            try:
                return bytes(self.client.get_object(Bucket=self.bucket, Key=_key(community, name))["Body"].read())
            except ClientError as error:
                if error.response["Error"]["Code"] in _MISSING:
                    raise NotFound("file_missing") from None
                raise

    def write(self, community: str, name: str, content: bytes) -> None:
        with refusals():
            self.client.put_object(Bucket=self.bucket, Key=_key(community, name), Body=content)

    def link(self, community: str, name: str, saved_as: str) -> str:
        request = {
            "Bucket": self.bucket,
            "Key": _key(community, name),
            "ResponseContentDisposition": f'attachment; filename="{saved_as}"',
            "ResponseContentType": "application/octet-stream",
        }
        return str(self.client.generate_presigned_url("get_object", Params=request, ExpiresIn=GOOD_FOR))


def _key(community: str, name: str) -> str:
    return f"{community}/{name}"
