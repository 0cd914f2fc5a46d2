"""The Python example of the README runs as it stands."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    blocks: list[str] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 1
    exec(compile(blocks[0], "README.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Waterpartij"
    assert lines[1].startswith("Vraag 1 Kent u de uitzending") and lines[1].endswith("-> Ja.")
    assert lines[-1] == "Zie ook Kamerstuk 35 925 VI, nr. 88 ['kst-35925-VI-88']"
