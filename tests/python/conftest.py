"""A document written by hand in the JSON of the contract, and the folder of documents shared with the Rust tests."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kamervragen as kv
import pytest

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "fixtures"


@pytest.fixture
def contract() -> dict[str, Any]:
    """The document as a dictionary: every part of the contract occurs in it."""
    contract: dict[str, Any] = json.loads(HERE.joinpath("answers.json").read_text(encoding="utf-8"))
    return contract


@pytest.fixture
def doc(contract: dict[str, Any]) -> kv.Document:
    """The same as an object."""
    return kv.Document.from_dict(contract)


def turns_of_another_thread(step: Callable[[], object]) -> int:
    """How often another thread had its turn while ``step`` ran: never, where it keeps the interpreter's lock."""
    turns: list[float] = []
    done = threading.Event()

    def take_turns() -> None:
        while not done.is_set():
            turns.append(time.perf_counter())
            time.sleep(0)

    other = threading.Thread(target=take_turns)
    interval = sys.getswitchinterval()
    # A thread that holds the lock is not asked to give it up meanwhile: only the step itself can let others in.
    sys.setswitchinterval(60)
    try:
        other.start()
        while not turns:
            time.sleep(0.001)
        begin = time.perf_counter()
        step()
        end = time.perf_counter()
    finally:
        done.set()
        sys.setswitchinterval(interval)
        other.join()
    return sum(begin < moment < end for moment in turns)
