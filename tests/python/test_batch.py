"""Record batches in, record batches out."""

from __future__ import annotations

import warnings
from typing import Any

import kamervragen as kv
import polars as pl
import pyarrow as pa
import pytest
from conftest import FIXTURES

TABLES = ["documents", "questions", "answers", "exchanges", "footnotes", "references", "people", "diagnostics"]

FOLDERS = [FIXTURES / "documents", FIXTURES / "invalid"]


def files() -> pa.RecordBatch:
    """The fixtures in the order in which the tool walks."""
    paths = [
        path
        for folder in FOLDERS
        for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts)
        if path.suffix in {".md", ".txt", ".xml", ".html", ".docx", ".odt", ".pdf"} and not f".{path.name}".endswith(".metadata.xml")
    ]
    assert len(paths) > 80
    return pa.record_batch({"name": list(map(str, paths)), "content": [path.read_bytes() for path in paths]})


@pytest.fixture(scope="module")
def corpus() -> kv.Corpus:
    return kv.read_folder(*FOLDERS)


def rows_by_path(corpus: kv.Corpus, table: str) -> list[dict[str, Any]]:
    """The rows of a table, were each document named by its whole path: only there steps differ from folders."""
    rows: list[dict[str, Any]] = getattr(corpus, table).to_pyarrow().to_pylist()
    return [row | {"source_name": row["document"]} if row.get("source_name") else row for row in rows]


@pytest.mark.parametrize("table", TABLES)
def test_the_table_is_that_of_the_folder(corpus: kv.Corpus, table: Any) -> None:
    made = kv.parse_batch(files(), table=table, failures="ignore")
    assert made.num_rows > 10
    assert made.schema.equals(getattr(corpus, table).to_pyarrow().schema, check_metadata=True)
    assert made.to_pylist() == rows_by_path(corpus, table)


@pytest.mark.parametrize("kind", [pa.binary(), pa.large_binary(), pa.binary_view()])
def test_bytes_may_be_held_in_any_way(kind: pa.DataType) -> None:
    batch = pa.record_batch({"name": ["a.md"], "content": pa.array([b"Vraag 1\nKent u dit?\n"], kind)})
    assert kv.parse_batch(batch).column("question_text").to_pylist() == ["Kent u dit?"]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_texts_may_be_held_in_any_way(kind: pa.DataType) -> None:
    text, name = pa.array(["Vraag 1\nGeëerd?\n"], kind), pa.array(["á.md"], kind)
    made = kv.parse_batch(pa.record_batch({"brief": text, "naam": name}), content="brief", name="naam")
    assert made.select(["document", "question_text"]).to_pylist() == [{"document": "á.md", "question_text": "Geëerd?"}]


def test_a_batch_of_polars_is_taken_through_pyarrow() -> None:
    frame = pl.DataFrame({"name": ["a.md", "b.md"], "content": ["Vraag 1\nWat?\n", "Vraag 1\nHoe?\n"]})
    [batch] = frame.to_arrow().to_batches()
    assert kv.parse_batch(batch).column("question_text").to_pylist() == ["Wat?", "Hoe?"]


def test_a_part_of_a_batch_is_read_from_its_own_start() -> None:
    batch = pa.record_batch({"name": list("abc"), "content": [f"Vraag 1\nDeel {part}?\n" for part in "abc"]})
    assert kv.parse_batch(batch.slice(1, 1)).column("question_text").to_pylist() == ["Deel b?"]


def test_no_documents_give_no_rows() -> None:
    batch = pa.record_batch({"name": pa.array([], pa.string()), "content": pa.array([], pa.binary())})
    made = kv.parse_batch(batch, table="people")
    assert (made.num_rows, made.schema.names[:2]) == (0, ["document", "role"])


RECORD = b"<metadata_gegevens><metadata name='DC.title' scheme='' content='Sluizen'/></metadata_gegevens>"


def test_records_and_limits_reach_the_documents() -> None:
    batch = pa.record_batch(
        {"name": ["a.md", "b.md"], "content": ["Vraag 1\nWat?\n", "Vraag 1\nHoe diep?\n"], "record": [RECORD, None]}
    )
    made = kv.parse_batch(batch, table="documents", metadata="record")
    assert made.column("title").to_pylist() == ["Sluizen", None]
    made = kv.parse_batch(batch, table="documents", max_bytes=15)
    assert made.column("error_code").to_pylist() == [None, "too-large"]


MIXED = {"name": ["a.md", "leeg.md", "niets.md"], "content": [b"Vraag 1\nWat?\n", b"", None]}


def test_failures_are_rows_of_documents() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = kv.parse_batch(pa.record_batch(MIXED), table="documents")
    assert made.column("outcome").to_pylist() == ["ok", "failed", "failed"]
    assert made.column("error_code").to_pylist() == [None, "empty", "empty"]


def test_failures_do_not_vanish_from_other_tables() -> None:
    batch = pa.record_batch(MIXED)
    with pytest.warns(kv.FailedDocumentsWarning, match=r"(?s)^2 of 3 inputs gave no document.*leeg.md: error\[empty\]"):
        assert kv.parse_batch(batch).num_rows == 1
    with pytest.raises(ValueError, match="niets.md"):
        kv.parse_batch(batch, failures="raise")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert kv.parse_batch(batch, failures="ignore").num_rows == 1


def test_what_does_not_fit_is_told() -> None:
    batch = pa.record_batch({"name": ["a.md"], "content": [3]})
    with pytest.raises(KeyError, match="expected a column 'text', but found 'name', 'content'"):
        kv.parse_batch(batch, content="text")
    with pytest.raises(TypeError, match="expected bytes or texts in the column 'content', but found Int64"):
        kv.parse_batch(batch)
    with pytest.raises(ValueError, match="expected a table out of 'documents', 'questions'.*but found 'votes'"):
        kv.parse_batch(batch, table="votes")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="expected failures to be 'warn', 'raise' or 'ignore', but found 'drop'"):
        kv.parse_batch(batch, failures="drop")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="row 1 has none"):
        kv.parse_batch(pa.record_batch({"name": ["a", None], "content": ["Vraag 1\nWat?\n"] * 2}))
    with pytest.raises(ValueError, match="__arrow_c_array__"):
        kv.parse_batch({"name": ["a"]})
