"""The same tables through Spark: the real one, with two workers on this machine."""

from __future__ import annotations

import doctest
import os
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import kamervragen as kv
import pyarrow as pa
import pytest
from kamervragen import spark
from test_batch import FOLDERS, TABLES, files

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytest.importorskip("pyspark", reason="pip install 'kamervragen[spark]'")
# Told at each step that has functions in Python, though these have nothing to do with pandas.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
needs_java = pytest.mark.skipif(
    shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="Spark needs Java"
)


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession

    # Workers begin with the Python that is named here.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "20").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def letters(session: SparkSession) -> DataFrame:
    batch = files()
    return session.createDataFrame(pa.table({"path": batch["name"], "content": batch["content"]}))


@needs_java
@pytest.mark.parametrize("table", ["exchanges", "documents", "people"])
def test_spark_gives_the_table_of_the_folder(letters: DataFrame, table: Any) -> None:
    made = spark.parse(letters, table=table).toArrow()
    expected: pa.Table = getattr(kv.read_folder(*FOLDERS), table).to_pyarrow()
    # Only the name that the parser is given differs: here the whole path.
    kept = [name for name in expected.column_names if name != "source_name"]
    assert made.num_rows > 100
    assert made.select(kept).to_pylist() == expected.select(kept).to_pylist()


@needs_java
def test_failures_are_rows_of_documents(letters: DataFrame) -> None:
    failed = spark.parse(letters, table="documents").where("outcome = 'failed'")
    rows = {row["document"]: row["error_code"] for row in failed.collect()}
    assert rows == {failure.path: failure.code for failure in kv.read_folder(*FOLDERS).failures}
    with pytest.raises(Exception, match="inputs gave no document"):
        spark.parse(letters, failures="raise").count()


@needs_java
def test_columns_may_have_other_names(session: SparkSession) -> None:
    texts = session.createDataFrame([("Vraag 1\nKent u de dijk?\n", "á.md", None)], "brief string, naam string, record string")
    [row] = spark.parse(texts, content="brief", name="naam", metadata="record").collect()
    assert (row["document"], row["question_text"], row["answer"]) == ("á.md", "Kent u de dijk?", None)


@pytest.mark.parametrize("table", TABLES)
def test_schemas_are_those_of_the_tables(table: Any) -> None:
    from pyspark.sql.pandas.types import to_arrow_schema

    expected = getattr(kv.Corpus(), table).to_pyarrow().schema
    found = to_arrow_schema(spark.schema(table))
    assert [(field.name, field.nullable) for field in found] == [(field.name, field.nullable) for field in expected]
    kinds = [str(field.type).replace("element", "item") for field in found]
    assert [kind.replace(" not null", "") for kind in kinds] == [str(field.type).replace(" not null", "") for field in expected]


def test_examples_run() -> None:
    found = [example for example in doctest.DocTestFinder().find(spark) if example.examples]
    assert found
    for example in found:
        assert doctest.DocTestRunner().run(example).failed == 0
