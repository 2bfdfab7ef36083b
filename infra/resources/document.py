"""`python -m infra.resources.document`: the lists of tables and indexes in docs/tables.md, written anew."""

from collections.abc import Iterable, Sequence

from infra.local.environments import ROOT
from infra.resources.table import Index, Table
from infra.resources.tables import TABLES

PLACE = ROOT / "docs" / "tables.md"


def tables_of(tables: Sequence[Table]) -> str:
    """The keys of their rows; a name stands at the first of a table."""
    rows = [(table, place, row) for table in tables for place, row in enumerate(table.rows)]
    lines = ((table.name if place == 0 else "", row.pk, row.sk, row.holds) for table, place, row in rows)
    return _listed(("table", "pk", "sk", "holds"), lines)


def indexes_of(tables: Sequence[Table]) -> str:
    indexes: list[tuple[Table, Index]] = [(table, index) for table in tables for index in table.indexes]
    lines = ((f"`{index.name}`", table.name, index.keyed, index.holds) for table, index in indexes)
    return _listed(("index", "of", "key, sorted by", "holds"), lines)


def renewed(text: str, tables: Sequence[Table] = TABLES) -> str:
    """The document with its lists as they are now."""
    text = _between(text, "tables", tables_of(tables))
    return _between(text, "indexes", indexes_of(tables))


def _between(text: str, name: str, listed: str) -> str:
    before, start, rest = text.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition(f"\n<!-- end of {name} -->")
    return f"{before}{start}{listed}{end}{after}"


def _listed(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |") for line in (heads, ["---"] * len(heads), *lines))


if __name__ == "__main__":
    PLACE.write_text(renewed(PLACE.read_text("utf-8")), "utf-8")
