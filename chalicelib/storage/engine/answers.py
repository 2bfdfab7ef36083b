"""DynamoDB's answers, read by a fast JSON decoder.

botocore walks its model of the service over every attribute of every item, a third of the time of a
list. What it would make of an answer is the JSON itself, except for binary attributes, and we have none.
"""

from typing import Any

import msgspec

_OK = 200


def read_quickly(response_dict: dict[str, Any], customized_response_dict: dict[str, Any], **_: Any) -> None:
    """A handler of botocore's ``before-parse``: what it puts in ``customized_response_dict`` is the answer."""
    if response_dict["status_code"] == _OK:
        customized_response_dict.update(msgspec.json.decode(response_dict["body"]))
        response_dict["body"] = b"{}"
