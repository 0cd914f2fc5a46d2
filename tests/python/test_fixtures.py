"""The documents of ``fixtures/``, which the Rust tests read as well, seen from Python."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import kamervragen as kv
import pytest
from conftest import FIXTURES

DOCUMENTS = sorted(
    path
    for folder in ("documents", "recovered", "records")
    for path in FIXTURES.joinpath(folder).rglob("*.*")
    if path.suffix != ".json" and path.name != "metadata.xml"
)
INVALID = sorted(path for path in FIXTURES.joinpath("invalid").rglob("*.*") if path.suffix != ".error")


def case(path: Path) -> str:
    return str(path.relative_to(FIXTURES))


def test_there_are_fixtures() -> None:
    assert len(DOCUMENTS) > 30
    assert len(INVALID) > 5


@pytest.mark.parametrize("path", DOCUMENTS, ids=case)
def test_a_document_shows_in_python_what_it_should_be(path: Path) -> None:
    expected: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    doc = kv.read(path)
    assert doc.source.name == path.name
    assert doc.kind == expected["kind"]
    assert doc.metadata.subject == expected["metadata"].get("subject")
    # Expectations leave out what is missing.
    assert [entry.to_dict() for entry in doc.metadata.record] == [
        {"scheme": None, **entry} for entry in expected["metadata"].get("record", [])
    ]
    assert [(list(q.numbers), q.label, q.text) for q in doc.questions] == [
        (q["numbers"], q["label"], q["text"]) for q in expected["questions"]
    ]
    assert [(list(a.numbers), a.label, a.text) for a in doc.answers] == [
        (a["numbers"], a["label"], a["text"]) for a in expected["answers"]
    ]
    assert [(exchange.questions, exchange.answer) for exchange in doc.exchanges] == [
        (
            tuple(doc.questions[index] for index in exchange["questions"]),
            None if exchange["answer"] is None else doc.answers[exchange["answer"]],
        )
        for exchange in expected["exchanges"]
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=case)
def test_a_document_survives_every_way_out_and_back(path: Path) -> None:
    doc = kv.parse_bytes(path.read_bytes(), name=path.name, segments=True)
    assert doc.to_dict() == json.loads(doc.to_json())
    assert kv.Document.from_json(doc.to_json()) == doc
    assert kv.Document.from_json(doc.to_json(pretty=True)) == doc
    assert kv.Document.from_dict(doc.to_dict()) == doc
    assert pickle.loads(pickle.dumps(doc)) == doc
    assert pickle.loads(pickle.dumps(doc.questions)) == doc.questions


@pytest.mark.parametrize("path", INVALID, ids=case)
def test_what_is_no_document_is_refused_with_its_code(path: Path) -> None:
    with pytest.raises(kv.KamervragenError) as caught:
        kv.read(path)
    assert caught.value.code == path.with_suffix(".error").read_text(encoding="utf-8").strip()
