"""Documents in a Spark data frame to tables: ``pip install 'kamervragen[spark]'``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Unpack

from kamervragen import _native
from kamervragen.tables import parsed
from kamervragen.types import Limits, OnFailure, TableName

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

__all__ = ["parse", "schema"]


def schema(table: TableName = "exchanges") -> StructType:
    """The schema of a table, as Spark writes it.

    >>> from kamervragen import spark
    >>> spark.schema("people").simpleString()
    'struct<document:string,role:string,person:bigint,name:string,party:string,office:string,portfolio:string>'
    """
    import pyarrow
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(pyarrow.schema(_native.ArrowTable.empty(table)))


def parse(
    df: DataFrame,
    *,
    content: str = "content",
    name: str = "path",
    metadata: str | None = None,
    table: TableName = "exchanges",
    failures: OnFailure = "warn",
    **limits: Unpack[Limits],
) -> DataFrame:
    """The documents in a data frame, as a table: ``spark.read.format("binaryFile").load("letters/*")`` will do.

    ``content`` is the column with the documents, bytes or texts in any form; ``name`` the column with a name for each,
    which becomes the column ``document`` of the table; ``metadata``, if given, the column with the publisher's records.

    An input that gives no document is a row of ``table="documents"``, with the outcome ``failed`` and the reason: parse
    that table too in order to count them. For other tables a worker tells of them on its standard error; with
    ``failures="raise"`` the job fails.

        from kamervragen import spark
        letters = session.read.format("binaryFile").load("letters/*.pdf")
        spark.parse(letters).write.parquet("exchanges")
        spark.parse(letters, table="documents").where("outcome = 'failed'").select("document", "error_message").show()
    """

    def rows(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow

        for batch in batches:
            yield from pyarrow.table(
                parsed(batch, table, content, name, metadata, failures, limits)
            ).to_batches()

    columns = [name, content] if metadata is None else [name, content, metadata]
    return df.select(*columns).mapInArrow(rows, schema(table))
