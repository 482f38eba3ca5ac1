"""Parquet: one document a row, row groups read one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.sources.delimited import missing_column
from depesche.sources.extras import need
from depesche.sources.fields import Found, found
from depesche.sources.mapping import assign
from depesche.sources.options import Options
from depesche.sources.spool import seekable

_BATCH = 64  # rows


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The documents of a Parquet file, a batch of rows in memory at a time; other columns are not read."""
    parquet = need("pyarrow.parquet", "parquet", name)
    with seekable(stream, name, options) as file:
        table = parquet.ParquetFile(file, memory_map=False, pre_buffer=False)
        header = table.schema_arrow.names
        columns = assign(header, options.columns)
        missing = [column for column in options.columns.values() if column not in header]
        if "text" not in columns or missing:
            yield missing_column(missing, header, name)
            return
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=list(dict.fromkeys(columns.values()))):
            for row in batch.to_pylist():
                number += 1
                fields: dict[str, object] = {field: row[column] for field, column in columns.items()}
                told = fields.get("id")
                fields["id"] = f"{name}#{number}" if told in (None, "") else str(told)
                try:
                    yield found(fields, name, options, line=number)
                except Rejected as rejected:
                    yield rejected.rejection
        if not number:
            yield Rejection("empty", "the file has no documents", name)
