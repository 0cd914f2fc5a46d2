#!/usr/bin/env python3
"""Makes the Word and OpenDocument texts in fixtures/: their matter is invented, their XML is that of the programs.

    python3 scripts/office_fixtures.py

A document is written down once, as a list of blocks, and a writer for each program makes a file of it. The files are
committed, and the same run gives the same bytes. Only the standard library is used.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent / "fixtures"
DAY = (2031, 6, 5, 12, 0, 0)


class Run:
    """Words set in one way; `link` is where they lead."""

    def __init__(self, words: str, style: str = "", link: str | None = None) -> None:
        self.words, self.style, self.link = words, style, link


class Note:
    """A note at its mark."""

    def __init__(self, *runs: Run | str, end: bool = False) -> None:
        self.runs, self.end = runs, end


class Break:
    """A line end inside a paragraph."""


class Paragraph:
    """A paragraph; `item` is the list and the level in which it stands, `style` may be `heading`."""

    def __init__(self, *runs: object, item: tuple[str, int] | None = None, style: str = "") -> None:
        self.runs, self.item, self.style = runs, item, style


class Cell:
    """A cell of a table, over `columns` and `rows`."""

    def __init__(self, *blocks: object, columns: int = 1, rows: int = 1) -> None:
        self.blocks = [Paragraph(block) if isinstance(block, str) else block for block in blocks]
        self.columns, self.rows = columns, rows


class Table:
    def __init__(self, *rows: list[Cell]) -> None:
        self.rows = rows


class Raw:
    """XML as one program writes it."""

    def __init__(self, docx: str = "", odt: str = "") -> None:
        self.docx, self.odt = docx, odt


def bold(words: str) -> Run:
    return Run(words, "b")


# The lists of all documents: for each level its number format, its text in Word, and its start.
LISTS = {
    "questions": [("decimal", "%1.", 1), ("lowerLetter", "%2.", 1), ("lowerRoman", "%3)", 1)],
    "steps": [("decimal", "%1.", 1), ("decimal", "%1.%2", 1)],
    "bullets": [("bullet", "\uf0b7", 1)],
    "sources": [("decimal", "%1.", 1)],
    "labels": [("decimal", "Vraag %1", 1)],
}


# --- Word -----------------------------------------------------------------------------------------------------------

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Docx:
    def __init__(self) -> None:
        self.notes: list[list[str]] = [[], []]
        # Where links lead: of the document, of the footnotes, of the endnotes.
        self.links: list[list[str]] = [[], [], []]
        self.part = 0

    def run(self, words: str, style: str = "") -> str:
        marks = {"b": "<w:b/>", "i": "<w:i/>", "u": '<w:u w:val="single"/>', "^": '<w:vertAlign w:val="superscript"/>'}
        properties = "".join(marks[sign] for sign in style)
        properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'

    def runs(self, runs: tuple[object, ...]) -> str:
        return "".join(self.inline(run) for run in runs)

    def inline(self, run: object) -> str:
        match run:
            case str():
                return self.run(run)
            case Run(link=None):
                return self.run(run.words, run.style)
            case Run():
                links = self.links[self.part]
                links.append(run.link or "")
                return f'<w:hyperlink r:id="link{len(links)}">{self.run(run.words, run.style)}</w:hyperlink>'
            case Break():
                return "<w:r><w:br/></w:r>"
            case Raw():
                return run.docx
            case Note():
                notes = self.notes[run.end]
                kind = "endnote" if run.end else "footnote"
                number = len(notes) + 2
                notes.append("")
                self.part = 1 + run.end
                text = self.runs(run.runs)
                self.part = 0
                notes[number - 2] = (
                    f'<w:{kind} w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                    f"<w:{kind}Ref/></w:r>{self.run(' ')}{text}</w:p></w:{kind}>"
                )
                return (
                    f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                    f'<w:{kind}Reference w:id="{number}"/></w:r>'
                )
        raise TypeError(run)

    def block(self, block: object) -> str:
        match block:
            case str():
                return self.block(Paragraph(block))
            case Raw():
                return block.docx
            case Paragraph():
                properties = '<w:pStyle w:val="Kop1"/>' if block.style == "heading" else ""
                if block.item:
                    name, level = block.item
                    number = list(LISTS).index(name) + 1
                    properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
                properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
                return f"<w:p>{properties}{self.runs(block.runs)}</w:p>"
            case Table():
                return self.table(block)
        raise TypeError(block)

    def table(self, table: Table) -> str:
        rows: list[str] = []
        below: dict[int, tuple[int, int]] = {}
        for row in table.rows:
            cells, column, waiting = [], 0, list(row)
            while waiting or column in below:
                if column in below:
                    left, columns = below.pop(column)
                    if left > 1:
                        below[column + 10_000] = (left - 1, columns)
                    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
                    cells.append(f"<w:tc><w:tcPr>{span}<w:vMerge/></w:tcPr><w:p/></w:tc>")
                    column += columns
                    continue
                cell = waiting.pop(0)
                span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
                merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
                if cell.rows > 1:
                    below[column + 10_000] = (cell.rows - 1, cell.columns)
                text = "".join(self.block(block) for block in cell.blocks) or "<w:p/>"
                cells.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{text}</w:tc>")
                column += cell.columns
            below = {column - 10_000: cell for column, cell in below.items()}
            rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl><w:p/>"

    def numbering(self) -> str:
        shapes, lists = "", ""
        for index, levels in enumerate(LISTS.values(), 1):
            shape = "".join(
                f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
                for at, (kind, text, start) in enumerate(levels)
            )
            shapes += f'<w:abstractNum w:abstractNumId="{index}">{shape}</w:abstractNum>'
            lists += f'<w:num w:numId="{index}"><w:abstractNumId w:val="{index}"/></w:num>'
        return f"{HEAD}<w:numbering {W}>{shapes}{lists}</w:numbering>"

    def styles(self) -> str:
        return (
            f"{HEAD}<w:styles {W}>"
            '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/>'
            '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Vraag"><w:name w:val="Vraag"/><w:basedOn w:val="Standaard"/>'
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="Nadruk"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="Vet"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
            "</w:styles>"
        )

    def write(self, path: Path, blocks: list[object], head: str | None = None, foot: str | None = None) -> None:
        body = "".join(self.block(block) for block in blocks)
        related = [("styles", "styles.xml", ""), ("numbering", "numbering.xml", "")]
        parts = {"word/styles.xml": self.styles(), "word/numbering.xml": self.numbering()}
        for kind, notes in zip(("footnote", "endnote"), self.notes, strict=True):
            if notes:
                separator = f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
                text = f"{HEAD}<w:{kind}s {W}>{separator}{''.join(notes)}</w:{kind}s>"
                parts[f"word/{kind}s.xml"] = text
                related.append((f"{kind}s", f"{kind}s.xml", ""))
        section = ""
        for kind, name, words in (("header", "hdr", head), ("footer", "ftr", foot)):
            if words is not None:
                parts[f"word/{kind}1.xml"] = f"{HEAD}<w:{name} {W}>{self.block(words)}</w:{name}>"
                related.append((kind, f"{kind}1.xml", ""))
                section += f'<w:{kind}Reference w:type="default" r:id="rId{len(related)}"/>'
        relations = "".join(
            f'<Relationship Id="rId{index}" Type="{RELATION}{kind}" Target="{target}"/>'
            for index, (kind, target, _) in enumerate(related, 1)
        )
        schema = "http://schemas.openxmlformats.org/package/2006/"
        links = [
            "".join(
                f'<Relationship Id="link{index}" Type="{RELATION}hyperlink" Target="{escape(link)}" TargetMode="External"/>'
                for index, link in enumerate(links, 1)
            )
            for links in self.links
        ]
        of_parts = {
            f"word/_rels/{part}.xml.rels": f'{HEAD}<Relationships xmlns="{schema}relationships">{related}</Relationships>'
            for part, related in zip(("document", "footnotes", "endnotes"), (relations + links[0], *links[1:]), strict=True)
            if related
        }
        kinds = "".join(
            f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.'
            f'wordprocessingml.{name.removeprefix("word/").removesuffix(".xml").rstrip("1")}+xml"/>'
            for name in ("word/document.xml", *parts)
        ).replace("document+xml", "document.main+xml")
        pack(
            path,
            {
                "[Content_Types].xml": f'{HEAD}<Types xmlns="{schema}content-types"><Default Extension="rels" '
                f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{kinds}</Types>',
                "_rels/.rels": f'{HEAD}<Relationships xmlns="{schema}relationships"><Relationship Id="rId1" '
                f'Type="{RELATION}officeDocument" Target="word/document.xml"/></Relationships>',
                "word/document.xml": f"{HEAD}<w:document {W}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
                "</w:document>",
                **of_parts,
                **parts,
            },
        )


# --- OpenDocument ---------------------------------------------------------------------------------------------------

O = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("draw", "drawing"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'  # fmt: skip
TEXT = "application/vnd.oasis.opendocument.text"


class Odt:
    def __init__(self) -> None:
        self.notes = [0, 0]
        self.lists = 0
        self.begun: dict[str, int] = {}

    def run(self, words: str, style: str = "") -> str:
        text = escape(words).replace("  ", ' <text:s text:c="1"/>')
        return f'<text:span text:style-name="T{"".join(sorted(style)).replace("^", "s")}">{text}</text:span>' if style else text

    def runs(self, runs: tuple[object, ...]) -> str:
        return "".join(self.inline(run) for run in runs)

    def inline(self, run: object) -> str:
        match run:
            case str():
                return self.run(run)
            case Run(link=None):
                return self.run(run.words, run.style)
            case Run():
                return f'<text:a xlink:type="simple" xlink:href="{escape(run.link or "")}">{self.run(run.words, run.style)}</text:a>'
            case Break():
                return "<text:line-break/>"
            case Raw():
                return run.odt
            case Note():
                self.notes[run.end] += 1
                number = self.notes[run.end]
                shown = ["", "i", "ii", "iii"][number] if run.end else str(number)
                kind = "endnote" if run.end else "footnote"
                return (
                    f'<text:note text:id="{kind[:3]}{number}" text:note-class="{kind}"><text:note-citation>{shown}'
                    f"</text:note-citation><text:note-body><text:p>{self.runs(run.runs)}</text:p></text:note-body></text:note>"
                )
        raise TypeError(run)

    def block(self, block: object) -> str:
        match block:
            case str():
                return self.block(Paragraph(block))
            case Raw():
                return block.odt
            case Paragraph(style="heading"):
                return f'<text:h text:outline-level="1">{self.runs(block.runs)}</text:h>'
            case Paragraph(item=None):
                return f"<text:p>{self.runs(block.runs)}</text:p>"
            case Table():
                return self.table(block)
        raise TypeError(block)

    def blocks(self, blocks: list[object]) -> str:
        """Blocks with the lists around their items, each of which goes on with those of its style before."""
        written, open_list, level = "", "", -1

        def close(down_to: int) -> str:
            nonlocal level
            closed = ""
            while level > down_to:
                closed += "</text:list-item></text:list>"
                level -= 1
            return closed

        for block in blocks:
            item = block.item if isinstance(block, Paragraph) else None
            if item is None or item[0] != open_list:
                written += close(-1)
                open_list = ""
            if item is None:
                written += self.block(block)
                continue
            assert isinstance(block, Paragraph)
            name, at = item
            written += close(at)
            if level == at:
                written += "</text:list-item><text:list-item>"
            while level < at:
                style = f' text:style-name="L{name}"' if level == -1 else ""
                goes_on = ""
                if level == -1:
                    self.lists += 1
                    goes_on = f' xml:id="list{self.lists}"'
                    if name in self.begun:
                        goes_on += f' text:continue-list="list{self.begun[name]}"'
                    self.begun[name] = self.lists
                written += f"<text:list{style}{goes_on}><text:list-item>"
                level += 1
            open_list = name
            written += f"<text:p>{self.runs(block.runs)}</text:p>"
        return written + close(-1)

    def table(self, table: Table) -> str:
        rows, below = "", 0
        for row in table.rows:
            # The cell over two rows is the first in all documents here.
            cells = "<table:covered-table-cell/>" * below
            below = sum(cell.columns for cell in row if cell.rows > 1)
            for cell in row:
                over = f' table:number-columns-spanned="{cell.columns}"' if cell.columns > 1 else ""
                over += f' table:number-rows-spanned="{cell.rows}"' if cell.rows > 1 else ""
                text = "".join(self.block(block) for block in cell.blocks) or "<text:p/>"
                cells += f"<table:table-cell{over}>{text}</table:table-cell>"
                cells += "<table:covered-table-cell/>" * (cell.columns - 1)
            rows += f"<table:table-row>{cells}</table:table-row>"
        columns = sum(cell.columns for cell in table.rows[0])
        repeated = f'<table:table-column table:number-columns-repeated="{columns}"/>'
        return f'<table:table table:name="Tabel1">{repeated}{rows}</table:table><text:p/>'

    def styles(self) -> str:
        properties = {
            "b": 'fo:font-weight="bold"', "i": 'fo:font-style="italic"',
            "s": 'style:text-position="super 58%"', "u": 'style:text-underline-style="solid"',
        }  # fmt: skip
        styles = "".join(
            f'<style:style style:name="T{name}" style:family="text"><style:text-properties '
            f'{" ".join(properties[sign] for sign in name)}/></style:style>'
            for name in ("b", "i", "u", "s", "bi")
        )
        samples = {"decimal": "1", "lowerLetter": "a", "lowerRoman": "i"}
        for name, levels in LISTS.items():
            shapes = ""
            for at, (kind, text, start) in enumerate(levels, 1):
                if kind == "bullet":
                    shapes += f'<text:list-level-style-bullet text:level="{at}" text:bullet-char="•"/>'
                    continue
                shown = text.count("%")
                suffix = text.rsplit(str(at), 1)[1]
                shapes += (
                    f'<text:list-level-style-number text:level="{at}" style:num-format="{samples[kind]}" '
                    f'style:num-suffix="{suffix}" text:display-levels="{shown}" text:start-value="{start}"/>'
                )
            styles += f'<text:list-style style:name="L{name}">{shapes}</text:list-style>'
        return styles

    def write(self, path: Path, blocks: list[object], head: str | None = None, foot: str | None = None) -> None:
        body = self.blocks(blocks)
        around = "".join(
            f"<style:{name}>{self.block(words)}</style:{name}>"
            for name, words in (("header", head), ("footer", foot))
            if words is not None
        )
        pack(
            path,
            {
                "mimetype": TEXT,
                "content.xml": f"{HEAD}<office:document-content {O}><office:automatic-styles>{self.styles()}"
                f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
                "</office:document-content>",
                "styles.xml": f"{HEAD}<office:document-styles {O}><office:styles/><office:master-styles>"
                f'<style:master-page style:name="Standard">{around}</style:master-page></office:master-styles>'
                "</office:document-styles>",
                "META-INF/manifest.xml": HEAD
                + '<manifest:manifest manifest:version="1.3" xmlns:manifest="urn:oasis:names:tc:opendocument:'
                f'xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{TEXT}"/>'
                + "".join(
                    f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
                    for name in ("content.xml", "styles.xml")
                )
                + "</manifest:manifest>",
            },
        )


def pack(path: Path, parts: dict[str, str]) -> None:
    """A zip archive of which every byte is fixed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())


# --- The documents --------------------------------------------------------------------------------------------------

ANSWERS: list[object] = [
    "AH 812",
    "2031Z00417",
    "Antwoord van minister De Wringer (Infrastructuur en Waterstaat), mede namens de minister van Financiën "
    "(ontvangen 5 juni 2031)",
    Paragraph("Kent u het bericht «Sluis bij Overdam dicht»?", Note("De Polderbode, 2 mei 2031, ",
              Run("polderbode.example/sluis", link="https://polderbode.example/sluis"), "."), item=("questions", 0)),
    Paragraph(bold("Antwoord 1")),
    "Ja.",
    Paragraph("Kunt u voor de afgelopen twee jaren aangeven:", item=("questions", 0)),
    Paragraph("hoeveel sluizen dicht waren;", item=("questions", 1)),
    Paragraph("wat het herstel kostte?", item=("questions", 1)),
    Paragraph(bold("Antwoord 2")),
    Paragraph("De cijfers staan ", Run("per jaar", "i"), " in de tabel. Zij zijn ", Run("niet", "u"), " definitief.",
              Note("Kamerstuk 39 999, nr. 12."), " Dat geldt ook voor de ", Run("toelichting", "bi"), "."),
    Table(
        [Cell(Paragraph(bold("Jaar")), rows=2), Cell("Sluizen", columns=2)],
        [Cell("dicht"), Cell("hersteld")],
        [Cell("2029"), Cell("12"), Cell("9")],
        [Cell("2030"), Cell(Paragraph("15", Note("Voorlopig.", end=True))), Cell("11")],
    ),
    "Het herstel verloopt in stappen:",
    Paragraph("onderzoek, te weten:", item=("steps", 0)),
    Paragraph("duikers", item=("steps", 1)),
    Paragraph("metingen", item=("steps", 1)),
    Paragraph("herstel.", item=("steps", 0)),
    Paragraph("Welke gevolgen heeft de sluiting voor:", item=("questions", 0)),
    Paragraph("schippers;", item=("questions", 1)),
    Paragraph("bewoners?", item=("questions", 1)),
    Paragraph("Bent u bereid de sluis voor de zomer te openen?", item=("questions", 0)),
    Paragraph(bold("Antwoord 3 en 4")),
    Paragraph("Schippers varen om.", Break(), "Voor bewoners geldt:"),
    Paragraph("de brug blijft open;", item=("bullets", 0)),
    Paragraph("de bus rijdt vaker.", item=("bullets", 0)),
    Paragraph("Zie ook de brief over de ", Run("vaarwegen", link="https://zoek.officielebekendmakingen.nl/kst-39999-14.html"),
              ".", Note("Kamerstuk 39 999, nr. 14.")),
]  # fmt: skip


def letterhead(day: str, subject: str, *references: str) -> list[object]:
    """The tables above a ministry's letter."""
    return [
        Table(
            [Cell("> Retouradres Postbus 1 1234 AB Overdam", columns=2)],
            [Cell("Aan de Voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018", "2500 EA DEN HAAG",
                  columns=2)],
            [Cell("Datum"), Cell(day)],
            [Cell("Onderwerp"), Cell(subject)],
        ),
        Table([Cell("Directoraat-Generaal Sluizen", "Kade 1", "1234 AB Overdam", *references,
                    "Bij beantwoording de datum en ons kenmerk vermelden.")]),
    ]  # fmt: skip


SUBJECT = "vragen van de leden Oudekerk (SV) en Van der Poel (Waterpartij) over de sluis bij Overdam"
LETTER: list[object] = [
    *letterhead("5 juni 2031", f"Beantwoording Kamer{SUBJECT}", "Ons kenmerk", "7654321"),
    "In antwoord op uw brief van 3 mei 2031, nr. 2031Z00417, deel ik u mede dat de vragen van de leden Oudekerk (SV) en "
    "Van der Poel (Waterpartij) aan de minister van Infrastructuur en Waterstaat en de staatssecretaris van Financiën "
    "over de sluis bij Overdam worden beantwoord zoals aangegeven in de bijlage van deze brief.",
    "Mede namens de staatssecretaris van Financiën,",
    "De minister van Infrastructuur en Waterstaat",
    "W. de Wringer-Bos",
    Paragraph(bold("Antwoorden van de minister van Infrastructuur en Waterstaat mede namens de staatssecretaris van "
                   f"Financiën op {SUBJECT}.")),
    Paragraph(bold("Vraag 1")),
    Paragraph(bold("Kent u het bericht «Sluis bij Overdam dicht»? 1)")),
    Paragraph(bold("Antwoord op vraag 1")),
    "Ja.",
    Paragraph(bold("Vraag 2")),
    Paragraph(bold("Wat kost het herstel2) van de sluis?")),
    Paragraph(bold("Vraag 3")),
    Paragraph(bold("Wie betaalt dat?")),
    Paragraph(bold("Antwoord op de vragen 2 en 3")),
    Paragraph("Het herstel kost twee miljoen euro.", Note("Kamerstuk 39 999, nr. 12.")),
    "Het Rijk betaalt.",
    Paragraph(bold("Vraag 4")),
    Paragraph(bold("Wanneer gaat de sluis open?")),
    "Naar verwachting in juli.",
    "Eerder kan niet.",
    Paragraph("De Polderbode, 2 mei 2031", item=("sources", 0)),
    Paragraph("Waterraad, Sluizen in beeld, 2030", item=("sources", 0)),
]  # fmt: skip

UNNUMBERED: list[object] = [
    *letterhead("5 juni 2031", "Beantwoording vragen van het lid Oudekerk (SV) over pontjes", "Uw kenmerk", "2031Z00418"),
    "Geachte voorzitter,",
    "Hierbij zend ik u de antwoorden op de vragen van het lid Oudekerk (SV) over pontjes.",
    "De minister van Infrastructuur en Waterstaat,",
    "W. de Wringer-Bos",
    Paragraph(bold("Antwoorden van de minister van Infrastructuur en Waterstaat op de vragen van het lid Oudekerk (SV) "
                   "over pontjes")),
    Paragraph(bold("Hoeveel pontjes varen er?")),
    "Er varen 31 pontjes.",
    "In 2030 waren het er 33.",
    Paragraph(bold("Zijn zij gratis?")),
    Paragraph(bold("Zo nee, waarom niet?")),
    "Nee. De reder bepaalt het tarief.",
]  # fmt: skip

POSTPONEMENT: list[object] = [
    *letterhead("24 mei 2031", "Uitstelbericht Kamervragen over de sluis bij Overdam", "Ons kenmerk", "7654320"),
    "Geachte voorzitter,",
    "Op 3 mei jl. heeft het lid Oudekerk (SV) schriftelijke vragen gesteld aan de minister van Infrastructuur en "
    "Waterstaat over de sluis bij Overdam (2031Z00417).",
    "Deze vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord, omdat het onderzoek nog loopt.",
    "De minister van Infrastructuur en Waterstaat,",
    "W. de Wringer-Bos",
]


COUNTED: list[object] = [
    "AH 813",
    "2031Z00419",
    "Antwoord van minister De Wringer (Infrastructuur en Waterstaat) (ontvangen 5 juni 2031)",
    Paragraph("Hoe hoog is de dijk?", item=("labels", 0)),
    "Antwoord",
    "Zes meter.",
    Paragraph("Is dat genoeg?", item=("labels", 0)),
    "Antwoord",
    "Ja.",
]


def field(instruction: str, shown: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{sign.format('begin')}<w:r><w:instrText xml:space=\"preserve\">{escape(instruction)}</w:instrText></w:r>"
        f'{sign.format("separate")}<w:r><w:t xml:space="preserve">{escape(shown)}</w:t></w:r>{sign.format("end")}'
    )


def words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


BOX = '<w:txbxContent><w:p><w:r><w:t>Let op: de sluis is dicht.</w:t></w:r></w:p></w:txbxContent>'
WORD_ONLY: list[object] = [
    "2031Z00417",
    "(ingezonden 3 mei 2031)",
    "Vragen van het lid Oudekerk (SV) aan de minister van Infrastructuur en Waterstaat over de sluis bij Overdam.",
    Raw(docx='<w:p><w:pPr><w:pStyle w:val="Vraag"/></w:pPr>' + words("Kent u het ")
        + '<w:r><w:rPr><w:rStyle w:val="Vet"/></w:rPr><w:t>bericht</w:t></w:r>'
        + '<w:del w:id="1"><w:r><w:delText> van gisteren</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{words(" over de sluis")}</w:ins>{words("?")}</w:p>'),
    Raw(docx='<w:p><w:pPr><w:pStyle w:val="Vraag"/></w:pPr><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t xml:space="preserve">'
        + 'Wat staat er in </w:t></w:r>' + field(' HYPERLINK "https://polderbode.example/sluis" ', "De Polderbode")
        + words(" van ") + field(" DATE ", "2 mei 2031")
        + '<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r>' + words("?") + "</w:p>"),
    Raw(docx='<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:sdt><w:sdtPr/>'
        + f'<w:sdtContent>{words("Geldt dat voor de Noord")}</w:sdtContent></w:sdt><w:r><w:noBreakHyphen/></w:r>'
        + words("Overdamse sluis?") + "</w:p>"),
    Raw(docx='<w:p><w:pPr><w:pStyle w:val="Vraag"/></w:pPr>' + words("Is de dijk")
        + '<w:r><w:softHyphen/></w:r>' + words("bewaking ")
        + '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' + words(" op orde?")
        + f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{BOX}</wps:txbx></mc:Choice><mc:Fallback>'
        + f"<w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
    Raw(docx='<w:p><w:pPr><w:pStyle w:val="Vraag"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
        + words("Het gaat om de bewaking bij hoogwater.") + "</w:p>"),
]  # fmt: skip

ODT_ONLY: list[object] = [
    Raw(odt='<text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1"><text:deletion><office:change-info>'
        '<dc:creator>J. Jansen</dc:creator><dc:date>2031-05-01T09:00:00</dc:date></office:change-info><text:p> van gisteren'
        '</text:p></text:deletion></text:changed-region></text:tracked-changes>'),
    "2031Z00417",
    "(ingezonden 3 mei 2031)",
    "Vragen van het lid Oudekerk (SV) aan de minister van Infrastructuur en Waterstaat over de sluis bij Overdam.",
    Raw(odt='<text:section><text:list xml:id="list1" text:style-name="Lquestions"><text:list-item><text:p>Kent u het '
        'bericht<text:change text:change-id="ct1"/>?</text:p></text:list-item></text:list></text:section>'),
    Raw(odt='<text:list text:continue-list="list1" text:style-name="Lquestions"><text:list-item><text:p>Wat staat er in'
        '<text:s text:c="3"/>de krant?</text:p><text:p>Wij vragen dit met spoed.</text:p></text:list-item>'
        '</text:list><text:p>Bij de dijk:</text:p><text:list text:style-name="Lquestions"><text:list-item text:start-value="3">'
        '<text:p>Is de<text:tab/>dijk hoog?<draw:frame><draw:text-box><text:p>Let '
        'op: de sluis is dicht.</text:p></draw:text-box><svg:title>Kader</svg:title></draw:frame></text:p>'
        '</text:list-item></text:list>'),
]  # fmt: skip


def main() -> None:
    documents = ROOT / "documents" / "docx"
    Docx().write(documents / "word_answers.docx", ANSWERS, "Ministerie van Infrastructuur en Waterstaat", "Pagina 1 van 2")
    Odt().write(documents / "opendocument_answers.odt", ANSWERS, "Ministerie van Infrastructuur en Waterstaat", "Pagina 1 van 2")
    Docx().write(documents / "word_labels-counted.docx", COUNTED)
    Docx().write(ROOT / "recovered" / "word_letter.docx", LETTER, None, "Pagina 1 van 3")
    Docx().write(documents / "word_letter-unnumbered.docx", UNNUMBERED)
    Docx().write(documents / "word_postponement.docx", POSTPONEMENT)
    Docx().write(documents / "word_questions.docx", WORD_ONLY)
    Odt().write(documents / "opendocument_questions.odt", ODT_ONLY)

    invalid = ROOT / "invalid"
    whole = (documents / "word_answers.docx").read_bytes()
    (invalid / "container_damaged.docx").write_bytes(whole[: len(whole) // 2])
    pack(invalid / "container_no-text.docx", {"lees.mij": "Vraag 1\nKent u dit?\n"})
    pack(invalid / "container_spreadsheet.ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
    pack(
        invalid / "container_locked.odt",
        {"mimetype": TEXT, "content.xml": "\x00\x01", "META-INF/manifest.xml": "<m><encryption-data/></m>"},
    )
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(480)
    (invalid / "container_encrypted.docx").write_bytes(compound)


if __name__ == "__main__":
    main()
