"""MiniStack that saves its state while it runs; its own interpreter runs this, beside nothing else of ours.

MiniStack writes only when it is asked to end, service by service, and forgets its streams. Here a forked copy of the
process writes everything as it was at one moment, while the process itself goes on (why: docs/decisions/0025).
"""

import asyncio
import copy
import gc
import json
import os
import re
import shutil
import signal
import traceback
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ministack import app as application
from ministack.core import persistence
from ministack.services import dynamodb

from infra.local import snapshots

EVERY_SECONDS = 2
"""After the last one began; with the writing itself no more than five seconds are ever lost."""

READING = ("Get", "Describe", "List", "Query", "Scan", "BatchGet", "TransactGet", "Receive")
"""How actions begin that leave nothing to save. A message that was only received is there again after a while."""

STREAMS = "kept_streams.json"

Message = dict[str, Any]


class Keeping:
    """An ASGI application around MiniStack's."""

    def __init__(self, inner: Callable[..., Awaitable[None]], state: Path) -> None:
        self._inner, self._state = inner, state
        self._changed, self._writing = asyncio.Event(), asyncio.Lock()
        self._work: asyncio.Task[None] | None = None

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._inner(scope, self._ending(receive), self._beginning(send))
            return
        try:
            await self._inner(scope, receive, send)
        finally:
            if scope["type"] == "http" and may_change(scope):
                self._changed.set()

    def _beginning(self, send: Any) -> Any:
        async def told(message: Message) -> None:
            if message["type"] == "lifespan.startup.complete":
                application.PERSIST_STATE = False  # from here on this one writes
                _restore_streams()
                self._work = asyncio.create_task(self._keep())
            await send(message)

        return told

    def _ending(self, receive: Any) -> Any:
        async def heard() -> Message:
            message: Message = await receive()
            if message["type"] == "lifespan.shutdown" and self._work:
                await self._writing.acquire()  # for good: a copy that is still writing must not come after the last
                snapshots.write(self._state, parts(), now(), orderly=True)
            return message

        return heard

    async def _keep(self) -> None:
        while True:
            await self._changed.wait()
            pause = asyncio.create_task(asyncio.sleep(EVERY_SECONDS))
            async with self._writing:
                self._changed.clear()
                if await asyncio.to_thread(_wait, self._fork()):
                    self._changed.set()
            await pause

    def _fork(self) -> int:
        """Between two requests, so the copy holds tables, queues and streams of the same moment."""
        parent, at = os.getpid(), now()
        child = os.fork()
        if not child:
            _save(self._state, parent, at)
        return child


def _save(state: Path, parent: int, at: str) -> None:
    """In the copy: nothing it has inherited but the memory may be touched. Ends the process."""
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        os.closerange(3, 4096)
        gc.disable()
        setattr(copy, "deepcopy", _itself)  # noqa: B010 - the whole process is a copy already: half of the time
        written = parts()
        if unfinished(written):
            os._exit(status)
        snapshots.write(state, written, at, orderly=False, wanted=lambda: os.getppid() == parent)
        status = 0
    except BaseException:
        traceback.print_exc()
    os._exit(status)


def _itself(state: object, *_: object) -> object:
    return state


def _wait(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def parts() -> dict[str, str]:
    """Every service's state as MiniStack would write it, and the streams it would not."""
    written = {}
    for service, get_state in application._build_persistence_save_dict().items():
        state = get_state()
        if state is not None:
            version = persistence._state_format_version(service)
            written[f"{service}.json"] = _text({"__ministack_format__": version, "payload": state})
    return written | {STREAMS: _text([dynamodb._stream_records, dynamodb._stream_seq_counter])}


def unfinished(written: Mapping[str, str]) -> bool:
    """A stack in the middle of a change would stay there for ever."""
    return bool(re.search(r'"StackStatus": "[A-Z_]+_IN_PROGRESS"', written.get("cloudformation.json", "")))


def _text(state: object) -> str:
    return json.dumps(state, default=persistence._json_default)


def _restore_streams() -> None:
    file = Path(persistence.STATE_DIR, STREAMS)
    if file.is_file():
        records, dynamodb._stream_seq_counter = json.loads(
            file.read_text("utf-8"), object_hook=persistence._json_object_hook
        )
        dynamodb._stream_records.update(records)


def may_change(scope: Mapping[str, Any]) -> bool:
    """Whether the request can have left something to save."""
    if scope["method"] in ("GET", "HEAD"):
        return False
    target = next((value for name, value in scope["headers"] if name.lower() == b"x-amz-target"), b"")
    return not target.decode("latin-1").rpartition(".")[2].startswith(READING)


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def main() -> None:
    state = Path(persistence.STATE_DIR)
    found = snapshots.newest(state)
    if found:
        persistence.STATE_DIR = str(found.place)
    else:
        # Files of a store that was never saved belong to nothing.
        shutil.rmtree(os.environ["S3_DATA_DIR"], ignore_errors=True)
        Path(os.environ["S3_DATA_DIR"]).mkdir(parents=True)
    application.app = Keeping(application.app, state)
    application.main()


if __name__ == "__main__":
    main()
