"""The tables that the command writes, read back by those who will read them: pyarrow, Polars, DuckDB, pandas."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from conftest import FIXTURES
from test_command import COMMAND

TABLES = ["answers", "diagnostics", "documents", "exchanges", "footnotes", "people", "questions", "references"]

FOLDERS = [FIXTURES / "documents", FIXTURES / "recovered", FIXTURES / "invalid"]

# Two questions with a joint answer, a note, two askers; read by hand below.
SLUIS = """\
Vragen van de leden Oudekerk (SV) en Ydema (Waterpartij) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).
Antwoord van Minister De Wringer (Financiën) (ontvangen 24 mei 2031).

Vraag 1
Kent u het bericht?1

Vraag 2
Wat kost een sluis?

Antwoord 1 en 2
Ja, zie Kamerstuk 39 999, nr. 12.

1 De Polderbode, 2 mei 2031
"""


def convert(*args: str | Path) -> subprocess.CompletedProcess[str]:
    arguments = [*COMMAND, "convert", "--quiet", *map(str, args)]
    return subprocess.run(arguments, capture_output=True, encoding="utf-8", timeout=120, check=False)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All fixtures as JSON lines, as Parquet and as CSV."""
    data = tmp_path_factory.mktemp("tables")
    for out in ["all.jsonl", "parquet", "csv"]:
        to = out.removeprefix("all.")
        result = convert(*FOLDERS, "--to", to, "--out", data / out, "--report", data / f"{to}.report")
        assert result.returncode == 1, "some fixtures give no document"
    return data


@pytest.fixture(scope="module")
def documents(data: Path) -> dict[str, Any]:
    """The documents of the JSON lines by the key that they have in the tables."""
    report = [json.loads(line) for line in (data / "jsonl.report").read_text(encoding="utf-8").splitlines()]
    paths = [record["path"] for record in report if record["outcome"] == "ok"]
    lines = (data / "all.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(paths) == len(lines) > 100
    return {path: json.loads(line) for path, line in zip(paths, lines, strict=True)}


def with_pyarrow(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


def with_polars(path: Path) -> list[dict[str, Any]]:
    return pl.read_parquet(path).to_dicts()


def with_duckdb(path: Path) -> list[dict[str, Any]]:
    result = duckdb.execute("SELECT * FROM read_parquet(?)", [str(path)])
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


@pytest.mark.parametrize("table", TABLES)
def test_all_readers_see_the_same(data: Path, table: str) -> None:
    path = data / "parquet" / f"{table}.parquet"
    rows = with_pyarrow(path)
    assert rows
    assert with_polars(path) == rows
    assert with_duckdb(path) == rows
    # pandas has other values for what is missing; its length and names are enough here.
    frame = pd.read_parquet(path)
    assert (list(frame.columns), len(frame)) == (list(rows[0]), len(rows))


COUNTS: dict[str, Callable[[dict[str, Any]], int]] = {
    "questions": lambda doc: len(doc["questions"]),
    "answers": lambda doc: len(doc["answers"]),
    "exchanges": lambda doc: sum(max(1, len(exchange["questions"])) for exchange in doc["exchanges"]),
    "footnotes": lambda doc: len(doc["footnotes"]),
    "references": lambda doc: len(doc["references"]) + sum(len(remark["references"]) for remark in doc["remarks"]),
    "people": lambda doc: sum(
        len(doc["metadata"][who]) for who in ["askers", "addressees", "answerers", "on_behalf_of"]
    ),
    "diagnostics": lambda doc: len(doc["diagnostics"]),
}


@pytest.mark.parametrize("table", COUNTS)
def test_rows_are_as_many_as_in_the_json(data: Path, documents: dict[str, Any], table: str) -> None:
    found = pl.read_parquet(data / "parquet" / f"{table}.parquet")["document"].value_counts()
    expected = {path: COUNTS[table](doc) for path, doc in documents.items()}
    assert dict(found.iter_rows()) == {path: count for path, count in expected.items() if count}


def test_exchanges_are_those_of_the_json(data: Path, documents: dict[str, Any]) -> None:
    rows = with_pyarrow(data / "parquet" / "exchanges.parquet")
    for row in rows:
        doc = documents[row["document"]]
        exchange = doc["exchanges"][row["exchange"]]
        assert row["numbers"] == exchange["numbers"]
        assert row["answer"] == exchange["answer"]
        assert row["question"] in (exchange["questions"] or [None])
        question = None if row["question"] is None else doc["questions"][row["question"]]
        answer = None if row["answer"] is None else doc["answers"][row["answer"]]
        assert row["question_text"] == (question and question["text"])
        assert row["answer_text"] == (answer and answer["text"])
        facts = doc["metadata"]
        assert row["publication_id"] == facts["publication_id"]
        assert row["asker_names"] == [asker["name"] for asker in facts["askers"]]
        assert row["asker_parties"] == [asker["party"] for asker in facts["askers"]]
        assert str(row["submitted"]) == str(facts["submitted"])
        assert row["days_to_answer"] == facts["days_to_answer"]


def test_failed_documents_are_rows_that_say_why(data: Path) -> None:
    report = [json.loads(line) for line in (data / "parquet.report").read_text(encoding="utf-8").splitlines()]
    frame = pl.read_parquet(data / "parquet" / "documents.parquet")
    assert frame["document"].to_list() == [record["path"] for record in report]
    assert frame["outcome"].to_list() == [record["outcome"] for record in report]
    failed = frame.filter(pl.col("outcome") == "failed")
    errors = [record["error"] for record in report if record["error"]]
    assert len(errors) > 20
    for name in ["code", "message", "line", "column"]:
        assert failed[f"error_{name}"].to_list() == [error[name] for error in errors]
    assert failed["kind"].null_count() == len(failed)
    assert frame.filter(pl.col("outcome") == "ok")["kind"].null_count() == 0


def test_keys_join(data: Path) -> None:
    with duckdb.connect() as base:
        for table in TABLES:
            base.execute(f"CREATE VIEW \"{table}\" AS FROM '{data / 'parquet' / table}.parquet'")

        def count(query: str) -> int:
            rows: list[tuple[int]] = base.execute(query).fetchall()
            return rows[0][0]

        for table in TABLES:
            unknown = f'SELECT count(*) FROM "{table}" ANTI JOIN documents USING (document)'
            assert count(unknown) == 0, table
        keys = {
            "documents": "document",
            "questions": "document, question",
            "answers": "document, answer",
            "exchanges": "document, exchange, question",
            "footnotes": "document, footnote",
            "references": "document, reference",
            "people": "document, role, person",
            "diagnostics": "document, diagnostic",
        }
        for table, key in keys.items():
            assert count(f'SELECT count(*) FROM "{table}"') == count(
                f'SELECT count(*) FROM (SELECT DISTINCT {key} FROM "{table}")'
            ), table
        joined = (
            "SELECT count(*) FROM exchanges e JOIN {0}s x USING (document, {0}) WHERE e.{0}_text = x.text"
        )
        for part in ["question", "answer"]:
            with_part = count(f"SELECT count(*) FROM exchanges WHERE {part} IS NOT NULL")
            assert count(joined.format(part)) == with_part > 50
        # The numbers in `notes` are those of the footnotes.
        noted = (
            "SELECT count(*) FROM (SELECT document, unnest(notes) AS number FROM questions) q"
            " SEMI JOIN footnotes USING (document, number)"
        )
        assert count(noted) > 20


def test_the_query_of_the_readme_runs(data: Path) -> None:
    readme = (FIXTURES.parent / "README.md").read_text(encoding="utf-8")
    query = readme.split("```sql\n")[1].split("```")[0].replace("tables/", f"{data / 'parquet'}/")
    rows: list[tuple[str | None, int, float | None]] = duckdb.execute(query).fetchall()
    assert "Waterpartij" in {party for party, _, _ in rows}
    assert [count for _, count, _ in rows] == sorted((count for _, count, _ in rows), reverse=True)


def test_types_are_those_that_analysts_expect(data: Path) -> None:
    schema = pq.read_schema(data / "parquet" / "exchanges.parquet")
    assert str(schema.field("submitted").type) == "date32[day]"
    assert str(schema.field("question_text").type) == "string"
    assert str(schema.field("numbers").type).startswith("list<")
    assert str(schema.field("days_to_answer").type) == "int64"
    assert not schema.field("document").nullable
    assert schema.field("answer_text").metadata == {b"description": b"What is answered."}
    assert schema.metadata[b"kamervragen.table"] == b"exchanges"


@pytest.mark.parametrize("table", TABLES)
def test_csv_holds_what_parquet_holds(data: Path, table: str) -> None:
    rows = with_pyarrow(data / "parquet" / f"{table}.parquet")
    frame = pd.read_csv(data / "csv" / f"{table}.csv", dtype=str, keep_default_na=False)
    assert list(frame.columns) == list(rows[0])

    def shown(value: Any) -> Any:
        match value:
            case None:
                return ""
            case date():
                return value.isoformat()
            case _:
                return str(value)

    for row, cells in zip(rows, frame.to_dict("records"), strict=True):
        for name, value in row.items():
            if isinstance(value, list):
                assert json.loads(cells[name]) == value
            else:
                assert cells[name] == shown(value)


def test_a_document_read_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "sluis.txt"
    path.write_text(SLUIS, encoding="utf-8")
    assert convert(path, path, "--to", "parquet", "--out", tmp_path / "data").returncode == 0
    frame = pl.read_parquet(tmp_path / "data" / "exchanges.parquet")
    # The same file twice: the second has a key of its own.
    assert frame["document"].unique(maintain_order=True).to_list() == [str(path), f"{path} (2)"]
    first = frame.filter(pl.col("document") == str(path))
    assert first["number"].to_list() == [1, 2]
    assert first["question_text"].to_list() == ["Kent u het bericht?", "Wat kost een sluis?"]
    assert first["question_note_texts"].to_list() == [["De Polderbode, 2 mei 2031"], []]
    assert first["answer"].to_list() == [0, 0]
    assert first["answer_numbers"].to_list() == [[1, 2], [1, 2]]
    assert first["answer_text"].unique().to_list() == ["Ja, zie Kamerstuk 39 999, nr. 12."]
    assert first["submitted"].to_list() == [date(2031, 5, 3)] * 2
    assert first["days_to_answer"].to_list() == [21, 21]
    parties = first.explode("asker_names", "asker_parties")["asker_parties"].to_list()
    assert parties == ["SV", "Waterpartij", "SV", "Waterpartij"]
    reference = pl.read_parquet(tmp_path / "data" / "references.parquet").row(0, named=True)
    assert (reference["id"], reference["in"], reference["in_number"]) == ("kst-39999-12", "answer 1", "1")
