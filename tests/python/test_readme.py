"""The Python examples of the README run as they stand."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


README = (ROOT / "README.md").read_text(encoding="utf-8")

# The third, marked `skip`, needs a cluster: test_spark.py does the same.
BLOCKS: list[str] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_there_are_two_examples() -> None:
    assert len(BLOCKS) == 2


def test_the_example_of_one_document_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(BLOCKS[0], "README.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Waterpartij"
    assert lines[1].startswith("Vraag 1 Kent u de uitzending") and lines[1].endswith("-> Ja.")
    assert lines[-1] == "Zie ook Kamerstuk 35 925 VI, nr. 88 ['kst-35925-VI-88']"


def test_the_way_to_a_plot_has_ten_lines_and_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len([line for line in BLOCKS[1].splitlines() if line]) <= 10
    tmp_path.joinpath("fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    exec(compile(BLOCKS[1], "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("Corpus(documents=")
    assert tmp_path.joinpath("parties.png").stat().st_size > 5_000
