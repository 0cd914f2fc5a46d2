"""What a notebook shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import kamervragen as kv


class Page(HTMLParser):
    """The rows of the table of questions and answers as texts, and the elements and attributes that occur."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)
        if self.open.count("table") == 1:
            if tag == "tr":
                self.rows.append([])
            elif tag in {"td", "th"}:
                self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "table" in self.open:
            self.rows[-1][-1] += data + " "


def rows(html: str) -> list[list[str]]:
    return [[" ".join(cell.split()) for cell in row] for row in Page(html).rows]


def test_a_page_is_whole_and_loads_nothing(doc: kv.Document) -> None:
    page = doc.to_html()
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert {"script", "link", "img"}.isdisjoint(re.findall(r"<([a-z]+)", page))
    assert all(question.text.split()[0] in page for question in doc.questions)


def test_questions_stand_beside_their_answers(doc: kv.Document) -> None:
    assert rows(doc._repr_html_()) == [
        ["Question", "Answer"],
        ["Vraag 1 Kent u het bericht «Sluis <Oost> al een jaar dicht» ? 1", "Antwoord 1 Ja."],
        [
            "Vraag 2 Hoeveel schepen voeren om? "
            "Vraag 3 Kunt u per maand aangeven: a. hoeveel schepen wachtten; b. hoe lang zij wachtten?",
            "Antwoord 2 en 3 Zie de tabel. 1 Maand Schepen mei 12 "
            "Het verslag staat op de site van het waterschap . [blad-2.png]",
        ],
        ["4 Wanneer gaat de sluis weer open?", "no answer"],
        ["not printed in this document", "Antwoord 5a Zie antwoord vraag 2."],
    ]


def test_facts_notes_and_findings_are_shown(doc: kv.Document) -> None:
    html = doc._repr_html_()
    for words in [
        "het onderhoud van sluizen &amp; stuwen in de IJssel",
        "Van der Berk (ABC), Ölçer",
        "Minister De Wit (Infrastructuur en Waterstaat)",
        "2030-12-16, after 42 days",
        "De Dijkbode, 1 november 2030, ",
        "https://waterschap.example/tellingen",
        "Hierbij zend ik u de antwoorden.",
        "Do you know the report?",
        "Einde bericht",
        "warning[missing-answer] question 4 has no answer",
    ]:
        assert words in html, words


def test_the_page_is_self_contained(doc: kv.Document) -> None:
    page = Page(doc._repr_html_())
    assert page.elements.isdisjoint({"script", "style", "link", "img", "iframe"})
    assert page.attributes == {"style", "href", "rel", "role", "title", "id", "open"}


def test_a_question_an_answer_and_an_exchange_show_the_exchange(doc: kv.Document) -> None:
    whole = rows(doc._repr_html_())
    head, row = whole[0], whole[2]
    assert rows(doc.exchanges[1]._repr_html_()) == [head, row]
    assert rows(doc.answers[1]._repr_html_()) == [head, row]
    second = doc.questions[1]
    assert rows(second._repr_html_()) == [head, ["Vraag 2 Hoeveel schepen voeren om?", row[1]]]
    assert rows(doc.questions[3]._repr_html_()) == [["Question"], ["4 Wanneer gaat de sluis weer open?"]]


def test_a_question_of_a_translation_shows_its_own_notes(doc: kv.Document) -> None:
    html = doc.translations[0].questions[0]._repr_html_()
    assert "De Dijkbode, 1 November 2030." in html
    assert "1 november" not in html


def test_markup_in_a_document_stays_text(contract: dict[str, Any]) -> None:
    contract["questions"][0]["blocks"] = [
        {"type": "paragraph", "inlines": [{"type": "text", "text": "<script>alert('x')</script>"}]}
    ]
    html = kv.Document.from_dict(contract)._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in html
