//! A manuscript as a Word document: marks of lists and notes are counted by the program, and stand nowhere.

use std::fmt::Write as _;

use super::manuscript::{Count, List, Sheet, lists};
use super::markup::escaped;
use crate::office_writer::packed;
use crate::paper::{Note, NoteRun, Run};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                      xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

pub(super) fn render(sheets: &[Sheet]) -> Vec<u8> {
    let mut writer = Writer::default();
    for sheet in sheets {
        writer.sheet(sheet);
    }
    let document = format!(
        "{HEAD}<w:document {SPACES}><w:body>{}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/></w:sectPr>\
         </w:body></w:document>",
        writer.body
    );
    let notes = format!(
        "{HEAD}<w:footnotes {SPACES}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p>\
         </w:footnote>{}</w:footnotes>",
        writer.notes
    );
    packed(&[
        ("[Content_Types].xml", kinds()),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", document),
        ("word/styles.xml", styles()),
        ("word/numbering.xml", numbering(&lists(sheets))),
        ("word/footnotes.xml", notes),
        ("word/footer1.xml", format!("{HEAD}<w:ftr {SPACES}><w:p>{}</w:p></w:ftr>", page_number())),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("footnotes", "footnotes.xml"),
                ("footer", "footer1.xml"),
            ]),
        ),
    ])
}

fn kinds() -> String {
    let mut parts = String::new();
    for (name, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("footnotes", "footnotes"),
        ("footer1", "footer"),
    ] {
        let _ = write!(parts, "<Override PartName=\"/word/{name}.xml\" ContentType=\"{KIND}.{kind}+xml\"/>");
    }
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{parts}</Types>"
    )
}

fn relations(parts: &[(&str, &str)]) -> String {
    let mut found = String::new();
    for (index, (kind, target)) in parts.iter().enumerate() {
        let _ = write!(
            found,
            "<Relationship Id=\"rId{}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>",
            index + 1
        );
    }
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{found}</Relationships>")
}

fn styles() -> String {
    format!(
        "{HEAD}<w:styles {SPACES}><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standaard\">\
         <w:name w:val=\"Normal\"/></w:style></w:styles>"
    )
}

fn page_number() -> String {
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>\
     <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        .to_owned()
}

/// Each list counts for itself.
fn numbering(lists: &[List]) -> String {
    let (mut shapes, mut instances) = (String::new(), String::new());
    for list in lists {
        let (format, text) = match list.count {
            Count::Figures => ("decimal", "%1."),
            Count::Letters => ("lowerLetter", "%1."),
            Count::Degrees => ("decimal", "%1°"),
            Count::Dashes => ("bullet", "–"),
        };
        let number = list.number + 1;
        let _ = write!(shapes, "<w:abstractNum w:abstractNumId=\"{number}\">");
        for (level, format, text) in [(0, format, text), (1, "bullet", "–")] {
            let _ = write!(
                shapes,
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
                 <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/></w:lvl>"
            );
        }
        shapes.push_str("</w:abstractNum>");
        let _ =
            write!(instances, "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{number}\"/></w:num>");
    }
    format!("{HEAD}<w:numbering {SPACES}>{shapes}{instances}</w:numbering>")
}

#[derive(Default)]
struct Writer {
    body: String,
    notes: String,
}

impl Writer {
    fn sheet(&mut self, sheet: &Sheet) {
        match sheet {
            Sheet::Paragraph(runs) => self.paragraph("", runs),
            Sheet::Label(words) => {
                let _ = write!(self.body, "<w:p>{}</w:p>", run("<w:b/>", words));
            }
            Sheet::Item { list, level, runs, .. } => {
                let number = list.number + 1;
                let properties = format!(
                    "<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr></w:pPr>"
                );
                self.paragraph(&properties, runs);
            }
            Sheet::Table(rows) => {
                self.body.push_str("<w:tbl><w:tblPr/><w:tblGrid/>");
                for row in rows {
                    self.body.push_str("<w:tr>");
                    for words in row {
                        let _ = write!(self.body, "<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>", run("", words));
                    }
                    self.body.push_str("</w:tr>");
                }
                self.body.push_str("</w:tbl><w:p/>");
            }
        }
    }

    fn paragraph(&mut self, properties: &str, runs: &[Run]) {
        let _ = write!(self.body, "<w:p>{properties}");
        for piece in runs {
            let piece = match piece {
                Run::Text(words) => run("", words),
                Run::Italic(words) => run("<w:i/>", words),
                Run::Reference(reference) => run("", &reference.text),
                Run::Note(note) => self.note(note),
                // A field that shows the number of a bookmark; it is words to the program.
                Run::NoteAgain { number, .. } => {
                    run("<w:vertAlign w:val=\"superscript\"/>", &number.to_string())
                }
            };
            self.body.push_str(&piece);
        }
        self.body.push_str("</w:p>");
    }

    /// The note, and its mark. Ids 0 and 1 are those of the rules above notes.
    fn note(&mut self, note: &Note) -> String {
        let id = note.number + 1;
        let raised = "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>";
        let _ = write!(self.notes, "<w:footnote w:id=\"{id}\">");
        for (index, paragraph) in note.paragraphs.iter().enumerate() {
            let mark = if index == 0 {
                format!("<w:r>{raised}<w:footnoteRef/></w:r>{}", run("", " "))
            } else {
                String::new()
            };
            let words: String = paragraph.iter().map(|piece| run("", note_piece(piece))).collect();
            let _ = write!(self.notes, "<w:p>{mark}{words}</w:p>");
        }
        self.notes.push_str("</w:footnote>");
        format!("<w:r>{raised}<w:footnoteReference w:id=\"{id}\"/></w:r>")
    }
}

pub(super) fn note_piece(piece: &NoteRun) -> &str {
    match piece {
        NoteRun::Text(words) | NoteRun::Url(words) => words,
        NoteRun::Reference(reference) => &reference.text,
    }
}

fn run(properties: &str, words: &str) -> String {
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words))
}
