"""What the local runtime must remember of the very moment its data is of: it lies in the store, beside the data.

A file would be newer than a store that was restored: a place in the stream would name what the queues never got.
"""

from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

TABLE = "local-runtime"


@dataclass(frozen=True)
class Marks:
    """A small text under each name, in a table that no template knows."""

    dynamodb: Any

    def make(self) -> None:
        key = {"AttributeName": "name", "KeyType": "HASH"}
        attribute = {"AttributeName": "name", "AttributeType": "S"}
        try:
            self.dynamodb.create_table(
                TableName=TABLE, KeySchema=[key], AttributeDefinitions=[attribute], BillingMode="PAY_PER_REQUEST"
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ResourceInUseException":
                raise

    def read(self, name: str) -> str:
        """Empty when nothing was put."""
        row = self.dynamodb.get_item(TableName=TABLE, Key={"name": {"S": name}}, ConsistentRead=True).get("Item", {})
        return str(row.get("text", {}).get("S", ""))

    def put(self, name: str, text: str) -> None:
        self.dynamodb.put_item(TableName=TABLE, Item={"name": {"S": name}, "text": {"S": text}})
