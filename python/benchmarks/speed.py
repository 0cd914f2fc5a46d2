"""Measures the package on invented documents, beside the tool and beside what people write today. It prints one table.

    python/.venv/bin/python python/benchmarks/speed.py                        # makes 10,000 documents, with cargo
    python/.venv/bin/python python/benchmarks/speed.py --corpus DIR --runs 1  # takes those of a folder

Needs python/.venv, which scripts/test makes. Of the runs the fastest counts, by the clock and by the time of the
processor, each for itself; runs of what is compared alternate. Comparisons are by the time of the processor, which other
work on the machine changes little, where one thread stands beside one thread, and by the clock elsewhere. Spark is left
out where it is not installed or there is no Java.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, get_args

import kamervragen as kv
import today
from kamervragen.types import TableName

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
TOOL = Path(sysconfig.get_path("scripts"), "kamervragen")

THREADS = 8


class Cost(NamedTuple):
    """What a run takes, in seconds."""

    clock: float
    processor: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="a folder of documents, as kamervragen-synth --mixed makes it")
    parser.add_argument("--count", type=int, default=10_000, help="how many documents to make where none are given")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="kamervragen-") as place:
        corpus = args.corpus or made(args.count, Path(place))
        files = [path for path in sorted(corpus.rglob("*")) if path.is_file() and not is_record(path)]
        size = sum(path.stat().st_size for path in files) / 1e6
        print(f"{len(files):,} documents, {size:.0f} MB; {os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
        print(f"{'':34} {'inputs':>7} {'seconds':>8} {'of processor':>12}   compared")
        beside_the_tool(corpus, Path(place, "all.jsonl"), len(files), args.runs)
        beside_loops([path for path in files if path.suffix == ".xml"], today.with_lxml, "XML", args.runs)
        texts = [path for path in files if path.name.endswith(".pdftotext.txt")]
        beside_loops(texts, today.with_expressions, "text", args.runs)
        threads([path for path in files if path.suffix in {".md", ".txt"}], args.runs)
        start(args.runs)
        with_spark(corpus)


def made(count: int, place: Path) -> Path:
    """Invented documents, each in one of all forms."""
    make = ["cargo", "run", "--quiet", "--locked", "--release", "--package", "kamervragen-synth", "--"]
    subprocess.run([*make, "--count", str(count), "--mixed", "--out", str(place)], check=True, cwd=ROOT)
    return place / "mixed"


def is_record(path: Path) -> bool:
    return path.name.endswith(".metadata.xml")


def row(what: str, inputs: int, clock: float, processor: float | None, compared: str = "") -> None:
    of_processor = "" if processor is None else f"{processor:.2f}"
    print(f"{what:34} {inputs:>7,} {clock:8.2f} {of_processor:>12}   {compared}", flush=True)


def cheapest(runs: int, *steps: Callable[[], object]) -> Iterator[Cost]:
    """The cost of each step, of which the runs alternate."""
    costs = [[cost_of(step) for step in steps] for _ in range(runs)]
    return (Cost(*map(min, zip(*of_step, strict=True))) for of_step in zip(*costs, strict=True))


def cost_of(step: Callable[[], object]) -> Cost:
    clock, used = time.perf_counter(), processor()
    step()
    return Cost(time.perf_counter() - clock, processor() - used)


def processor() -> float:
    """The seconds of this process and of those it started."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def beside_the_tool(corpus: Path, out: Path, documents: int, runs: int) -> None:
    def convert() -> None:
        out.unlink(missing_ok=True)
        done = subprocess.run([TOOL, "convert", corpus, "--to", "jsonl", "--out", out, "--quiet"], check=False)
        # Some invented documents may have errors: what counts is that the tool came to its end.
        assert done.returncode in (0, 1), done

    tool, folder = cheapest(runs, convert, lambda: kv.read_folder(corpus, progress=False))
    row("kamervragen convert --to jsonl", documents, *tool)
    compared = f"{folder.clock / tool.clock:.2f} times the time of convert; aim: at most 1.3"
    row("read_folder", documents, *folder, compared)


def lists(path: Path) -> today.Found:
    """Of a document what the loops take out."""
    doc = kv.read(path)
    questions = [(question.label, question.text) for question in doc.questions]
    answers = [(answer.label, answer.text) for answer in doc.answers]
    return questions, answers, [note.text for note in doc.footnotes]


def beside_loops(paths: list[Path], take: Callable[[Path], today.Found], form: str, runs: int) -> None:
    def by(read: Callable[[Path], today.Found]) -> Callable[[], object]:
        return lambda: [read(path) for path in paths]

    loop, ours, folder = cheapest(runs, by(take), by(lists), lambda: kv.read_folder(*paths, progress=False))
    same = sum(texts(take(path)) == texts(lists(path)) for path in paths)
    found = f"the same questions and answers in {same / len(paths):.0%}"
    row(f"{form}: {take.__name__.replace('_', ' ')}", len(paths), *loop, found)
    row(f"{form}: kamervragen, one thread", len(paths), *ours, f"{loop.processor / ours.processor:.1f} times as fast")
    row(f"{form}: read_folder", len(paths), *folder, f"{loop.clock / folder.clock:.1f} times as fast")


def texts(found: today.Found) -> list[str]:
    """The questions and answers without white space: where lines end is not what is compared."""
    questions, answers, _ = found
    return ["".join(text.split()) for _, text in [*questions, *answers]]


def threads(paths: list[Path], runs: int) -> None:
    """As many threads as a server has, though the machine may have fewer cores."""
    contents = [path.read_text(encoding="utf-8", errors="replace") for path in paths]

    steps: list[tuple[Callable[[Any], object], list[Any]]] = [(kv.parse, contents), (kv.read, paths)]
    for step, inputs in steps:
        one, eight = cheapest(runs, partial(alone, step, inputs), partial(together, step, inputs))
        name = "parse" if step is kv.parse else "read"
        row(f"kamervragen.{name}, one thread", len(inputs), *one)
        compared = f"{one.clock / eight.clock:.2f} times as fast, on {os.cpu_count()} cores"
        row(f"kamervragen.{name}, {THREADS} threads", len(inputs), *eight, compared)


def alone(step: Callable[[Any], object], inputs: list[Any]) -> None:
    for given in inputs:
        step(given)


def together(step: Callable[[Any], object], inputs: list[Any]) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(partial(alone, step), [inputs[first::THREADS] for first in range(THREADS)]))


def start(runs: int) -> None:
    def python(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-I", "-c", code], check=True)

    bare, whole = cheapest(5 * runs, python("pass"), python("import kamervragen"))
    clock, used = (more - less for more, less in zip(whole, bare, strict=True))
    row("import kamervragen", 1, clock, used, f"{used * 1000:.0f} ms of processor; aim: under 50")


def with_spark(corpus: Path) -> None:
    """The same documents through Spark, with two workers: every row of every table must be that of the folder."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        print("Spark: left out, since pyspark is not installed")
        return
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        print("Spark: left out, since there is no Java")
        return
    import pyarrow as pa
    from kamervragen import spark
    from pyspark.sql import SparkSession

    folder = kv.read_folder(corpus, progress=False)
    paths = [Path(row["document"]) for row in folder.documents.to_pyarrow().select(["document"]).to_pylist()]
    records = [path.with_name(f"{path.name.rpartition('.')[0]}.metadata.xml") for path in paths]
    inputs = pa.table({
        "path": [str(path) for path in paths],
        "content": [path.read_bytes() for path in paths],
        "record": pa.array([record.read_bytes() if record.exists() else None for record in records], pa.binary()),
    })

    os.environ["PYSPARK_PYTHON"] = sys.executable
    options: dict[str, bool | float | int | str | None] = {
        "spark.driver.memory": "4g",
        "spark.log.level": "ERROR",
        "spark.ui.enabled": False,
        "spark.ui.showConsoleProgress": False,
    }
    session = SparkSession.builder.master("local[2]").config(map=options).getOrCreate()
    try:
        letters = session.createDataFrame(inputs)
        assert letters.rdd.getNumPartitions() == 2
        seconds, rows = {}, 0
        for table in get_args(TableName):
            begin = time.perf_counter()
            found = spark.parse(letters, table=table, metadata="record", failures="ignore").toArrow()
            seconds[table] = time.perf_counter() - begin
            expected: pa.Table = getattr(folder, table).to_pyarrow()
            # Only the name that the parser is given differs: the path below the folder there, and the whole path here.
            kept = [name for name in expected.column_names if name != "source_name"]
            if found.select(kept).to_pylist() != expected.select(kept).to_pylist():
                sys.exit(f"Spark: the table {table} is not that of read_folder")
            rows += expected.num_rows
        told = f"the eight tables have the {rows:,} rows of read_folder, in the same order"
        row("Spark, two workers: exchanges", len(paths), seconds["exchanges"], None, told)
    finally:
        session.stop()


if __name__ == "__main__":
    main()
