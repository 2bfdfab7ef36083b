"""`make run` and `make reset`."""

import argparse
import os
import sys

from infra.local.leftovers import Leftovers
from infra.local.memory import Memory
from infra.local.problem import Problem


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m infra.local")
    parser.add_argument("command", choices=["run", "reset"])
    memory = Memory()
    if parser.parse_args().command == "reset":
        with memory.lock():
            Leftovers(memory.processes).end()  # of a killed run: they would write what was forgotten once more
            memory.forget()
        print("Forgotten.")
        return
    from infra.local.signals import stopping
    from infra.local.supervisor import run

    run(_port("PORT", 8000), _port("SANDBOX_PORT", 8001), memory, stopping())


def _port(name: str, default: int) -> int:
    value = os.environ.get(name) or str(default)
    if not value.isdigit() or not 1024 <= int(value) <= 65535:
        raise Problem(f"{name} must be a port number from 1024 to 65535, not {value!r}.")
    return int(value)


if __name__ == "__main__":
    try:
        main()
    except Problem as problem:
        sys.exit(f"\n{problem}")
    except OSError as error:
        sys.exit(f"\n{error.strerror}: {error.filename or 'the disk'}")
