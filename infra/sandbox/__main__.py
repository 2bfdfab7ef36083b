"""python -m infra.sandbox --port 8001 --cabinet http://127.0.0.1:8000/app --state DIR"""

import argparse
import errno
import os
import signal
import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit

from infra.sandbox.server import SandboxServer
from infra.sandbox.storage import Unreadable


def main() -> int:
    wish = read_arguments()
    try:
        server = SandboxServer(wish.port, wish.cabinet, wish.state, os.environ)
    except Unreadable as trouble:
        return complain(str(trouble))
    except OSError as trouble:
        if trouble.errno == errno.EADDRINUSE:
            return complain(f"port {wish.port} is taken; choose another with --port (SANDBOX_PORT)")
        return complain(f"cannot listen on port {wish.port}: {trouble.strerror}")
    for number in (signal.SIGINT, signal.SIGTERM):
        # shutdown() waits for the loop that this very thread runs, so another thread asks for it.
        signal.signal(number, lambda *_: threading.Thread(target=server.shutdown).start())
    print(f"sandbox: {server.address}", flush=True)
    with server:
        server.serve_forever(poll_interval=0.1)
    return 0


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m infra.sandbox", description="Plays OK.ru locally.")
    parser.add_argument("--port", type=port, default=8001)
    parser.add_argument("--cabinet", type=page, default="http://127.0.0.1:8000/app")
    parser.add_argument("--state", type=Path, default=Path(".local/sandbox"))
    return parser.parse_args()


def port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def page(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError("the cabinet is an http address without a query")
    return text


def complain(sentence: str) -> int:
    print(f"sandbox: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
