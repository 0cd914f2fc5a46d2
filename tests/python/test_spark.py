"""The same tables through Spark: the real one, with two workers on this machine."""

from __future__ import annotations

import doctest
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import kamervragen as kv
import pyarrow as pa
import pytest
from kamervragen import spark
from test_batch import FOLDERS, TABLES, files, rows_by_path

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
@pytest.mark.parametrize("table", TABLES)
def test_spark_gives_the_rows_of_the_folder(letters: DataFrame, table: Any) -> None:
    made = spark.parse(letters, table=table).toArrow()
    assert made.num_rows > 10
    assert made.to_pylist() == rows_by_path(kv.read_folder(*FOLDERS), table)


@needs_java
def test_both_workers_have_documents(letters: DataFrame) -> None:
    parts = spark.parse(letters, table="documents").rdd.glom().map(len).collect()
    assert len(parts) == 2 and all(parts)


@needs_java
def test_no_documents_give_no_rows(letters: DataFrame) -> None:
    made = spark.parse(letters.where("path = 'is er niet'")).toArrow()
    assert (made.num_rows, made.column_names) == (0, kv.Corpus().exchanges.to_pyarrow().column_names)


@needs_java
def test_files_are_read_from_a_folder_with_any_name(session: SparkSession, tmp_path: Path) -> None:
    folder = tmp_path / "brieven «é» вопросы"
    folder.mkdir()
    folder.joinpath("質問 é.md").write_text("Vraag 1\nKent u de dijk?\n", encoding="utf-8")
    folder.joinpath("dijk é.md").write_text("De dijk is hersteld.", encoding="utf-8")
    # Spark hands over no file without bytes.
    folder.joinpath("leeg é.md").write_bytes(b"")
    files = session.read.format("binaryFile").load(str(folder))
    rows = spark.parse(files, table="documents").select("document", "outcome").collect()
    names = {unquote(row["document"]).rpartition("/")[2]: row["outcome"] for row in rows}
    assert names == {"質問 é.md": "ok", "dijk é.md": "failed"}


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
