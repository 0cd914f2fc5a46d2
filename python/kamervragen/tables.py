"""Tables of documents, for pandas, Polars, DuckDB, pyarrow and all else that takes Arrow data.

What the columns hold is told by ``DataTable.columns`` and on a page of the project, ``TABLES.md``.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Unpack, get_args

from kamervragen import _native
from kamervragen.types import Limits, OnFailure, TableName

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["DataTable", "FailedDocumentsWarning", "parse_batch"]


class DataTable:
    r"""A table of documents, held in Arrow's form and handed over without a copy.

    Whatever takes Arrow data takes it as it is: ``polars.DataFrame(table)``, ``pyarrow.table(table)``, and DuckDB by the
    name of the variable.

    >>> import kamervragen as kv
    >>> people = kv.Corpus([kv.parse("Vragen van het lid Jansen (ABC) aan de Minister van Financiën over sluizen "
    ...                              "(ingezonden 3 mei 2031).\n\nVraag 1\nKent u de sluis?\n")]).people
    >>> people
    DataTable('people', rows=2)
    >>> people.to_polars().select("role", "name", "party").rows()
    [('asker', 'Jansen', 'ABC'), ('addressee', None, None)]
    >>> people.columns["party"]
    'The party of an asker, as printed.'
    """

    __slots__ = ("_native",)

    def __init__(self, native: _native.ArrowTable, /) -> None:
        self._native = native

    @property
    def name(self) -> str:
        """The name of the table: ``exchanges``."""
        return self._native.name

    @property
    def columns(self) -> dict[str, str]:
        """The names of the columns, each with what it means."""
        return dict(self._native.columns)

    def __len__(self) -> int:
        return len(self._native)

    def __arrow_c_schema__(self) -> object:
        return self._native.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    def to_pyarrow(self) -> pyarrow.Table:
        """The same as a ``pyarrow.Table``, without a copy."""
        import pyarrow

        return pyarrow.table(self)

    def to_polars(self) -> polars.DataFrame:
        """The same as a ``polars.DataFrame``."""
        import polars

        return polars.DataFrame(self)

    def to_pandas(self, **options: Any) -> pandas.DataFrame:
        """The same as a ``pandas.DataFrame``; needs pyarrow too.

        Days are ``datetime64`` and numbers ``Int64``, which may be missing. ``options`` are those of
        ``pyarrow.Table.to_pandas``, where one wants it otherwise.
        """
        import pandas
        import pyarrow

        types = {pyarrow.int64(): pandas.Int64Dtype()}
        frame: pandas.DataFrame = self.to_pyarrow().to_pandas(
            **{"date_as_object": False, "types_mapper": types.get, **options}
        )
        return frame

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("a DataTable cannot be pickled: pickle its corpus, or what to_pyarrow() gives")

    def __repr__(self) -> str:
        return f"DataTable({self.name!r}, rows={len(self)})"

    def _repr_html_(self) -> str:
        from html import escape

        def marked(meaning: str) -> str:
            """The words of a description, of which every second piece stands between backticks."""
            pieces = escape(meaning).split("`")
            return "".join(f"<code>{piece}</code>" if place % 2 else piece for place, piece in enumerate(pieces))

        rows = "".join(
            f"<div style='opacity:.7'>{escape(name)}</div><div>{marked(meaning)}</div>"
            for name, meaning in self.columns.items()
        )
        grid = "display:grid;grid-template-columns:max-content 1fr;gap:.1em 1.2em;text-align:left"
        return (
            f"<div><b>{escape(self.name)}</b> · {len(self):,} rows · {len(self.columns)} columns</div>"
            f"<div style='opacity:.7'>{marked(self._native.about)}</div>"
            f"<details><summary style='cursor:pointer'>Columns</summary><div style='{grid}'>{rows}</div></details>"
        )


class FailedDocumentsWarning(UserWarning):
    """Some inputs gave no document, and so no row in the table that was asked for."""


def parse_batch(
    batch: pyarrow.RecordBatch,
    /,
    *,
    table: TableName = "exchanges",
    content: str = "content",
    name: str = "name",
    metadata: str | None = None,
    failures: OnFailure = "warn",
    **limits: Unpack[Limits],
) -> pyarrow.RecordBatch:
    r"""Parses the documents in a record batch, and gives the rows of a table: a step of any pipeline on Arrow batches.

    ``content`` is the column with the documents, bytes or texts in any form; ``name`` the column with a name for each,
    which becomes the column ``document`` of the table and helps to tell the form; ``metadata``, if given, the column
    with the publisher's records; ``limits`` are those of ``kamervragen.types.Limits``, each by its name. The table is
    that of a ``Corpus`` of the same documents.

    An input that gives no document is a row of the table ``documents``, with the reason. The other tables have no row
    for it: ``failures`` tells whether to give a ``FailedDocumentsWarning`` with the first of them, to raise a
    ``ValueError``, or to ignore them.

    >>> import kamervragen as kv
    >>> import pyarrow as pa
    >>> batch = pa.record_batch({"name": ["a.md"], "content": [b"Vraag 1\nKent u de dijk?\nAntwoord 1\nJa.\n"]})
    >>> kv.parse_batch(batch, table="answers").to_pylist()[0]["text"]
    'Ja.'
    """
    import pyarrow

    rows = parsed(batch, table, content, name, metadata, failures, limits)
    batches = pyarrow.table(rows).combine_chunks().to_batches()
    match batches:
        case []:
            return pyarrow.RecordBatch.from_pylist([], schema=pyarrow.schema(rows))
        case [whole]:
            return whole
    raise ValueError(f"expected documents whose {table} fit into one batch, but those of {batch.num_rows} need {len(batches)}")


def parsed(
    batch: pyarrow.RecordBatch,
    table: TableName,
    content: str,
    name: str,
    metadata: str | None,
    failures: OnFailure,
    limits: Limits,
) -> _native.ArrowTable:
    """What ``parse_batch`` makes, in as many batches as it needs."""
    if failures not in get_args(OnFailure):
        raise ValueError(f"expected failures to be 'warn', 'raise' or 'ignore', but found {failures!r}")
    rows, failed = _native.parse_columns(batch, table, content, name, metadata, limits)
    if failed and table != "documents" and failures != "ignore":
        names = batch.column(batch.schema.get_field_index(name))
        told = [f"{len(failed)} of {batch.num_rows} inputs gave no document; the table 'documents' tells of all:"]
        told += [f"{names[row]}: error[{code}] {message}" for row, (code, message, *_) in failed[:5]]
        if failures == "raise":
            raise ValueError("\n  ".join(told))
        warnings.warn("\n  ".join(told), FailedDocumentsWarning, stacklevel=3)
    return rows
