"""Many documents: read from folders and archives, looked up, and handed over as tables."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from os import PathLike
from typing import Any, NamedTuple, Self, Unpack, overload

from kamervragen import _native
from kamervragen._native import Document, Dossier
from kamervragen.tables import DataTable
from kamervragen.types import Limits, TableName

__all__ = ["Corpus", "Failure", "read_folder"]


class Failure(NamedTuple):
    """A file that gave no document, and why.

    >>> print(Failure("letters/a.xml", "malformed-xml", "expected well-formed XML: no end", 3, 14))
    letters/a.xml:3:14: error[malformed-xml] expected well-formed XML: no end
    """

    path: str
    """The file, as it was reached; ``all.zip!/a.md`` for one in an archive."""

    code: str
    """The stable name of the kind: that of a ``KamervragenError``, or ``read-failed`` for a file that cannot be read,
    ``unsafe-name`` for one that leads out of its archive, ``internal`` for a fault of this library."""

    message: str
    """What was expected and what was found."""

    line: int | None = None
    """The line of the place, from 1, where one is known."""

    column: int | None = None
    """The column of the place in characters, from 1, where one is known."""

    def __str__(self) -> str:
        place = "" if self.line is None or self.column is None else f":{self.line}:{self.column}"
        return f"{self.path}{place}: error[{self.code}] {self.message}"


class Corpus(Sequence[Document]):
    r"""Documents in order, with the failures among them; as tables too.

    ``read_folder`` makes it from files. From documents at hand, for instance some of another corpus:

    >>> import kamervragen as kv
    >>> corpus = kv.Corpus([
    ...     kv.parse("2031Z00417\nVraag 1\nKent u de dijk?\n", name="vragen.txt"),
    ...     kv.parse("Vraag 1\nKent u de dijk?\nAntwoord 1\nJa.\n", name="ah-tk-20302031-812.txt"),
    ... ])
    >>> corpus
    Corpus(documents=2)
    >>> corpus["ah-tk-20302031-812"].answers[0].text
    'Ja.'
    >>> corpus["2031Z00417"] is corpus[0]
    True
    >>> kv.Corpus(doc for doc in corpus if doc.kind == "answers")
    Corpus(documents=1)
    >>> corpus.exchanges
    DataTable('exchanges', rows=2)

    ``len``, iteration and indices are those of the documents. A table is made when it is first asked for and then kept;
    ``documents`` has a row for each failure too.
    """

    def __init__(self, documents: Iterable[Document] = (), /) -> None:
        def named(doc: Document) -> tuple[str, Document]:
            if not isinstance(doc, Document):
                raise TypeError(f"expected documents, but found {type(doc).__name__}")
            return doc.source.name or doc.metadata.publication_id or "", doc

        self._fill(map(named, documents), passed_over=0)

    @classmethod
    def _of(cls, inputs: Iterable[tuple[str, Document | Failure]], *, passed_over: int = 0) -> Self:
        corpus = cls.__new__(cls)
        corpus._fill(inputs, passed_over=passed_over)
        return corpus

    def _fill(self, inputs: Iterable[tuple[str, Document | Failure]], *, passed_over: int) -> None:
        self._inputs = list(inputs)
        self._documents = [(path, found) for path, found in self._inputs if isinstance(found, Document)]
        self._passed_over = passed_over

    @cached_property
    def failures(self) -> tuple[Failure, ...]:
        """The files that gave no document, in order, each with the reason."""
        return tuple(found for _, found in self._inputs if isinstance(found, Failure))

    @property
    def passed_over(self) -> int:
        """How many files were passed over, since their names do not end as those of documents do."""
        return self._passed_over

    @property
    def paths(self) -> tuple[str, ...]:
        """Where each document was found; for one that was read from no file, its name."""
        return tuple(path for path, _ in self._documents)

    def __len__(self) -> int:
        return len(self._documents)

    def __iter__(self) -> Iterator[Document]:
        return (doc for _, doc in self._documents)

    @overload
    def __getitem__(self, key: int | str, /) -> Document: ...
    @overload
    def __getitem__(self, key: slice, /) -> Corpus: ...
    def __getitem__(self, key: int | str | slice, /) -> Document | Corpus:
        if isinstance(key, str):
            doc = self.get(key)
            if doc is None:
                raise KeyError(key)
            return doc
        if isinstance(key, slice):
            return Corpus._of(self._documents[key])
        try:
            return self._documents[key][1]
        except IndexError:
            raise IndexError(f"expected an index into {len(self)} documents, but found {key}") from None

    def __contains__(self, key: object, /) -> bool:
        """Whether a document is among these, or one with that id, case number, name or path."""
        return bool(self.all(key)) if isinstance(key, str) else any(doc == key for doc in self)

    def get(self, key: str, /) -> Document | None:
        """The first document with that publication id, case number, name (also without folder and ending) or path.

        ``None`` when there is none. A case has several documents: ``all`` gives each of them.
        """
        places = self._places.get(key)
        return self[places[0]] if places else None

    def all(self, key: str, /) -> Corpus:
        """Every document with that publication id, case number, name (also without folder and ending) or path.

        >>> import kamervragen as kv
        >>> asked = kv.parse("2031Z00417\\nVraag 1\\nKent u de dijk?\\n", name="vragen.txt")
        >>> kv.Corpus([asked, asked]).all("2031Z00417")
        Corpus(documents=2)
        """
        return Corpus._of(self._documents[place] for place in self._places.get(key, ()))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where the documents stand that have a key."""
        places: dict[str, list[int]] = {}
        for place, (path, doc) in enumerate(self._documents):
            facts = doc.metadata
            name = doc.source.name or ""
            stem = name.rpartition("/")[2].partition(".")[0]
            keys = dict.fromkeys([facts.publication_id or "", *facts.case_numbers, stem, name, path])
            for key in filter(None, keys):
                places.setdefault(key, []).append(place)
        return places

    @cached_property
    def documents(self) -> DataTable:
        """A row for each input, failed ones too: what was read, who asked whom about what and when."""
        return self._table("documents")

    @cached_property
    def questions(self) -> DataTable:
        """A row for each question as it is printed."""
        return self._table("questions")

    @cached_property
    def answers(self) -> DataTable:
        """A row for each answer as it is printed."""
        return self._table("answers")

    @cached_property
    def exchanges(self) -> DataTable:
        """A row for each question, with its answer and the facts of the document: what most people want."""
        return self._table("exchanges")

    @cached_property
    def footnotes(self) -> DataTable:
        """A row for each footnote."""
        return self._table("footnotes")

    @cached_property
    def references(self) -> DataTable:
        """A row for each reference to another publication."""
        return self._table("references")

    @cached_property
    def people(self) -> DataTable:
        """A row for each one who asks, is asked or answers."""
        return self._table("people")

    @cached_property
    def diagnostics(self) -> DataTable:
        """A row for each finding about how a document was read."""
        return self._table("diagnostics")

    def _table(self, name: TableName) -> DataTable:
        return DataTable(_native.make_table(name, self._inputs))

    def dossiers(self) -> tuple[Dossier, ...]:
        """The matters: questions joined with the postponements and answers to them, as ``kamervragen link`` does."""
        return tuple(_native.link(list(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Corpus):
            return NotImplemented
        return self._inputs == other._inputs

    def __hash__(self) -> int:
        return hash(tuple(self._inputs))

    def __getstate__(self) -> dict[str, Any]:
        return {"inputs": self._inputs, "passed_over": self._passed_over}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._fill(state["inputs"], passed_over=state["passed_over"])

    def __repr__(self) -> str:
        failures = f", failures={len(self.failures)}" if self.failures else ""
        return f"Corpus(documents={len(self)}{failures})"

    def _repr_html_(self) -> str:
        return _native.html_documents(list(self), [str(failure) for failure in self.failures])

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._places)


def read_folder(
    *paths: str | PathLike[str],
    jobs: int | None = None,
    progress: bool | None = None,
    segments: bool = False,
    **limits: Unpack[Limits],
) -> Corpus:
    """Reads the documents in folders and archives, on several threads, as ``kamervragen convert`` does.

    A path is a folder, a zip or tar archive, or a file. In folders and archives count as documents: ``.md .markdown
    .txt .text .xml .html .htm .docx .odt .pdf``; what is hidden is passed over. The publisher's record beside a document
    is read as well: see ``read``. The order is that of the paths, and within a folder that of the names.

    A file that gives no document is told in ``failures`` of the corpus and stops nothing. A path that does not exist
    raises a ``FileNotFoundError`` before anything is read.

    ``jobs`` is the number of threads, one for each core unless given. ``progress`` shows a bar, with tqdm: in a notebook
    and on a terminal unless it is ``False``; ``True`` asks for it anywhere. ``segments=True`` asks for the account of
    every character; ``limits`` are those of ``kamervragen.types.Limits``, each by its name.

    >>> import pathlib, tempfile
    >>> import kamervragen as kv
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = pathlib.Path(folder, "kv-tk-2031Z00417.md").write_text("Vraag 1\\n\\nKent u de dijk?\\n")
    ...     _ = pathlib.Path(folder, "leeg.md").write_text("")
    ...     corpus = kv.read_folder(folder)
    >>> corpus
    Corpus(documents=1, failures=1)
    >>> corpus.failures[0].code
    'empty'
    """
    if not paths:
        raise TypeError("read_folder() expects at least one path")
    wanted = list(paths)
    threads = 0 if jobs is None else jobs
    if not 0 <= threads <= MOST_THREADS or jobs == 0:
        raise ValueError(f"expected jobs from 1 to {MOST_THREADS}, but found {jobs}")
    with _progress_bar(wanted, progress) as bar:
        step = None if bar is None else bar.update
        outcomes, passed_over = _native.read_paths(wanted, threads, segments, limits, step)
    inputs = (
        (path, found if isinstance(found, Document) else Failure(path, *found)) for path, found in outcomes
    )
    return Corpus._of(inputs, passed_over=passed_over)


MOST_THREADS = 1024


def _progress_bar(paths: list[str | PathLike[str]], progress: bool | None) -> AbstractContextManager[Any]:
    """A bar of tqdm, and nothing where none is to be shown."""
    is_watched = "ipykernel" in sys.modules or (sys.stderr is not None and sys.stderr.isatty())
    if progress is False or (progress is None and not is_watched):
        return nullcontext()
    try:
        from tqdm.auto import tqdm
    except ImportError:
        if progress is None:
            return nullcontext()
        raise ImportError("the progress bar needs tqdm: pip install 'kamervragen[notebook]'") from None
    bar: AbstractContextManager[Any] = tqdm(total=_native.count_paths(paths), unit=" documents")
    return bar
