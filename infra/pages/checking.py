"""`make lint` and `make types` of what the page runs: Biome's rules, and TypeScript over its JavaScript."""

import argparse
import sys

from infra.local.problem import Problem
from infra.pages import node

CHECKS = {
    "lint": ("node_modules/@biomejs/biome/bin/biome", "lint", "--error-on-warnings"),
    "types": ("node_modules/typescript/bin/tsc", "--project", "."),
}


def check(name: str) -> None:
    """Problem with what was found."""
    node.tools(node.WHOLE)
    done = node.run(*CHECKS[name])
    if done.returncode:
        raise Problem(f"{done.stdout}{done.stderr}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("check", choices=CHECKS)
    try:
        check(parser.parse_args().check)
    except Problem as problem:
        sys.exit(str(problem))
