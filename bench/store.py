"""A DynamoDB that only measures: its own process, its orders in memory, every query a bisection.

MiniStack's index queries are linear in the size of a table, so growth measured there would be its
own. This one answers Query on an index, and counts.
"""

import argparse
import bisect
import hashlib
import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol

Item = dict[str, dict[str, str]]


INDEXES = {
    "by_buyer": ("buyer_key", ("pk", "sk", "buyer_key", "placed", "card")),
}
"""Their keys, and what they carry."""


class Index:
    """Rows of an index in their order."""

    def __init__(self, rows: list[Item], key: str, carried: tuple[str, ...]) -> None:
        self.key = key
        self.rows = sorted(({name: row[name] for name in carried} for row in rows), key=self.place)
        self.places = [self.place(row) for row in self.rows]

    def place(self, row: Item) -> tuple[str, str, str]:
        return row[self.key]["S"], row["placed"]["S"], row["pk"]["S"]


class Orders:
    """``orders`` of one community, the buyer of the benchmark has every ``n``-th; whoever is asked for is a buyer."""

    def __init__(self, rows: list[Item]) -> None:
        self._indexes = {name: Index(rows, *made) for name, made in INDEXES.items()}
        self.counters = {"calls": 0, "returned": 0, "scanned": 0, "bytes": 0}

    def answer(self, operation: str, wish: dict[str, Any]) -> dict[str, Any]:
        match operation:
            case "Query":
                return self._query(wish)
            case "SendMessage":
                return sent(wish["MessageBody"])
            case _:
                return {}

    def _query(self, wish: dict[str, Any]) -> dict[str, Any]:
        index, values = self._indexes[wish["IndexName"]], wish["ExpressionAttributeValues"]
        owner, since = values[":owner"]["S"], values[":since"]["S"]
        first = bisect.bisect_left(index.places, (owner, since, ""))
        start = wish.get("ExclusiveStartKey")
        last = bisect.bisect_left(index.places, index.place(start) if start else (owner, "~", ""))
        found = index.rows[max(first, last - wish["Limit"]) : last][::-1]
        self._count(found)
        answer: dict[str, Any] = {"Items": found, "Count": len(found), "ScannedCount": len(found)}
        if len(found) == wish["Limit"]:
            answer["LastEvaluatedKey"] = {name: found[-1][name] for name in ("pk", "sk", index.key, "placed")}
        return answer

    def _count(self, found: list[Item]) -> None:
        self.counters["calls"] += 1
        self.counters["returned"] += len(found)
        self.counters["scanned"] += len(found)
        self.counters["bytes"] += sum(size_of(row) for row in found)


def sent(body: str) -> dict[str, Any]:
    """What a queue answers."""
    digest = hashlib.md5(body.encode(), usedforsecurity=False).hexdigest()
    return {"MessageId": "00000000-0000-4000-8000-000000000001", "MD5OfMessageBody": digest}


def size_of(row: Item) -> int:
    """Bytes as DynamoDB counts them: names and values in UTF-8."""
    return sum(len(name.encode()) + len(text.encode()) for name, value in row.items() for text in value.values())


class Kept(Protocol):
    """``counters`` tell what was asked so far."""

    counters: dict[str, int]

    def answer(self, operation: str, wish: dict[str, Any]) -> dict[str, Any]: ...


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65536
    kept: Kept

    def do_POST(self) -> None:
        wish = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(self.kept.answer(self.headers["X-Amz-Target"].rpartition(".")[2], wish))

    def do_GET(self) -> None:
        self._answer(self.kept.counters)

    def _answer(self, thing: dict[str, Any]) -> None:
        body = json.dumps(thing, ensure_ascii=False).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def serve(read: Callable[[Iterator[str]], Kept]) -> None:
    """What the lines of a file say; the port is printed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", required=True, help="a file of rows, one JSON a line")
    with open(parser.parse_args().rows, encoding="utf-8") as lines:  # noqa: PTH123
        Handler.kept = read(lines)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    serve(lambda lines: Orders([json.loads(line) for line in lines]))
