from collections.abc import Callable, Mapping, Sequence
from datetime import date
from datetime import date as date_
from os import PathLike
from typing import Any, ClassVar, Literal, TypeAlias, Unpack, final

from kamervragen.corpus import Failure
from kamervragen.types import (
    Block,
    Chamber,
    DiagnosticCode,
    DocumentKind,
    DossierState,
    EmphasisStyle,
    Evidence,
    Format,
    Inline,
    Limits,
    Office,
    ReferenceKind,
    RemarkKind,
    SegmentRole,
    Severity,
    Span,
    TableName,
)

__all__ = [
    "Addressee",
    "Answer",
    "Answerer",
    "ArrowTable",
    "Diagnostic",
    "Document",
    "Dossier",
    "DossierDocument",
    "DossierLink",
    "Emphasis",
    "Exchange",
    "Footnote",
    "Image",
    "Link",
    "List",
    "ListItem",
    "Member",
    "Metadata",
    "NoteMark",
    "Paragraph",
    "Question",
    "RecordEntry",
    "Reference",
    "Remark",
    "Segment",
    "SourceInfo",
    "Table",
    "TableCell",
    "Text",
    "Translation",
    "Unplaced",
    "__version__",
    "count_paths",
    "html_documents",
    "json_schema",
    "link",
    "main",
    "make_table",
    "parse",
    "parse_bytes",
    "parse_columns",
    "read",
    "read_paths",
]

__version__: str

# Code, message, line and column.
_FailureParts: TypeAlias = tuple[str, str, int | None, int | None]

@final
class Document:
    r"""A document of questions, of answers, or of both (Kamervragen).

    Its parts are views on it: they keep it alive and share it. In a notebook a document shows itself with the
    questions beside their answers.

    >>> import kamervragen as kv
    >>> doc = kv.parse("Vraag 1\nKent u de dijk?\nVraag 2\nIs hij hoog?\nAntwoord 1\nJa.\n")
    >>> [question.text for question in doc.questions if question.answer is None]
    ['Is hij hoog?']
    >>> doc == kv.Document.from_json(doc.to_json())
    True
    """

    @property
    def schema_version(self) -> int:
        """The version of the JSON contract."""
    @property
    def source(self) -> SourceInfo:
        """What was read."""
    @property
    def kind(self) -> DocumentKind:
        """What kind of document it is: `questions`, `answers`, `postponement`, `oral-questions` or `combined`."""
    @property
    def language(self) -> str:
        """The language of the questions, as an ISO 639-1 code: `nl`."""
    @property
    def metadata(self) -> Metadata:
        """The facts about the document."""
    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions (vragen) in printed order."""
    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers (antwoorden) in printed order."""
    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Which answer belongs to which questions, in printed order."""
    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """The footnotes (voetnoten) in printed order."""
    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Text that belongs to the document but is neither question, answer nor note."""
    @property
    def references(self) -> tuple[Reference, ...]:
        """References (verwijzingen) to other publications, in the order of the text, those of the footnotes last.

        Those of a remark stand with the remark.
        """
    @property
    def translations(self) -> tuple[Translation, ...]:
        """Copies of the questions in other languages."""
    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """Text that no rule claims."""
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What a reader should know about how the document was read, in the order of the text."""
    @property
    def segments(self) -> tuple[Segment, ...] | None:
        """The account of every character; `None` unless asked for with `segments=True`."""
    def question(self, number: int) -> Question | None:
        """The first question with that number; `None` when there is none."""
    def exchange(self, number: int) -> Exchange | None:
        """The first exchange with that number, be it of a question or of an answer; `None` when there is none."""
    def find(self, words: str) -> tuple[Question | Answer | Footnote | Remark, ...]:
        r"""Where words stand, in small letters or capitals: the questions, answers, notes and remarks that hold them.

        >>> import kamervragen as kv
        >>> doc = kv.parse("Vraag 1\nKent u de Dijk?\nVraag 2\nKent u de sluis?\nAntwoord 1\nDe dijk ken ik.\n")
        >>> doc.find("dijk")
        (Question(numbers=(1,), text='Kent u de Dijk?'), Answer(numbers=(1,), text='De dijk ken ik.'))
        """
    def answer(self, number: int) -> Answer | None:
        """The first answer to the question with that number; `None` when there is none."""
    def footnote(self, number: str | int) -> Footnote | None:
        """The first note with that number, which may be a text or a number; `None` when there is none."""
    def to_json(self, pretty: bool = False) -> str:
        """The document in JSON."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def to_markdown(self) -> str:
        """The document as Markdown, which reads back to the same document: facts as YAML, a heading a part, footnotes.

        Not in it are `source`, all places, and the diagnostics that tell of the reading of the source.
        """
    def to_html(self) -> str:
        """The document as a whole web page that needs nothing but itself: questions beside answers, notes beside the text."""
    @classmethod
    def from_json(cls, json: str) -> Document:
        """The document that `to_json` wrote."""
    @classmethod
    def from_dict(cls, dictionary: Mapping[str, Any]) -> Document:
        """The document that `to_dict` gave."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class SourceInfo:
    """What was read to make a document."""

    __match_args__: ClassVar[tuple[Literal["name"], Literal["format"], Literal["bytes"]]]

    @property
    def name(self) -> str | None:
        """The name given by the caller, usually a file name; missing for a bare text."""
    @property
    def format(self) -> Format:
        """The form in which it was read: `markdown`, `plain`, `op-xml`, `html`, `docx` or `pdf`."""
    @property
    def bytes(self) -> int:
        """The number of bytes before any decoding."""
    @property
    def sha256(self) -> str:
        """The SHA-256 sum of those bytes, in hexadecimal."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Metadata:
    """The facts about a document, read from its head, its foot and its record.

    `None` and `()` mean: not in the document. What was worked out instead of read is named in `derived`.
    """

    __match_args__: ClassVar[tuple[Literal["publication_id"], Literal["subject"], Literal["askers"], Literal["submitted"], Literal["answered"]]]

    @property
    def publication_id(self) -> str | None:
        """The id of the publication (publicatienummer): `ah-tk-20202021-2290`."""
    @property
    def case_numbers(self) -> tuple[str, ...]:
        """The case numbers (zaaknummers) of this very matter: `2021Z00417`."""
    @property
    def appendix_number(self) -> int | None:
        """The number in the appendix to the proceedings (aanhangselnummer)."""
    @property
    def session_year(self) -> str | None:
        """The parliamentary year (vergaderjaar), both years in full: `2020-2021`."""
    @property
    def chamber(self) -> Chamber | None:
        """The chamber (kamer): `tweede-kamer` or `eerste-kamer`."""
    @property
    def title(self) -> str | None:
        """The title (titel) as a page or record shows it."""
    @property
    def subject(self) -> str | None:
        """What the questions are about (onderwerp)."""
    @property
    def askers(self) -> tuple[Member, ...]:
        """Who asks (indieners), in printed order."""
    @property
    def addressees(self) -> tuple[Addressee, ...]:
        """Who is asked (geadresseerden), in printed order."""
    @property
    def answerers(self) -> tuple[Answerer, ...]:
        """Who answers (beantwoord door), in printed order."""
    @property
    def on_behalf_of(self) -> tuple[Addressee, ...]:
        """For whom the answer is given as well (mede namens), in printed order."""
    @property
    def submitted(self) -> date | None:
        """The day on which the questions were handed in (ingezonden)."""
    @property
    def answered(self) -> date | None:
        """The day on which the answer or postponement was received (ontvangen)."""
    @property
    def days_to_answer(self) -> int | None:
        """Days from submission to answer; missing unless both dates are known."""
    @property
    def see_also(self) -> tuple[str, ...]:
        """The ids of other publications in this matter: earlier ones ("Zie ook Aanhangsel ..."), and in questions the
        postponement and the answers that the record lists.
        """
    @property
    def topics(self) -> tuple[str, ...]:
        """The topics (onderwerpen) that a page or record gives."""
    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of the documents that a page gives."""
    @property
    def record(self) -> tuple[RecordEntry, ...]:
        """The publisher's record (metadata) as it stands; empty where there is none."""
    @property
    def derived(self) -> tuple[str, ...]:
        """The names of the attributes that were worked out rather than read."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class RecordEntry:
    """An entry of the publisher's record (metadata)."""

    __match_args__: ClassVar[tuple[Literal["name"], Literal["content"]]]

    @property
    def name(self) -> str:
        """The name as the record spells it: `DC.identifier`, `OVERHEIDop.vraagnummer`."""
    @property
    def scheme(self) -> str | None:
        """The scheme (schema) that the value follows; missing when the record names none."""
    @property
    def content(self) -> str:
        """The value."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Member:
    """A member of parliament who asks (Kamerlid)."""

    __match_args__: ClassVar[tuple[Literal["name"], Literal["party"]]]

    @property
    def name(self) -> str:
        """The name as printed, with its prefix: `Van der Sluis`."""
    @property
    def party(self) -> str | None:
        """The party (fractie) as printed; missing when none is printed."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Addressee:
    """A member of the government who is asked, or on whose behalf is answered (bewindspersoon)."""

    __match_args__: ClassVar[tuple[Literal["office"], Literal["portfolio"]]]

    @property
    def office(self) -> Office:
        """The office (ambt): `minister`, `staatssecretaris` or `minister-president`."""
    @property
    def portfolio(self) -> str | None:
        """The portfolio (portefeuille) as printed, without "van" or "voor"."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Answerer:
    """A member of the government who answers (bewindspersoon)."""

    __match_args__: ClassVar[tuple[Literal["office"], Literal["name"], Literal["portfolio"]]]

    @property
    def office(self) -> Office:
        """The office (ambt): `minister`, `staatssecretaris` or `minister-president`."""
    @property
    def name(self) -> str | None:
        """The name as printed, with its prefix: `Van Rosmeulen`."""
    @property
    def portfolio(self) -> str | None:
        """The portfolio (portefeuille) as printed between the parentheses."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Question:
    r"""A question (vraag), or several that are printed under one label.

    In an answer document questions that are answered together often share one label ("Vraag 4 en 5").

    >>> import kamervragen as kv
    >>> doc = kv.parse("Vraag 1 en 2\nKent u de dijk?\nIs hij hoog?\nAntwoord 1 en 2\nJa.\n")
    >>> doc.questions[0].numbers
    (1, 2)
    >>> doc.question(2).answer.text
    'Ja.'
    """

    __match_args__: ClassVar[tuple[Literal["numbers"], Literal["part"], Literal["text"]]]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers (nummers) in the label, expanded: `2 t/m 4` gives three."""
    @property
    def part(self) -> str | None:
        """The letter (onderdeel) of a lettered label: `l` in "Vraag 2l"."""
    @property
    def label(self) -> str:
        """The label as printed: "Vraag 4 en 5". Empty when none is printed."""
    @property
    def text(self) -> str:
        """What is asked, as a reader would copy it."""
    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is asked, with its form."""
    @property
    def notes(self) -> tuple[str, ...]:
        """The numbers of the notes whose marks stand in the text, in order."""
    @property
    def span(self) -> Span:
        """The place, from the label to the last word."""
    @property
    def document(self) -> Document:
        """The document that the question is part of."""
    @property
    def answer(self) -> Answer | None:
        """The answer; `None` when the document holds none, and for a question of a translation."""
    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """The notes whose marks stand in the text, in order."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Answer:
    """An answer (antwoord), or one answer to several questions."""

    __match_args__: ClassVar[tuple[Literal["numbers"], Literal["part"], Literal["text"], Literal["see"]]]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers (nummers) in the label, expanded."""
    @property
    def part(self) -> str | None:
        """The letter (onderdeel) of a lettered label: `l` in "Antwoord 2l"."""
    @property
    def label(self) -> str:
        """The label as printed: "Antwoorden 5 en 6". Empty when none is printed."""
    @property
    def text(self) -> str:
        """What is answered, as a reader would copy it."""
    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is answered, with its form."""
    @property
    def notes(self) -> tuple[str, ...]:
        """The numbers of the notes whose marks stand in the text, in order."""
    @property
    def see(self) -> tuple[int, ...]:
        """The numbers that the answer points to when it is nothing but a pointer ("Zie antwoord vraag 4.")."""
    @property
    def span(self) -> Span:
        """The place, from the label to the last word."""
    @property
    def document(self) -> Document:
        """The document that the answer is part of."""
    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions answered, in printed order; empty when the document does not print them."""
    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """The notes whose marks stand in the text, in order."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Exchange:
    r"""Which answer belongs to which questions. Every question and every answer stands in exactly one exchange.

    Here `questions` and `answer` are the objects; in JSON and in `to_dict()` they are indices.

    >>> import kamervragen as kv
    >>> doc = kv.parse("Vraag 1\nKent u de dijk?\nAntwoord 1\nJa.\n")
    >>> for exchange in doc.exchanges:
    ...     print([question.text for question in exchange.questions], exchange.answer.text)
    ['Kent u de dijk?'] Ja.
    """

    __match_args__: ClassVar[tuple[Literal["numbers"], Literal["questions"], Literal["answer"]]]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the questions and the answer together, in rising order."""
    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions; empty for an answer to a question that is not printed."""
    @property
    def answer(self) -> Answer | None:
        """The answer; `None` when there is none."""
    @property
    def document(self) -> Document:
        """The document that the exchange is part of."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Footnote:
    """A footnote (voetnoot)."""

    __match_args__: ClassVar[tuple[Literal["number"], Literal["text"]]]

    @property
    def number(self) -> str:
        """The number as printed. A text, since letters and repeated numbers occur."""
    @property
    def text(self) -> str:
        """The words of the note, without its mark."""
    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses in the note, whole, also where the page broke them."""
    @property
    def span(self) -> Span:
        """The place of the note, with its mark."""
    @property
    def marks(self) -> tuple[Span, ...]:
        """The places of its marks in the text, in order."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Remark:
    """Running text that belongs to the document but is neither question, answer nor note."""

    __match_args__: ClassVar[tuple[Literal["kind"], Literal["text"]]]

    @property
    def kind(self) -> RemarkKind:
        """What kind of text it is: `postponement`, `explanation`, `introduction` or `signature`."""
    @property
    def text(self) -> str:
        """The words, without the label."""
    @property
    def references(self) -> tuple[Reference, ...]:
        """The references in it, in the order of the text: a postponement names letters, an explanation other questions."""
    @property
    def span(self) -> Span:
        """The place, with the label."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Reference:
    """A reference to another publication (verwijzing)."""

    __match_args__: ClassVar[tuple[Literal["kind"], Literal["text"], Literal["id"], Literal["in_"]]]

    @property
    def kind(self) -> ReferenceKind:
        """What it leads to: `kamerstuk`, `aanhangsel`, `url` and so on."""
    @property
    def text(self) -> str:
        """The words that make the reference, as printed."""
    @property
    def id(self) -> str | None:
        """The canonical id; missing when the words do not say enough to make one."""
    @property
    def url(self) -> str | None:
        """Where it can be read; missing when there is no id to make an address from."""
    @property
    def in_(self) -> str:
        """Where in the document it stands: `question 7`, `footnote 2`, `header` (`in` in JSON)."""
    @property
    def span(self) -> Span:
        """The place."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Translation:
    """A copy of the questions in another language, as party pages print them."""

    __match_args__: ClassVar[tuple[Literal["language"], Literal["questions"]]]

    @property
    def language(self) -> str:
        """The language, as an ISO 639-1 code: `en`."""
    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in that language."""
    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """The notes in that language."""
    @property
    def document(self) -> Document:
        """The document that the translation is part of."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Unplaced:
    """Text that no rule claims. It is kept and shown, never dropped."""

    __match_args__: ClassVar[tuple[Literal["text"]]]

    @property
    def text(self) -> str:
        """The words."""
    @property
    def span(self) -> Span:
        """The place."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Diagnostic:
    """What a reader should know about how the document was read.

    `str()` gives the line that the command prints: `12:5: warning[missing-answer] question 3 has no answer`.
    """

    __match_args__: ClassVar[tuple[Literal["code"], Literal["severity"], Literal["message"], Literal["line"], Literal["column"]]]

    @property
    def code(self) -> DiagnosticCode:
        """The type of the finding: a stable name such as `missing-answer`."""
    @property
    def severity(self) -> Severity:
        """How much it matters: `info`, `warning` or `error`."""
    @property
    def message(self) -> str:
        """One phrase that suffices alone."""
    @property
    def span(self) -> Span | None:
        """The place; missing when the finding is about the document as a whole."""
    @property
    def line(self) -> int | None:
        """The line of the place, from 1."""
    @property
    def column(self) -> int | None:
        """The column of the place in characters, from 1."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Segment:
    """A stretch of the source text with its role."""

    __match_args__: ClassVar[tuple[Literal["role"], Literal["numbers"], Literal["span"]]]

    @property
    def role(self) -> SegmentRole:
        """What it is: `header`, `label`, `question`, `answer`, `footnote`, `mark`, `furniture` and so on."""
    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the question, answer or note it belongs to."""
    @property
    def span(self) -> Span:
        """The place."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Paragraph:
    r"""A paragraph (alinea).

    >>> import kamervragen as kv
    >>> doc = kv.parse("Vraag 1\nKent u de dijk?\n")
    >>> match doc.questions[0].blocks:
    ...     case (kv.Paragraph((kv.Text(words),)),):
    ...         print(words)
    Kent u de dijk?
    """

    type: ClassVar[Literal["paragraph"]]
    __match_args__: ClassVar[tuple[Literal["inlines"]]]

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The words, with emphasis, links and note marks in place."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class List:
    """A list (opsomming)."""

    type: ClassVar[Literal["list"]]
    __match_args__: ClassVar[tuple[Literal["items"]]]

    @property
    def items(self) -> tuple[ListItem, ...]:
        """The items in order."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ListItem:
    """An item of a list (lijstitem)."""

    __match_args__: ClassVar[tuple[Literal["mark"], Literal["blocks"]]]

    @property
    def mark(self) -> str:
        """The mark as printed: `–`, `a.`, `1°`. Empty when the source shows none."""
    @property
    def blocks(self) -> tuple[Block, ...]:
        """What the item holds."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Table:
    """A table (tabel)."""

    type: ClassVar[Literal["table"]]
    __match_args__: ClassVar[tuple[Literal["rows"]]]

    @property
    def rows(self) -> tuple[tuple[TableCell, ...], ...]:
        """The rows from top to bottom; each holds its cells from left to right."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TableCell:
    """A cell of a table (tabelcel).

    A cell that reaches over several columns or rows stands once, where it begins; the rows below it hold fewer
    cells.
    """

    __match_args__: ClassVar[tuple[Literal["inlines"], Literal["columns"], Literal["rows"]]]

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The words."""
    @property
    def columns(self) -> int:
        """Over how many columns it reaches: 1 unless the source says otherwise."""
    @property
    def rows(self) -> int:
        """Over how many rows it reaches: 1 unless the source says otherwise."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Image:
    """A picture (plaatje)."""

    type: ClassVar[Literal["image"]]
    __match_args__: ClassVar[tuple[Literal["source"], Literal["description"]]]

    @property
    def source(self) -> str:
        """The address of the picture: whole where the form tells the site, else as it stands in the source."""
    @property
    def description(self) -> str:
        """The words shown where the picture cannot be; empty when the source has none."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Text:
    """Words."""

    type: ClassVar[Literal["text"]]
    __match_args__: ClassVar[tuple[Literal["text"]]]

    @property
    def text(self) -> str:
        """The words as a reader would copy them."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Emphasis:
    """Words set apart by type: bold, italic, raised."""

    type: ClassVar[Literal["emphasis"]]
    __match_args__: ClassVar[tuple[Literal["style"], Literal["inlines"]]]

    @property
    def style(self) -> EmphasisStyle:
        """How the words are set: `strong`, `italic`, `superscript`, `subscript` or `underline`."""
    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The words."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Link:
    """Words that lead somewhere."""

    type: ClassVar[Literal["link"]]
    __match_args__: ClassVar[tuple[Literal["url"], Literal["inlines"]]]

    @property
    def url(self) -> str:
        """The address."""
    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The words."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class NoteMark:
    """The mark of a footnote (nootverwijzing)."""

    type: ClassVar[Literal["note-mark"]]
    __match_args__: ClassVar[tuple[Literal["number"]]]

    @property
    def number(self) -> str:
        """The number of the footnote, as printed."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Dossier:
    r"""A matter (zaak): questions with the postponements, answers and further answers to them, from as many documents.

    `None` and `()` mean: in none of the documents. `Corpus.dossiers` makes them.

    >>> import kamervragen as kv
    >>> head = "Vragen van het lid Jansen (ABC) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).\n"
    >>> asked = kv.parse(head + "Vraag 1\nKent u de dijk?\n", name="vragen.txt")
    >>> answered = kv.parse(head + "Antwoord van Minister Bos (Financiën) (ontvangen 24 mei 2031).\n"
    ...                     "Vraag 1\nKent u de dijk?\nAntwoord 1\nJa.\n", name="antwoord.txt")
    >>> [matter] = kv.Corpus([asked, answered]).dossiers()
    >>> matter.state, matter.days_to_answer, [document.name for document in matter.documents]
    ('answered', 21, ['vragen.txt', 'antwoord.txt'])
    """

    __match_args__: ClassVar[tuple[Literal["case_numbers"], Literal["publication_ids"], Literal["subject"], Literal["state"], Literal["submitted"], Literal["answered"]]]

    @property
    def schema_version(self) -> int:
        """The version of the JSON contract."""
    @property
    def case_numbers(self) -> tuple[str, ...]:
        """The case numbers (zaaknummers); several where questions were answered together."""
    @property
    def publication_ids(self) -> tuple[str, ...]:
        """The ids of the publications, each once, in the order of the documents."""
    @property
    def subject(self) -> str | None:
        """What the questions are about (onderwerp), as the first document that says it has it."""
    @property
    def askers(self) -> tuple[Member, ...]:
        """Who asks (indieners), as the first document that says it has it."""
    @property
    def addressees(self) -> tuple[Addressee, ...]:
        """Who is asked (geadresseerden), as the first document that says it has it."""
    @property
    def state(self) -> DossierState:
        """How far the matter is (stand): `open`, `postponed`, `answered` or `oral`."""
    @property
    def submitted(self) -> date | None:
        """The day on which the questions were handed in (ingezonden), as the first document that says it has it."""
    @property
    def postponed(self) -> date | None:
        """The day of the first postponement (uitstel)."""
    @property
    def answered(self) -> date | None:
        """The day of the first answer."""
    @property
    def days_to_postponement(self) -> int | None:
        """Days from submission to the first postponement; missing unless both dates are known."""
    @property
    def days_to_answer(self) -> int | None:
        """Days from submission to the first answer; missing unless both dates are known."""
    @property
    def documents(self) -> tuple[DossierDocument, ...]:
        """The documents: questions first, then by day; several of one publication where it was given in several forms."""
    @property
    def links(self) -> tuple[DossierLink, ...]:
        """Why the documents stand together. A document alone has none."""
    @property
    def document(self) -> Document | None:
        """The questions as they were asked, with the answers to them. Missing where it was not asked for.

        Its questions are those of the document `questions_from`, its answers those of `answers_from`; spans refer to
        those, each to its own.
        """
    @property
    def questions_from(self) -> int | None:
        """Index of the document from which the questions are; missing when there are none."""
    @property
    def answers_from(self) -> tuple[int, ...]:
        """Indices of the documents from which the answers are, in order: first the answer, then further answers."""
    @property
    def id(self) -> str | None:
        """What names the matter: its first case number, else its first publication id, else the name under which the first
        document was read.
        """
    def to_html(self) -> str:
        """The matter as a whole web page that needs nothing but itself: its documents, what ties them, questions beside
        answers.
        """
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class DossierDocument:
    """A document of a matter."""

    __match_args__: ClassVar[tuple[Literal["name"], Literal["publication_id"], Literal["kind"], Literal["date"]]]

    @property
    def name(self) -> str | None:
        """The name under which it was read: `source.name` of the document."""
    @property
    def publication_id(self) -> str | None:
        """The id of the publication (publicatienummer)."""
    @property
    def kind(self) -> DocumentKind:
        """What kind of document it is: `questions`, `answers`, `postponement`, `oral-questions` or `combined`."""
    @property
    def format(self) -> Format:
        """The form in which it was read: `markdown`, `plain`, `op-xml`, `html`, `docx` or `pdf`."""
    @property
    def date(self) -> date_ | None:
        """Its day: that of the answer or postponement, or of the submission of questions."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class DossierLink:
    """Why a document stands in a matter."""

    __match_args__: ClassVar[tuple[Literal["from_"], Literal["to"], Literal["by"], Literal["value"], Literal["doubtful"]]]

    @property
    def from_(self) -> int:
        """Index of the document (`from` in JSON)."""
    @property
    def to(self) -> int | None:
        """Index of the document to which it is tied; missing when that is not in the matter."""
    @property
    def by(self) -> Evidence:
        """What ties them: `publication`, `case-number`, `see-also`, `questions` or `head`."""
    @property
    def value(self) -> str:
        """What they have in common: the number, the id, or how much of the text of the questions."""
    @property
    def doubtful(self) -> bool:
        """Whether the link can be wrong: something speaks against it, or another document fits as well."""
    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, with the keys of the JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ArrowTable:
    """The rows of a table as Arrow record batches."""

    @staticmethod
    def empty(table: TableName) -> ArrowTable:
        """The table without rows."""
    @property
    def name(self) -> str:
        """The name of the table."""
    @property
    def about(self) -> str:
        """What a row of it is."""
    @property
    def columns(self) -> list[tuple[str, str]]:
        """The names of the columns, each with what it means."""
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

def parse(
    text: str,
    *,
    name: str | None = None,
    format: Format | None = None,
    metadata: bytes | bytearray | None = None,
    segments: bool = False,
    **limits: Unpack[Limits],
) -> Document:
    r"""Reads a document from text.

    `name` is kept in `source` and helps to tell the form, as a file name would; `format` insists on a form instead;
    `metadata` is the publisher's record, `metadata.xml`, whose facts join those of the document; `segments=True` asks
    for the account of every character; `limits` are those of `kamervragen.types.Limits`, each by its name.

    Raises a `KamervragenError`, mostly `NoQuestionsError`, when the text holds no document.

    >>> import kamervragen as kv
    >>> doc = kv.parse("Vraag 1\nKent u de dijk?\nAntwoord 1\nJa.\n")
    >>> doc.questions[0].answer.text
    'Ja.'
    >>> kv.parse("De dijk is hersteld.")
    Traceback (most recent call last):
        ...
    kamervragen.exceptions.NoQuestionsError: expected questions, answers, a postponement or a head sentence, but found none of them
    """

def parse_bytes(
    data: bytes | bytearray,
    *,
    name: str | None = None,
    format: Format | None = None,
    metadata: bytes | bytearray | None = None,
    segments: bool = False,
    **limits: Unpack[Limits],
) -> Document:
    r"""Reads a document from bytes in any form: text in any of the usual character sets, XML, a web page, Word, PDF.

    `name` is kept in `source` and helps to tell the form, as a file name would; `format` insists on a form instead;
    `metadata` is the publisher's record, `metadata.xml`, whose facts join those of the document; `segments=True` asks
    for the account of every character; `limits` are those of `kamervragen.types.Limits`, each by its name.

    Raises a `KamervragenError` when the bytes hold no document.

    >>> import kamervragen as kv
    >>> data = "Vraag 1\nIs de sluis geïnspecteerd?\n".encode("utf-16")
    >>> kv.parse_bytes(data, name="kv-tk-2031Z00417.txt").questions[0].text
    'Is de sluis geïnspecteerd?'
    >>> record = b"<metadata_gegevens><metadata name='DC.title' scheme='' content='Sluizen'/></metadata_gegevens>"
    >>> kv.parse_bytes(data, metadata=record).metadata.title
    'Sluizen'
    """

def read(
    path: str | PathLike[str],
    *,
    format: Format | None = None,
    metadata: bytes | bytearray | None = None,
    segments: bool = False,
    **limits: Unpack[Limits],
) -> Document:
    r"""Reads a document from a file in any form: text, Markdown, XML, a web page, Word, PDF.

    The publisher's record beside the file is read as well: for `X.pdf` the file `X.metadata.xml`, or `metadata.xml` in
    the same folder if it names the publication that the file is called after, or if the file is called after none and
    is the only document there. `metadata` is a record to take instead of that one.

    `format` insists on a form instead of finding it from the file; `segments=True` asks for the account of every
    character; `limits` are those of `kamervragen.types.Limits`, each by its name.

    Raises a `KamervragenError` when the file holds no document, and an `OSError` such as `FileNotFoundError` when it
    cannot be read.

    >>> import pathlib, tempfile
    >>> import kamervragen as kv
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "kv-tk-2031Z00417.md")
    ...     _ = path.write_text("**Vraag 1**\n\nKent u de dijk?\n", encoding="utf-8")
    ...     kv.read(path)
    Document('kv-tk-2031Z00417.md', kind='questions', questions=1, answers=0)
    """

def read_paths(
    paths: Sequence[str | PathLike[str]],
    jobs: int,
    segments: bool,
    limits: Limits,
    step: Callable[[int], object] | None,
) -> tuple[list[tuple[str, Document | _FailureParts]], int]:
    """Reads the documents at paths, in folders and in archives, on several threads.

    Gives, in order, the path of each input and its document, or code, message, line and column of the reason why there
    is none; and how many files were passed over. `step` is called now and then with the number of inputs done since.
    """

def count_paths(paths: Sequence[str | PathLike[str]]) -> int:
    """How many documents there are at paths."""

def make_table(table: TableName, inputs: Sequence[tuple[str, Document | Failure]]) -> ArrowTable:
    """Makes a table of inputs, each with its key: its path; when that comes again, with ` (2)` behind it, and so on."""

def parse_columns(
    batch: object,
    table: TableName,
    content: str,
    name: str,
    metadata: str | None,
    limits: Limits,
) -> tuple[ArrowTable, list[tuple[int, _FailureParts]]]:
    """Parses the documents in the columns of a record batch, and makes a table of them.

    Gives the table, and the row, code, message, line and column of each failure.
    """

def link(documents: Sequence[Document]) -> list[Dossier]:
    """The matters of documents, in the order of their first documents."""

def html_documents(documents: Sequence[Document], failures: Sequence[str]) -> str:
    """Many documents in a notebook; `failures` are lines that say why there is no document."""

def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document in JSON.

    >>> import kamervragen as kv
    >>> kv.json_schema()["title"]
    'Document'
    """

def main(args: Sequence[str]) -> int:
    """Runs the tool as its command line says, from the name of the program on, and gives its exit code."""
