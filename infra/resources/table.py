"""What is said of a table: its rows, its indexes, what is forgotten. All keys are `pk`, `sk`."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass

from infra.resources.names import logical


@dataclass(frozen=True)
class Row:
    """A kind of row, for the table of docs/tables.md: the form of its keys, and what it holds."""

    pk: str
    sk: str
    holds: str


@dataclass(frozen=True)
class Index:
    """`key` and `sorted_by` are attributes; `carries` is what a list reads beside the keys.

    `keyed` says what the two attributes are made of, `holds` what a list of it shows: both for the document.
    """

    name: str
    _: KW_ONLY
    key: str
    sorted_by: str
    carries: Sequence[str]
    keyed: str
    holds: str


WHOLE, KEYS = ("ALL",), ("KEYS_ONLY",)


@dataclass(frozen=True)
class Table:
    """`expires` means that some of its rows are forgotten by their attribute of that name."""

    name: str
    rows: Sequence[Row]
    _: KW_ONLY
    indexes: Sequence[Index] = ()
    expires: bool = False
    stream: bool = False

    @property
    def logical(self) -> str:
        """Its id in the template."""
        return logical(self.name, "Table")
