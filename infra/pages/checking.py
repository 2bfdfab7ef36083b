"""`make lint` and `make types` of what the pages run: Biome's rules, and TypeScript over TypeScript and JavaScript."""

import argparse
import sys

from infra.local.problem import Problem
from infra.pages import node
from infra.pages.sources import SOURCES, PageSource

CHECKS = ("lint", "types")


def check(name: str, source: PageSource) -> None:
    """Problem with what was found."""
    node.tools(source, node.WHOLE)
    for command in source.checks[name]:
        done = node.run(source, *command)
        if done.returncode:
            raise Problem(f"{source.name}/:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("check", choices=CHECKS)
    try:
        for each in SOURCES:
            check(parser.parse_args().check, each)
    except Problem as problem:
        sys.exit(str(problem))
