"""The documentation: examples run, and the stub says what the module says."""

from __future__ import annotations

import ast
import doctest
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import kamervragen as kv
import pytest
from kamervragen import _native, corpus, tables, types


def documented() -> Iterator[tuple[str, str | None]]:
    """The name and the documentation of everything that the native module offers."""
    for name in _native.__all__:
        value = getattr(_native, name)
        if callable(value):
            yield name, value.__doc__
        if isinstance(value, type):
            members: MappingProxyType[str, object] = vars(value)
            yield from (
                (f"{name}.{member}", getattr(value, member).__doc__)
                for member in members
                if not member.startswith("_") and member != "type"
            )


def documented_in_stub() -> Iterator[tuple[str, str | None]]:
    stub = ast.parse(Path(kv.__file__).with_name("_native.pyi").read_text(encoding="utf-8"))
    for node in stub.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name, ast.get_docstring(node)
        if isinstance(node, ast.ClassDef):
            for member in node.body:
                if isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
                    yield f"{node.name}.{member.name}", ast.get_docstring(member)


def test_the_stub_documents_what_the_module_documents() -> None:
    native = {name: inspect.cleandoc(text or "") for name, text in documented()}
    assert all(native.values())
    assert dict(documented_in_stub()) == native


EXAMPLES = {
    "kamervragen": kv.__doc__,
    **{name: text for name, text in documented() if text is not None and ">>>" in text},
}


NATIVE = [doctest.DocTestParser().get_doctest(text or "", {}, name, None, None) for name, text in EXAMPLES.items()]
PYTHON = [found for module in (corpus, tables, types) for found in doctest.DocTestFinder().find(module) if found.examples]


@pytest.mark.parametrize("example", NATIVE + PYTHON, ids=lambda example: example.name)
def test_examples_run(example: doctest.DocTest) -> None:
    assert example.examples
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=report.append)
    assert not report, "".join(report)


def test_functions_and_classes_that_need_an_example_have_one() -> None:
    assert {"kamervragen", "parse", "parse_bytes", "read", "json_schema", "Document", "Dossier"} <= EXAMPLES.keys()
    names = {example.name.removeprefix("kamervragen.") for example in PYTHON}
    assert {"corpus.Corpus", "corpus.read_folder", "tables.DataTable", "tables.parse_batch", "types.Limits"} <= names


def test_everything_public_is_documented() -> None:
    for module in (corpus, tables, types):
        for name in module.__all__:
            value = getattr(module, name)
            if not isinstance(value, type):
                continue
            for member, what in vars(value).items():
                if not member.startswith("_"):
                    assert getattr(what, "__doc__", None), f"{module.__name__}.{name}.{member}"
