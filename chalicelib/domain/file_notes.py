"""What an organizer should know of a file before he saves it."""

from msgspec import Struct

from chalicelib.domain.columns import Column
from chalicelib.domain.file_rows import Reading, Remark

MOST_REMARKS = 200
MOST_NAMES = 100


class FileNotes(Struct, frozen=True):
    """Remarks, those of the whole file first; and who loses no line because not all of his rows can be read.

    ``incomplete`` are names, or OK numbers where there is no name; ``everybody``: rows that name no buyer may be
    anybody's, ``nobodys`` are the first of them. Of both lists only the beginning is kept.
    """

    remarks: tuple[Remark, ...] = ()
    incomplete: tuple[str, ...] = ()
    everybody: bool = False
    nobodys: tuple[int, ...] = ()


def noted(reading: Reading) -> FileNotes:
    remarks = sorted(reading.remarks, key=lambda remark: remark.row or 0)  # stable: those of the file stay in order
    incomplete = [buyer for buyer in reading.buyers if buyer.incomplete]
    nobodys = [row.row for row in reading.bad if row.column is Column.BUYER]
    return FileNotes(
        tuple(remarks[:MOST_REMARKS]),
        tuple(buyer.name or buyer.ok_id for buyer in incomplete[:MOST_NAMES]),
        bool(nobodys) and len(incomplete) == len(reading.buyers),
        tuple(nobodys[:MOST_NAMES]),
    )
