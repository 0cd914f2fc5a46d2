"""How questions, answers and notes are taken out of documents without a parser for them: what people write today.

Each function gives three lists: questions and answers as ``(numbers, text)``, and notes as texts. What kamervragen
finds besides (who asked whom and when, which answer is whose, where a note is marked, references, places) is left out.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lxml import etree

Found = tuple[list[tuple[str, str]], list[tuple[str, str]], list[str]]


def with_lxml(path: Path) -> Found:
    """The official XML, of today (``nr``, notes inside the text) and of before 2010 (``nummer``, notes at the end)."""
    root = etree.parse(path).getroot()
    notes = []
    for note in root.iter("noot"):
        for number in note.iterfind("noot.nr"):
            note.remove(number)
        notes.append(words(note))
    etree.strip_elements(root, "noot", with_tail=False)
    questions, answers = ([numbered(part) for part in root.iter(tag)] for tag in ("vraag", "antwoord"))
    return questions, answers, notes


def numbered(part: Any) -> tuple[str, str]:
    number = next(part.iterchildren("nr", "nummer"), None)
    if number is None:
        return "", words(part)
    part.remove(number)
    return words(number), words(part)


def words(part: Any) -> str:
    return " ".join(" ".join(part.itertext()).split())


LABEL = re.compile(r"^(Vraag|Antwoord)(?: op vraag| vraag)? (\d[\d, entm/]*)$", re.MULTILINE)
"""A line with nothing but ``Vraag 4 en 5``."""

FURNITURE = re.compile(
    r"^(?:Tweede Kamer, vergaderjaar .*|(?:ah|kv)-tk-\S+|ISSN .*|’s-Gravenhage \d{4}|\d{1,3})\s*$\n?", re.MULTILINE
)
"""What stands at the foot of each page, and numbers of pages and notes that stand alone."""

NOTE = re.compile(r"^(?:Zie ook|https?://|[A-Z«][^\n]{3,60}, \d{1,2} [a-z]+ \d{4}).*$", re.MULTILINE)
"""A line that begins as a source: ``De Krant, 2 mei 2031``."""

MARK = re.compile(r"(?<=[?.»])\d{1,2}(?=\s)")
"""The number of a note behind a sentence."""


def with_expressions(path: Path) -> Found:
    """Plain text taken out of a PDF by ``pdftotext``."""
    text = FURNITURE.sub("", path.read_text(encoding="utf-8").replace("\f", "\n"))
    questions: list[tuple[str, str]] = []
    answers: list[tuple[str, str]] = []
    notes: list[str] = []

    def keep(note: re.Match[str]) -> str:
        notes.append(note[0])
        return ""

    _, *pieces = LABEL.split(text)
    for kind, numbers, piece in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        part = MARK.sub("", NOTE.sub(keep, piece)).replace("-\n", "")
        (questions if kind == "Vraag" else answers).append((numbers, " ".join(part.split())))
    return questions, answers, notes
