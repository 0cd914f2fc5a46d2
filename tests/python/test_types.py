"""The names in ``kamervragen.types`` are those of the JSON Schema, which is made from the Rust types."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import kamervragen as kv
import pytest
from kamervragen import _native, corpus, exceptions, spark, tables, types
from test_command import run


def names_in_schema(name: str) -> set[str]:
    definition: dict[str, Any] = kv.json_schema()["$defs"][name]
    if "enum" in definition:
        return set(definition["enum"])
    return {choice["const"] for choice in definition["oneOf"]}


@pytest.mark.parametrize(
    "name",
    [
        "Chamber",
        "DiagnosticCode",
        "DocumentKind",
        "EmphasisStyle",
        "Format",
        "Office",
        "ReferenceKind",
        "RemarkKind",
        "SegmentRole",
        "Severity",
    ],
)
def test_literals_are_the_names_of_the_schema(name: str) -> None:
    assert set(get_args(getattr(types, name))) == names_in_schema(name)


@pytest.mark.parametrize("name", ["DossierState", "Evidence"])
def test_literals_of_matters_are_the_names_of_their_schema(name: str) -> None:
    definition = json.loads(run("schema", "--dossier").stdout)["$defs"][name]
    assert set(get_args(getattr(types, name))) == {choice["const"] for choice in definition["oneOf"]}


def test_table_names_are_those_of_the_tables() -> None:
    with pytest.raises(ValueError, match="expected a table out of") as caught:
        _native.ArrowTable.empty("votes")  # type: ignore[arg-type]
    assert re.findall("'([a-z]+)'", str(caught.value)) == [*get_args(types.TableName), "votes"]


@pytest.mark.parametrize("name", ["Block", "Inline"])
def test_unions_are_the_variants_of_the_schema(name: str) -> None:
    choices = kv.json_schema()["$defs"][name]["oneOf"]
    variants = {choice["properties"]["type"]["const"] for choice in choices}
    assert {member.type for member in get_args(getattr(types, name))} == variants


def test_every_definition_of_the_schema_is_a_class_or_a_name() -> None:
    missing = set(kv.json_schema()["$defs"]) - set(vars(kv)) - set(types.__all__)
    assert missing == set()


def test_everything_public_is_there() -> None:
    for module in (kv, corpus, exceptions, spark, tables, types):
        assert set(module.__all__) <= set(vars(module))
        assert list(module.__all__) == sorted(module.__all__)
