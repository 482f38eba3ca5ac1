"""Apache Parquet: the tidy tables with typed columns (needs pyarrow)."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from depesche.exports.needs import need
from depesche.exports.tables import TABLES, Row, rows
from depesche.reading.reader import ReadResult

_GROUP = 20_000  # rows held before they are written


def write(results: Iterable[ReadResult], folder: Path) -> None:
    """One file a table; memory is bounded by the rows of one row group a table.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    arrow, parquet = need("pyarrow", "parquet"), need("pyarrow.parquet", "parquet")
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "strings": arrow.list_(arrow.string()),
    }
    schemas = {name: arrow.schema([(c, types[t]) for c, t in columns.items()]) for name, columns in TABLES.items()}
    waiting: dict[str, list[Row]] = {name: [] for name in TABLES}
    with ExitStack() as stack:
        files: dict[str, Any] = {
            name: stack.enter_context(parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd"))
            for name, schema in schemas.items()
        }

        def flush(name: str) -> None:
            if waiting[name]:
                files[name].write_table(arrow.Table.from_pylist(waiting[name], schema=schemas[name]))
                waiting[name] = []

        for result in results:
            for name, row in rows(result):
                waiting[name].append(row)
                if len(waiting[name]) >= _GROUP:
                    flush(name)
        for name in waiting:
            flush(name)
