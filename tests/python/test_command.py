"""The command ``kamervragen``: the same tool as the Rust program, with its exit codes and manners."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path

import kamervragen as kv
import pytest
from conftest import FIXTURES

COMMAND = [str(Path(sysconfig.get_path("scripts"), "kamervragen"))]
MODULE = [sys.executable, "-m", "kamervragen"]

TEXT = "Vraag 1\nIs de sluis geïnspecteerd?\n\nAntwoord 1\nJa.\n"


def run(*args: str | Path, stdin: str | None = None, program: list[str] = COMMAND) -> subprocess.CompletedProcess[str]:
    arguments = [*program, *map(str, args)]
    return subprocess.run(arguments, input=stdin, capture_output=True, encoding="utf-8", timeout=60, check=False)


@pytest.mark.parametrize("program", [COMMAND, MODULE], ids=["script", "module"])
def test_the_command_and_the_module_are_the_tool(program: list[str]) -> None:
    version = run("--version", program=program)
    assert (version.returncode, version.stdout, version.stderr) == (0, f"kamervragen {kv.__version__}\n", "")
    assert "Usage: kamervragen" in run("--help", program=program).stdout


def test_a_document_is_printed_as_the_module_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "vrágen.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = run("parse", path)
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout) == kv.read(path).to_dict()
    assert json.loads(run("parse", "-", stdin=TEXT).stdout)["questions"] == kv.read(path).to_dict()["questions"]


def test_a_folder_is_converted_to_what_the_module_reads(tmp_path: Path) -> None:
    out = tmp_path / "alle.jsonl"
    result = run("convert", FIXTURES / "documents", "--to", "jsonl", "--out", out)
    assert result.returncode == 0, result.stderr
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 30
    for converted in lines:
        path = FIXTURES / "documents" / converted["source"]["name"]
        converted["source"]["name"] = path.name
        assert converted == kv.read(path).to_dict()


def test_the_schema_is_that_of_the_module() -> None:
    assert json.loads(run("schema").stdout) == kv.json_schema()


def test_exit_codes_pass_through(tmp_path: Path) -> None:
    path = tmp_path / "dijk.txt"
    path.write_text("De dijk is hersteld.", encoding="utf-8")
    flawed = run("parse", path)
    assert (flawed.returncode, flawed.stdout) == (1, "")
    assert "no-questions" in flawed.stderr
    assert run("parse", tmp_path / "is-er-niet.txt").returncode == 2
    assert run("no-such-command").returncode == 2
    assert run().returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_broken_pipe_ends_quietly(tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    path.write_text("".join(f"Vraag {n}\nIs dijk {n} hoog genoeg?\n\n" for n in range(1, 5000)), encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run([*COMMAND, "parse", path], stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_control_c_stops_the_command_at_once(tmp_path: Path) -> None:
    path = tmp_path / "traag.txt"
    os.mkfifo(path)
    with subprocess.Popen([*COMMAND, "parse", path], stderr=subprocess.PIPE) as process:
        # This waits until the tool has opened the pipe; then the tool waits for text that never comes.
        with path.open("w", encoding="utf-8"):
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == -signal.SIGINT
        assert process.stderr is not None
        assert process.stderr.read() == b""
