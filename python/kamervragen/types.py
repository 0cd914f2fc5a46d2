"""The names that attributes can hold, and the unions of blocks and inlines, for use in annotations."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

from kamervragen._native import Emphasis, Image, Link, List, NoteMark, Paragraph, Table, Text

__all__ = [
    "Block",
    "Chamber",
    "DiagnosticCode",
    "DocumentKind",
    "EmphasisStyle",
    "Format",
    "Inline",
    "Limits",
    "Office",
    "ReferenceKind",
    "RemarkKind",
    "SegmentRole",
    "Severity",
    "Span",
]

Block: TypeAlias = Paragraph | List | Table | Image
"""A piece of running text with its form."""

Inline: TypeAlias = Text | Emphasis | Link | NoteMark
"""A piece of a line of text."""

Span: TypeAlias = tuple[int, int]
"""A place in the source text as ``(start, end)``, in bytes of its UTF-8 form."""


class Limits(TypedDict, total=False):
    """How much of an input is read, as keyword arguments of ``parse``, ``parse_bytes`` and ``read``.

    >>> import kamervragen as kv
    >>> kv.parse("Vraag 1 t/m 9\\nKent u dit?", max_questions=8)
    Traceback (most recent call last):
        ...
    kamervragen.exceptions.TooManyError: expected at most 8 questions, but found more
    """

    max_bytes: int
    """The largest input, in bytes (``TooLargeError``). Usually 268,435,456."""

    max_unpacked_bytes: int
    """How much is unpacked of a Word or OpenDocument text (``TooLargeError``), or of a PDF (``limit-reached``).

    Usually 67,108,864.
    """

    max_depth: int
    """How many elements may stand inside each other (``TooDeepError``). Usually 512, and no more than that."""

    max_questions: int
    """How many questions, and how many answers, a document may have (``TooManyError``). Usually 100,000."""

    max_notes: int
    """How many footnotes a document may have (``TooManyError``). Usually 100,000."""

    max_pdf_operations: int
    """How many operations of a PDF are carried out (``limit-reached``). Usually 5,000,000."""


Format: TypeAlias = Literal["markdown", "plain", "op-xml", "html", "docx", "pdf"]
"""The forms in which documents circulate."""

DocumentKind: TypeAlias = Literal["questions", "answers", "postponement", "oral-questions", "combined"]
"""What kind of document it is."""

Chamber: TypeAlias = Literal["tweede-kamer", "eerste-kamer"]
"""A chamber of the Dutch parliament."""

Office: TypeAlias = Literal["minister", "staatssecretaris", "minister-president"]
"""The office of a member of the government."""

EmphasisStyle: TypeAlias = Literal["strong", "italic", "superscript", "subscript", "underline"]
"""How words are set apart by type."""

RemarkKind: TypeAlias = Literal["postponement", "explanation", "introduction", "signature"]
"""What kind of text a remark is."""

ReferenceKind: TypeAlias = Literal[
    "kamerstuk",
    "aanhangsel",
    "handelingen",
    "case",
    "document",
    "url",
    "ecli",
    "celex",
    "bwb",
    "staatsblad",
    "staatscourant",
]
"""What a reference leads to."""

SegmentRole: TypeAlias = Literal[
    "header",
    "label",
    "question",
    "answer",
    "footnote",
    "mark",
    "furniture",
    "remark",
    "translation",
    "unplaced",
]
"""What a stretch of the source text is."""

Severity: TypeAlias = Literal["info", "warning", "error"]
"""How much a finding matters."""

DiagnosticCode: TypeAlias = Literal[
    "guessed-charset",
    "damaged-text",
    "guessed-format",
    "unnumbered-questions",
    "unnumbered-answer",
    "missing-label",
    "duplicate-question",
    "duplicate-answer",
    "skipped-question",
    "missing-answer",
    "answer-without-question",
    "empty-text",
    "unparsed-label",
    "mark-without-note",
    "note-without-mark",
    "duplicate-note",
    "renumbered-note",
    "detached-note",
    "missing-head",
    "unparsed-head",
    "unparsed-person",
    "unparsed-date",
    "misprint",
    "conflicting-fact",
    "unreadable-record",
    "implausible-dates",
    "translation-kept-apart",
    "unplaced-text",
    "lost-text",
    "limit-reached",
]
"""The type of a finding: a stable name that is never used for anything else."""
