"""P14: ``python -m bench.opening NAME=SANDBOX_PORT …``: the first opening of running cabinets, measured in turn.

A phone that was never here (CPU four times slower, 1.6 Mbit/s, 150 ms), from its address to the list of orders.
"""

import argparse
import json
import statistics
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from infra.browser import chromium
from infra.local.ports import LOOPBACK

ANNA = "570000000101"
SLOWER = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
"""Bytes a second, milliseconds."""


@dataclass(frozen=True)
class Opening:
    """What one opening cost; OK's own script is no part of it."""

    requests: int
    calls: int
    size: int
    seconds: float


def opening(browser: Browser, sandbox: int) -> Opening:
    """In a browser without anything kept; what it asks for until the first order stands."""
    address = launched(sandbox)
    page = browser.new_context(locale="ru-RU", viewport={"width": 360, "height": 740}).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    asked: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address, wait_until="commit")
    page.locator(".order-card").first.wait_for()
    stood = page.evaluate("performance.now()")
    page.wait_for_timeout(100)  # the last answer's size is told a moment later
    ours = [each for each, url in asked.items() if urlsplit(url).netloc == urlsplit(address).netloc and each in sizes]
    files = [each for each in ours if urlsplit(asked[each]).path.startswith(("/pages/", "/static/"))]
    page.context.close()
    return Opening(len(ours), len(ours) - len(files), sum(sizes[each] for each in ours), stood / 1000)


def launched(sandbox: int) -> str:
    """The address that OK opens for Anna on a phone."""
    body = json.dumps({"user": ANNA, "frame": "mobile"}).encode()
    address, kind = f"http://{LOOPBACK}:{sandbox}/sandbox/launch", {"Content-Type": "application/json"}
    wish = urllib.request.Request(address, body, kind)
    with urllib.request.urlopen(wish, timeout=10) as answer:  # noqa: S310
        told: Mapping[str, Any] = json.load(answer)
    return str(told["url"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cabinets", nargs="+", metavar="NAME=SANDBOX_PORT")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    ports = {name: int(port) for name, port in (each.split("=") for each in asked.cabinets)}
    found: dict[str, list[Opening]] = {name: [] for name in ports}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for _ in range(asked.rounds):
            for name, port in ports.items():
                found[name].append(opening(browser, port))
        browser.close()
    for name, each in found.items():
        print(told(name, each))


def told(name: str, openings: list[Opening]) -> str:
    """The median of the times with the range; counts and bytes are the same each time, or both ends are said."""
    seconds = sorted(each.seconds for each in openings)
    counts = [_range([getattr(each, field) for each in openings]) for field in ("requests", "calls", "size")]
    time = f"{statistics.median(seconds):.2f} s ({seconds[0]:.2f} … {seconds[-1]:.2f})"
    return f"{name}: {counts[0]} requests, {counts[1]} of them calls of the API, {counts[2]} bytes, list after {time}"


def _range(values: list[int]) -> str:
    return f"{min(values):,}" if min(values) == max(values) else f"{min(values):,}…{max(values):,}"


if __name__ == "__main__":
    main()
