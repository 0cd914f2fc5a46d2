"""A document written by hand in the JSON of the contract, and the folder of documents shared with the Rust tests."""

from __future__ import annotations

import json
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
