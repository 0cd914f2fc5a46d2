"""The pages in docs: their examples run, their links lead somewhere, and what is made from the code says what the code says.

``UPDATE_FIXTURES=1`` writes the pages that are made from the code; read the difference before you keep it.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path
from types import FunctionType

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LIBRARY = ROOT / "crates/kamervragen/src"


def named(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kamervragen", *arguments],
        capture_output=True, encoding="utf-8", timeout=60, check=False, cwd=ROOT, env={**os.environ, "COLUMNS": "100"},
    )


@pytest.mark.parametrize("page", [page for page in PAGES if ">>> " in page.read_text(encoding="utf-8")], ids=named)
def test_the_examples_in_python_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = "\n".join(re.findall(r"```pycon\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))
    example = doctest.DocTestParser().get_doctest(examples, {}, named(page), str(page), 0)
    assert len(example.examples) == page.read_text(encoding="utf-8").count(">>> ")
    report: list[str] = []
    doctest.DocTestRunner().run(example, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize("page", [page for page in PAGES if "```console" in page.read_text(encoding="utf-8")], ids=named)
def test_the_examples_of_the_command_print_what_is_shown(page: Path) -> None:
    for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        command, _, shown = block.partition("\n")
        prompt, name, *arguments = command.split()
        assert (prompt, name) == ("$", "kamervragen")
        wanted, is_open, _ = shown.partition("…")
        result = run(*arguments)
        printed = result.stdout + result.stderr
        assert printed.startswith(wanted) if is_open else printed == wanted, printed


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


def glossary() -> str:
    """The table of the crate's documentation, whose links to items become their names."""
    source = (LIBRARY / "lib.rs").read_text(encoding="utf-8")
    lines = re.findall(r"^//! ?(\|.*)$", source.partition("//! # Glossary\n")[2].partition("\n\n")[0], re.MULTILINE)
    assert lines[0] == "| Dutch | here |"
    table = "\n".join(re.sub(r"\[(`[^`]+`)\]", r"\1", line) for line in lines)
    return f"# Glossary Dutch–English\n\nNames in `this type` are those of the Rust crate; in Python and JSON the fields are called the same.\n\n{table}\n"


def diagnostics() -> str:
    """The codes, with what the code says of each."""
    source = (LIBRARY / "model/diagnostic.rs").read_text(encoding="utf-8")
    codes = re.findall(r'((?: +///.*\n)+) +\w+ = "([a-z-]+)", (\w+);', source)
    assert len(codes) == len(re.findall(r'^ +\w+ = "', source, re.MULTILINE))
    rows = "".join(
        f"| `{code}` | {severity.lower()} | {' '.join(re.findall('/// ?(.*)', meaning))} |\n" for meaning, code, severity in codes
    )
    return f"# Diagnostics\n\n| code | severity | meaning |\n|---|---|---|\n{rows}"


def command_line() -> str:
    """What ``--help`` prints, for the tool and each of its commands."""
    whole = run("--help").stdout
    commands = re.findall(r"^  ([a-z]+)  ", whole.partition("Commands:\n")[2].partition("\n\n")[0], re.MULTILINE)
    assert "convert" in commands
    page = f"# Command line\n\n```text\n{whole}```\n"
    for command in commands:
        if command != "help":
            page += f"\n## `kamervragen {command}`\n\n```text\n{run(command, '--help').stdout}```\n"
    return re.sub(r" +$", "", page, flags=re.MULTILINE)


@pytest.mark.parametrize("make", [glossary, diagnostics, command_line], ids=lambda make: make.__name__)
def test_pages_made_from_the_code_say_what_the_code_says(make: FunctionType) -> None:
    made = make()
    page = DOCS / "reference" / f"{make.__name__.replace('_', '-')}.md"
    if "UPDATE_FIXTURES" in os.environ:
        page.write_text(made, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == made, "run with UPDATE_FIXTURES=1 and read the difference"
