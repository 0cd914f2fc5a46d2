"""Many documents: folders, lookup, tables, matters, and what went wrong."""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import duckdb
import kamervragen as kv
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import FIXTURES, turns_of_another_thread
from kamervragen import _native
from kamervragen.tables import DataTable
from test_command import COMMAND, run
from test_html import Page

TABLES = ["documents", "questions", "answers", "exchanges", "footnotes", "references", "people", "diagnostics"]

FOLDERS = [FIXTURES / "documents", FIXTURES / "recovered", FIXTURES / "invalid"]

HEAD = "Vragen van het lid Oudekerk (SV) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).\n"
ASKED = f"2031Z00417\n{HEAD}Vraag 1\nKent u het bericht over de sluis?\n"
ANSWERED = (
    f"{HEAD}Antwoord van Minister Bonnema (Financiën) (ontvangen 24 mei 2031).\n"
    "Vraag 1\nKent u het bericht over de sluis?\nAntwoord 1\nJa.\n"
)


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Questions, the answer to them, something else, and a file of another ending."""
    folder = tmp_path / "brieven №1" / "2031"
    folder.mkdir(parents=True)
    folder.joinpath("kv-tk-2031Z00417.md").write_text(ASKED, encoding="utf-8")
    folder.joinpath("ah-tk-20302031-812.txt").write_text(ANSWERED, encoding="utf-8")
    folder.joinpath("dijk.txt").write_text("De dijk is hersteld.", encoding="utf-8")
    folder.joinpath("foto.png").write_bytes(b"\x89PNG")
    return folder.parent


@pytest.fixture(scope="module")
def fixtures() -> kv.Corpus:
    return kv.read_folder(*FOLDERS)


def table(corpus: kv.Corpus, name: str) -> DataTable:
    made = getattr(corpus, name)
    assert isinstance(made, DataTable)
    return made


def test_a_folder_is_a_sequence_of_its_documents(letters: Path) -> None:
    corpus = kv.read_folder(letters)
    assert [doc.source.name for doc in corpus] == ["2031/ah-tk-20302031-812.txt", "2031/kv-tk-2031Z00417.md"]
    assert corpus.paths == tuple(str(letters / doc.source.name) for doc in corpus if doc.source.name)
    assert (len(corpus), corpus.passed_over) == (2, 1)
    assert corpus[0] is corpus[-2]
    assert corpus[0].questions[0].answer is not None
    assert list(corpus[:1]) == [corpus[0]]
    assert list(corpus[::-1]) == [corpus[1], corpus[0]]
    assert corpus[1] in corpus and kv.parse("Vraag 1\nWaarom?\n") not in corpus
    assert repr(corpus) == "Corpus(documents=2, failures=1)"
    assert repr(corpus[:1]) == "Corpus(documents=1)"
    with pytest.raises(IndexError):
        corpus[2]


def test_documents_are_those_that_read_gives(letters: Path) -> None:
    for doc, path in zip(corpus := kv.read_folder(letters), corpus.paths, strict=True):
        alone = kv.read(path).to_dict()
        alone["source"]["name"] = doc.source.name
        assert doc.to_dict() == alone


def test_documents_are_found_by_id_case_name_and_path(letters: Path) -> None:
    corpus = kv.read_folder(letters)
    answered, asked = corpus
    assert corpus["ah-tk-20302031-812"] is answered
    assert corpus["2031Z00417"] is asked
    assert corpus["2031/kv-tk-2031Z00417.md"] is asked
    assert corpus[str(letters / "2031" / "kv-tk-2031Z00417.md")] is asked
    assert "ah-tk-20302031-812" in corpus
    assert corpus.get("ah-tk-20302031-999") is None
    assert len(corpus.all("ah-tk-20302031-999")) == 0
    with pytest.raises(KeyError, match="ah-tk-20302031-999"):
        corpus["ah-tk-20302031-999"]
    assert {"ah-tk-20302031-812", "2031Z00417"} <= set(corpus._ipython_key_completions_())
    twice = kv.Corpus([asked, answered, asked])
    assert list(twice.all("2031Z00417")) == [asked, asked]


def test_failures_are_collected_and_shown(letters: Path) -> None:
    corpus = kv.read_folder(letters)
    [failure] = corpus.failures
    assert failure.path == str(letters / "2031" / "dijk.txt")
    assert failure.code == "no-questions"
    assert str(failure) == f"{failure.path}: error[no-questions] {failure.message}"
    assert failure.message.startswith("expected questions")
    html = corpus._repr_html_()
    assert "1 failure" in html and "error[no-questions]" in html
    rows = corpus.documents.to_polars().filter(pl.col("outcome") == "failed").to_dicts()
    assert [(row["document"], row["error_code"], row["error_message"]) for row in rows] == [
        (failure.path, failure.code, failure.message)
    ]


def test_a_failure_tells_its_place() -> None:
    corpus = kv.read_folder(FIXTURES / "invalid" / "malformed-xml_wrong-nesting.xml")
    [failure] = corpus.failures
    assert failure.line and failure.column
    assert f".xml:{failure.line}:{failure.column}: error[malformed-xml] " in str(failure)


def test_failures_are_those_of_the_command(fixtures: kv.Corpus) -> None:
    told = run("check", *FOLDERS).stdout.splitlines()
    assert len(fixtures.failures) > 20
    assert {str(failure) for failure in fixtures.failures} <= set(told)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file")
def test_an_unreadable_file_is_a_failure(letters: Path) -> None:
    corpus = kv.read_folder("/proc/self/mem", letters)
    assert (len(corpus), [failure.code for failure in corpus.failures]) == (2, ["read-failed", "no-questions"])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_closed_files_and_folders_are_failures(letters: Path) -> None:
    letters.joinpath("2031", "dijk.txt").chmod(0)
    letters.joinpath("dicht").mkdir(mode=0)
    try:
        codes = [failure.code for failure in kv.read_folder(letters).failures]
    finally:
        letters.joinpath("dicht").chmod(0o700)
    assert codes == ["read-failed", "read-failed"]


def test_a_broken_archive_is_a_failure_and_a_good_one_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("2031/vrágen.md", ASKED)
    tmp_path.joinpath("b.zip").write_bytes(b"PK no more")
    corpus = kv.read_folder(tmp_path)
    assert corpus.paths == (str(tmp_path / "a.zip!" / "2031" / "vrágen.md"),)
    assert [Path(failure.path).name for failure in corpus.failures] == ["b.zip"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_not_unicode_is_read(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/vr\xe1gen.md"
    with open(path, "wb") as file:
        file.write(ASKED.encode())
    [doc] = kv.read_folder(tmp_path)
    assert doc.source.name == "vr�gen.md"
    assert len(kv.read_folder(os.fsdecode(path))) == 1


@pytest.fixture(params=["no document", "one document", "only failures", "names in other scripts"])
def few(request: pytest.FixtureRequest, tmp_path: Path) -> kv.Corpus:
    files = {
        "no document": {},
        "one document": {"ah-tk-20302031-812.txt": ANSWERED},
        "only failures": {"leeg.md": "", "dijk.txt": "De dijk is hersteld."},
        "names in other scripts": {"вопросы/質問 é №1.md": ASKED, "κενό.md": ""},
    }
    folder = tmp_path / "brieven «é» #1"
    for name, text in files[request.param].items():
        folder.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(name).write_text(text, encoding="utf-8")
    folder.mkdir(exist_ok=True)
    return kv.read_folder(folder)


def test_each_view_of_a_few_documents_can_be_made(few: kv.Corpus) -> None:
    for shown in [few, *few, *few.dossiers(), *(question for doc in few for question in doc.questions)]:
        Page(shown._repr_html_())
        assert repr(shown)
    page = few._repr_html_()
    assert all(Path(failure.path).name in page for failure in few.failures)
    for part in (few[:], few[1:], few[::-1], pickle.loads(pickle.dumps(few)), kv.Corpus(few)):
        assert set(part.paths) <= {*few.paths, *(doc.source.name for doc in few)}
    assert all(few[key] in few for key in [*few._ipython_key_completions_(), *few.paths])
    assert [kv.read(path).questions for path in few.paths] == [doc.questions for doc in few]
    with pytest.raises(IndexError, match=f"expected an index into {len(few)} documents, but found {len(few)}"):
        few[len(few)]


@pytest.mark.parametrize("name", TABLES)
def test_each_table_of_a_few_documents_can_be_made(few: kv.Corpus, name: str) -> None:
    made = table(few, name)
    expected = {
        "documents": [*few.paths, *(failure.path for failure in few.failures)],
        "questions": few.paths,
        "exchanges": few.paths,
        "answers": [path for path in few.paths if "ah-tk" in path],
        "people": [path for path in few.paths for _ in range(3 if "ah-tk" in path else 2)],
    }
    rows = made.to_polars()
    assert set(rows["document"]) <= {*few.paths, *(failure.path for failure in few.failures)}
    if name in expected:
        assert sorted(rows["document"]) == sorted(expected[name])
    assert made.to_pyarrow().to_pylist() == rows.to_dicts()
    assert made.to_pandas().shape == rows.shape
    assert len(duckdb.execute("FROM made").fetchall()) == len(made) == len(rows)
    Page(made._repr_html_())


def test_a_bar_over_no_documents_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    assert len(kv.read_folder(tmp_path, progress=True)) == 0
    assert "0 documents" in capsys.readouterr().err


def test_a_corpus_is_of_documents() -> None:
    with pytest.raises(TypeError, match="expected documents, but found str"):
        kv.Corpus("a.md")  # type: ignore[arg-type]


def test_an_empty_folder_is_an_empty_corpus(tmp_path: Path) -> None:
    corpus = kv.read_folder(tmp_path)
    assert (len(corpus), list(corpus), corpus.failures, corpus.dossiers()) == (0, [], (), ())
    assert corpus == kv.Corpus() == kv.Corpus([])
    assert "0 documents" in corpus._repr_html_()
    for name in TABLES:
        empty = table(corpus, name)
        assert len(empty) == 0
        columns = list(empty.columns)
        assert columns[0] == "document"
        assert empty.to_polars().columns == columns
        assert list(empty.to_pandas().columns) == columns
        assert empty.to_pyarrow().column_names == columns
        assert [column[0] for column in duckdb.execute("FROM empty").description or []] == columns


def test_one_file_is_a_corpus_of_one(letters: Path) -> None:
    path = letters / "2031" / "kv-tk-2031Z00417.md"
    corpus = kv.read_folder(path)
    assert (len(corpus), corpus.paths) == (1, (str(path),))
    assert len(corpus.exchanges) == 1
    assert [matter.state for matter in corpus.dossiers()] == ["open"]
    assert "1 document<" in (html := corpus._repr_html_()) and "submitted 2031-05-03<" in html


def test_what_is_missing_raises_before_anything_is_read(letters: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        kv.read_folder(letters, letters / "is-er-niet")
    assert caught.value.filename == str(letters / "is-er-niet")
    with pytest.raises(TypeError, match="at least one path"):
        kv.read_folder()
    with pytest.raises(TypeError):
        kv.read_folder(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="expected jobs from 1 to 1024, but found 0"):
        kv.read_folder(letters, jobs=0)
    with pytest.raises(TypeError, match="max_pages"):
        kv.read_folder(letters, max_pages=3)  # type: ignore[call-arg]


def test_options_reach_every_document(letters: Path) -> None:
    assert all(doc.segments is None for doc in kv.read_folder(letters))
    assert all(doc.segments for doc in kv.read_folder(letters, segments=True))
    corpus = kv.read_folder(letters, max_bytes=60)
    assert [failure.code for failure in corpus.failures] == ["too-large", "no-questions", "too-large"]


@pytest.mark.parametrize("jobs", [1, 2, 7, None])
def test_the_number_of_threads_changes_nothing(fixtures: kv.Corpus, jobs: int | None) -> None:
    assert kv.read_folder(*FOLDERS, jobs=jobs) == fixtures


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command makes of the same folders, and of one of them twice."""
    out = tmp_path_factory.mktemp("tool")
    arguments = ["convert", "--quiet", *map(str, FOLDERS), str(FOLDERS[0]), "--to", "parquet", "--out", str(out)]
    assert subprocess.run([*COMMAND, *arguments], timeout=120, check=False).returncode == 1
    return out


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_those_of_the_command(parquet: Path, name: str) -> None:
    corpus = kv.read_folder(*FOLDERS, FOLDERS[0])
    written = pl.read_parquet(parquet / f"{name}.parquet")
    assert len(written) > 100
    assert table(corpus, name).to_polars().equals(written)


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_the_same_in_all_libraries(fixtures: kv.Corpus, name: str) -> None:
    made = table(fixtures, name)
    rows = made.to_pyarrow().to_pylist()
    assert len(rows) == len(made) > 0
    assert made.to_polars().to_dicts() == rows
    result = duckdb.execute("FROM made")
    names = [column[0] for column in result.description or []]
    assert [dict(zip(names, row, strict=True)) for row in result.fetchall()] == rows
    frame = made.to_pandas()
    assert (list(frame.columns), len(frame)) == (list(made.columns), len(made))
    assert pa.Table.from_pandas(frame, schema=made.to_pyarrow().schema, preserve_index=False).to_pylist() == rows
    assert pa.RecordBatchReader.from_stream(made).read_all().equals(made.to_pyarrow())
    assert pa.schema(made).equals(made.to_pyarrow().schema, check_metadata=True)


def test_tables_are_handed_over_without_a_copy(fixtures: kv.Corpus) -> None:
    addresses = {
        made.to_pyarrow().column("text").chunk(0).buffers()[2].address for made in [fixtures.answers] for _ in range(3)
    }
    assert len(addresses) == 1


def test_pandas_has_days_and_numbers_that_may_be_missing(fixtures: kv.Corpus) -> None:
    frame = fixtures.documents.to_pandas()
    assert pd.api.types.is_datetime64_any_dtype(frame["submitted"])
    assert frame["days_to_answer"].dtype == pd.Int64Dtype()
    assert frame["question_count"].dtype == pd.Int64Dtype()
    assert frame.groupby("kind")["question_count"].sum()["answers"] > 100
    assert fixtures.documents.to_pandas(types_mapper=None)["question_count"].dtype == "float64"


def test_a_table_is_made_once_and_outlives_its_corpus(letters: Path) -> None:
    corpus = kv.read_folder(letters)
    made = corpus.people
    assert corpus.people is made
    del corpus
    assert made.to_polars()["name"].drop_nulls().to_list() == ["Oudekerk", "Bonnema", "Oudekerk"]


def test_a_table_tells_what_it_holds(fixtures: kv.Corpus) -> None:
    made = fixtures.exchanges
    assert repr(made) == f"DataTable('exchanges', rows={len(made)})"
    assert made.columns["answer_text"] == "What is answered."
    assert "What is answered." in made._repr_html_()
    assert "<code>asker</code>, <code>addressee</code>" in fixtures.people._repr_html_()
    Page(made._repr_html_())
    with pytest.raises(TypeError, match="pickle its corpus"):
        pickle.dumps(made)


def test_documents_at_hand_make_a_corpus(letters: Path) -> None:
    whole = kv.read_folder(letters)
    answers = kv.Corpus(doc for doc in whole if doc.kind == "answers")
    assert [doc.source.name for doc in answers] == ["2031/ah-tk-20302031-812.txt"]
    assert answers.documents.to_polars()["document"].to_list() == ["2031/ah-tk-20302031-812.txt"]
    bare = kv.parse(ASKED)
    assert kv.Corpus([bare, bare]).questions.to_polars()["document"].to_list() == [
        "kv-tk-2031Z00417",
        "kv-tk-2031Z00417 (2)",
    ]


def test_matters_join_documents(letters: Path) -> None:
    [matter] = kv.read_folder(letters).dossiers()
    assert (matter.state, matter.days_to_answer) == ("answered", 21)
    assert (matter.case_numbers, matter.publication_ids) == (("2031Z00417",), ("kv-tk-2031Z00417",))
    assert [document.kind for document in matter.documents] == ["questions", "answers"]
    assert matter.document is not None
    answer = matter.document.questions[0].answer
    assert answer is not None and answer.text == "Ja."
    assert matter.to_dict()["links"][0]["by"] == matter.links[0].by
    assert pickle.loads(pickle.dumps(matter)) == matter
    html = matter._repr_html_()
    assert "answered · 2 documents" in html and "Ja." in html
    Page(html)


def test_matters_are_those_of_the_command(fixtures: kv.Corpus, tmp_path: Path) -> None:
    out = tmp_path / "matters.jsonl"
    assert run("link", *FOLDERS, "--out", out).returncode == 1
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [matter.to_dict() for matter in fixtures.dossiers()] == lines


def test_a_corpus_can_be_pickled_and_compared(letters: Path) -> None:
    corpus = kv.read_folder(letters)
    again = pickle.loads(pickle.dumps(corpus))
    assert again == corpus
    assert hash(again) == hash(corpus)
    assert (again.failures, again.passed_over, again.paths) == (corpus.failures, 1, corpus.paths)
    assert again != corpus[:1]
    assert corpus != list(corpus)


def test_a_corpus_shows_itself(fixtures: kv.Corpus) -> None:
    html = fixtures._repr_html_()
    page = Page(html)
    assert page.elements.isdisjoint({"script", "style", "link", "img", "iframe"})
    assert f"{len(fixtures)} documents" in html
    assert html.count("<details>") == 21
    assert len(html) < 500_000


def many(tmp_path: Path) -> Path:
    """An archive that takes a while to read."""
    text = "".join(f"Vraag {n}\nIs dijk {n} hoog genoeg?\nAntwoord {n}\nDijk {n} is hoog genoeg.\n\n" for n in range(1, 400))
    path = tmp_path / "veel.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(400):
            archive.writestr(f"{number}.md", text)
    return path


def test_the_lock_is_released_while_reading(tmp_path: Path) -> None:
    path = many(tmp_path)
    assert turns_of_another_thread(lambda: kv.read_folder(path, progress=False)) > 10


def test_an_error_in_the_bar_ends_the_reading(tmp_path: Path) -> None:
    class Full(Exception):
        pass

    steps: list[int] = []

    def step(count: int) -> None:
        steps.append(count)
        raise Full

    with pytest.raises(Full):
        _native.read_paths([many(tmp_path)], 2, False, {}, step)
    assert len(steps) == 1
    assert 0 < steps[0] < 400


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_control_c_ends_the_reading(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = many(tmp_path)
    # A shell's job in the background ignores it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    timer = threading.Timer(0.1, signal.raise_signal, [signal.SIGINT])
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        for _ in range(100):
            kv.read_folder(path, progress=False)
    timer.join()


def test_progress_is_shown_when_asked_for(letters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    kv.read_folder(letters)
    assert capsys.readouterr().err == ""
    kv.read_folder(letters, progress=True)
    assert "3/3" in capsys.readouterr().err


def test_progress_is_shown_on_a_terminal(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tqdm")

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    kv.read_folder(letters)
    assert "3/3" in terminal.getvalue()


@pytest.mark.parametrize(("progress", "fails"), [(None, False), (True, True)])
def test_progress_needs_tqdm_only_when_asked_for(
    letters: Path, monkeypatch: pytest.MonkeyPatch, progress: bool | None, fails: bool
) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    monkeypatch.setitem(sys.modules, "ipykernel", sys)
    if fails:
        with pytest.raises(ImportError, match=r"kamervragen\[notebook\]"):
            kv.read_folder(letters, progress=progress)
    else:
        assert len(kv.read_folder(letters, progress=progress)) == 2


def imported_by(statement: str) -> set[str]:
    report = "import sys; print(*sys.modules)"
    return set(subprocess.check_output([sys.executable, "-c", f"{statement}\n{report}"], text=True).split())


def test_importing_the_package_imports_no_library() -> None:
    heavy = {"pandas", "polars", "pyarrow", "numpy", "duckdb", "tqdm", "pyspark", "dataclasses", "asyncio", "html"}
    assert imported_by("import kamervragen").isdisjoint(heavy)


def seconds_of(statement: str) -> float:
    """The time that a processor spends on it, which other work on the machine hardly changes; the best of a few runs."""
    measure = f"import time; begin = time.process_time(); {statement}; print(time.process_time() - begin)"
    return min(float(subprocess.check_output([sys.executable, "-c", measure], text=True)) for _ in range(5))


def test_importing_the_package_takes_less_than_50_milliseconds() -> None:
    assert seconds_of("import kamervragen") < 0.05
