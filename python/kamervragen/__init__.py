"""Parser for Dutch parliamentary questions and answers (Kamervragen).

>>> import kamervragen as kv
>>> doc = kv.parse('''
... Vragen van het lid Jansen (ABC) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).
...
... Vraag 1
... Kent u het bericht over de sluis?
...
... Antwoord 1
... Ja.
... ''')
>>> doc.metadata.askers
(Member(name='Jansen', party='ABC'),)
>>> doc.questions[0].text
'Kent u het bericht over de sluis?'
>>> doc.questions[0].answer.text
'Ja.'

``read`` takes a file in any form (Markdown, plain text, official XML, web page, Word, PDF), ``parse`` a text and
``parse_bytes`` bytes. What is odd about a document stands in ``doc.diagnostics``; an input that holds no document
raises a ``KamervragenError``.
"""

from kamervragen._native import (
    Addressee,
    Answer,
    Answerer,
    Diagnostic,
    Document,
    Emphasis,
    Exchange,
    Footnote,
    Image,
    Link,
    List,
    ListItem,
    Member,
    Metadata,
    NoteMark,
    Paragraph,
    Question,
    RecordEntry,
    Reference,
    Remark,
    Segment,
    SourceInfo,
    Table,
    TableCell,
    Text,
    Translation,
    Unplaced,
    __version__,
    json_schema,
    parse,
    parse_bytes,
    read,
)
from kamervragen.exceptions import (
    BrokenContainerError,
    EmptyError,
    KamervragenError,
    MalformedXmlError,
    NoQuestionsError,
    TooDeepError,
    TooLargeError,
    TooManyError,
    UnreadableError,
    UnsupportedFormatError,
)
from kamervragen.types import Block, Inline

__all__ = [
    "Addressee",
    "Answer",
    "Answerer",
    "Block",
    "BrokenContainerError",
    "Diagnostic",
    "Document",
    "Emphasis",
    "EmptyError",
    "Exchange",
    "Footnote",
    "Image",
    "Inline",
    "KamervragenError",
    "Link",
    "List",
    "ListItem",
    "MalformedXmlError",
    "Member",
    "Metadata",
    "NoQuestionsError",
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
    "TooDeepError",
    "TooLargeError",
    "TooManyError",
    "Translation",
    "Unplaced",
    "UnreadableError",
    "UnsupportedFormatError",
    "__version__",
    "json_schema",
    "parse",
    "parse_bytes",
    "read",
]
