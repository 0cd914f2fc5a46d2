"""Why no document could be made: one class a kind, all of them ``ValueError``.

What Python has a class for stays what it is: a missing file is a ``FileNotFoundError``, a wrong type of argument a
``TypeError``.
"""

from __future__ import annotations

__all__ = [
    "BrokenContainerError",
    "EmptyError",
    "KamervragenError",
    "MalformedXmlError",
    "NoQuestionsError",
    "TooDeepError",
    "TooLargeError",
    "TooManyError",
    "UnreadableError",
    "UnsupportedFormatError",
]


class KamervragenError(ValueError):
    """No document could be made from an input. The message says what was expected and what was found."""

    code: str = "error"
    """The stable name of the kind: ``no-questions``."""

    span: tuple[int, int] | None
    """The place in the source text, in bytes, where one is known."""

    line: int | None
    """The line of the place, from 1."""

    column: int | None
    """The column of the place in characters, from 1."""

    def __init__(
        self,
        message: str,
        span: tuple[int, int] | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.span = span
        self.line = line
        self.column = column


class EmptyError(KamervragenError):
    """The input holds nothing but white space."""

    code = "empty"


class TooLargeError(KamervragenError):
    """The input is larger than the limit (``max_bytes``), or what it unpacks to (``max_unpacked_bytes``)."""

    code = "too-large"


class UnreadableError(KamervragenError):
    """The input is not text and not a known container."""

    code = "unreadable"


class UnsupportedFormatError(KamervragenError):
    """The form was recognised, but there is no reader for it."""

    code = "unsupported-format"


class BrokenContainerError(KamervragenError):
    """The container of the document cannot be opened: a damaged PDF, a locked one."""

    code = "broken-container"


class MalformedXmlError(KamervragenError):
    """The XML is not well formed."""

    code = "malformed-xml"


class TooDeepError(KamervragenError):
    """The markup is nested deeper than the limit (``max_depth``)."""

    code = "too-deep"


class TooManyError(KamervragenError):
    """There are more questions, answers or footnotes than the limit (``max_questions``, ``max_notes``)."""

    code = "too-many"


class NoQuestionsError(KamervragenError):
    """The text holds no question, no answer, no postponement and no head sentence."""

    code = "no-questions"
