//! The printed publication: pages with a masthead, one column, notes and running feet, as the printer of the chamber
//! draws them.
//!
//! Fonts of one byte, sizes and places as they are in print; each paragraph, label, note and cell in marked content of its own.

use std::fmt::Write as _;

use super::page::{Line, Measure, Page, Piece, Set, SetNote, pages};
use super::printed::{collection, dashed, number, year};
use crate::paper::{Block, Paper};
use crate::pdf_writer::PdfWriter;

/// Where the column begins.
const X: f64 = 221.1023;
/// Where heads and feet of pages begin.
const MARGIN: f64 = 55.2756;
const BODY: f64 = 8.5266;
const LEADING: f64 = 9.5811;
const NOTE: f64 = 6.9279;
const NOTE_LEADING: f64 = 9.0423;
/// The column; notes are set in smaller type, so their lines hold more.
const COLUMN: f64 = 318.898;
const MEASURE: Measure = Measure {
    of: |words| length(words, BODY),
    of_marks: |marks| length(&listed(marks), BODY * RAISED),
    column: COLUMN,
    notes: (COLUMN - 6.2363) * BODY / NOTE,
};
/// How large raised figures are beside the text.
const RAISED: f64 = 0.6436;

pub(super) fn render(paper: &Paper) -> Vec<u8> {
    let pages = pages(paper, MEASURE);
    let tables: Vec<&[String]> = paper
        .parts
        .iter()
        .flat_map(|part| &part.blocks)
        .filter_map(|block| match block {
            Block::Table(rows) => Some(rows),
            Block::Paragraph(_) | Block::List(_) => None,
        })
        .flatten()
        .map(Vec::as_slice)
        .collect();
    let mut rows = tables.into_iter();
    let mut writer = PdfWriter::default();
    let mut kids = String::new();
    for (index, page) in pages.iter().enumerate() {
        let mut sheet = Sheet::new(paper, index);
        sheet.body(page, &mut rows);
        sheet.notes(&page.notes);
        sheet.foot(paper, index, pages.len());
        let object = 10 + 2 * index;
        writer.packed(object + 1, "", &sheet.content);
        writer.object(
            object,
            &format!(
                "<</Type /Page /Parent 1 0 R /MediaBox [0 0 595.276 841.89] /Resources 3 0 R /Contents {} 0 R>>",
                object + 1
            ),
        );
        let _ = write!(kids, "{object} 0 R ");
    }
    writer.object(1, &format!("<</Type /Pages /Count {} /Kids [{kids}]>>", pages.len()));
    writer.object(2, "<</Type /Catalog /Pages 1 0 R>>");
    writer.object(3, "<</Font <</F1 4 0 R /F2 5 0 R>> /ProcSet [/PDF /Text]>>");
    for (object, name, is_bold) in [(4, "Univers-Black", true), (5, "Univers", false)] {
        let widths: Vec<String> = (32..=255).map(|code| width(decoded(code), is_bold).to_string()).collect();
        writer.object(
            object,
            &format!(
                "<</Type /Font /Subtype /Type1 /BaseFont /AAAAAA+{name} /Encoding /WinAnsiEncoding /FirstChar 32 \
                 /LastChar 255 /Widths [{}]>>",
                widths.join(" ")
            ),
        );
    }
    writer.finish()
}

/// The font of labels and heads, or that of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Font {
    Bold,
    Plain,
}

/// A page in the making.
struct Sheet {
    content: Vec<u8>,
    /// The base line of the next line.
    y: f64,
    marks: usize,
}

impl Sheet {
    fn new(paper: &Paper, index: usize) -> Self {
        let mut sheet = Self { content: Vec::new(), y: 771.0236, marks: 0 };
        if index > 0 {
            return sheet;
        }
        sheet.alone("creator", "Tweede Kamer der Staten-Generaal", (MARGIN, 762.5197), 18.1191, Font::Bold);
        sheet.alone("Artifact", "2", (505.8793, 740.296), 51.1597, Font::Bold);
        let session = format!("Vergaderjaar {}", dashed(paper));
        sheet.alone("vergaderjaar", &session, (MARGIN, 705.7134), 9.5924, Font::Plain);
        sheet.alone("P", collection(paper), (X, 705.4695), 9.978, Font::Bold);
        if paper.is_reply() {
            let lead = [
                "Vragen gesteld door de leden der Kamer, met de daarop door de",
                "regering gegeven antwoorden",
            ];
            sheet.begin("P");
            for (line, words) in lead.iter().enumerate() {
                sheet.text(words, (X, 648.8503 - LEADING * line as f64), 9.0595, Font::Bold);
            }
            sheet.end();
        }
        sheet.alone("vraagNummer", &number(paper), (X, 538.2425), 12.7899, Font::Bold);
        sheet.y = 538.2425 - 29.1118;
        sheet
    }

    /// The lines of the text: those of a paragraph in one mark, as far as they stand on this page.
    fn body<'r>(&mut self, page: &Page, rows: &mut impl Iterator<Item = &'r [String]>) {
        let mut paragraph: Vec<&Line> = Vec::new();
        for (index, line) in page.body.iter().enumerate() {
            paragraph.push(line);
            if !line.is_last && index + 1 < page.body.len() {
                continue;
            }
            if line.set == Set::Row {
                self.row(rows.next().unwrap_or_default());
            } else {
                self.paragraph(&paragraph);
            }
            paragraph.clear();
        }
    }

    fn paragraph(&mut self, lines: &[&Line]) {
        let set = lines[0].set;
        // A blank line stands above a label, and below the head.
        if set == Set::Label && self.y < 765.0 {
            self.y -= LEADING;
        }
        self.begin(if set == Set::Label { "H" } else { "P" });
        for line in lines {
            let mut x = X;
            for piece in &line.pieces {
                match piece {
                    Piece::Words(words) => {
                        self.text(words, (x, self.y), BODY, Font::Plain);
                        x += length(words, BODY);
                    }
                    Piece::Marks(marks) => {
                        let marks = listed(marks);
                        let raised = (x, self.y + 0.4096 * BODY);
                        self.text(&marks, raised, BODY * RAISED, Font::Plain);
                        x += length(&marks, BODY * RAISED);
                    }
                }
            }
            self.y -= LEADING;
        }
        self.end();
        if set == Set::Head {
            self.y -= 5.67;
        }
    }

    /// A row of a table, in smaller type.
    fn row(&mut self, cells: &[String]) {
        self.begin("TR");
        for (column, words) in cells.iter().enumerate() {
            self.alone("TD", words, (X + 110.0 * column as f64, self.y), NOTE, Font::Plain);
        }
        self.end();
        self.y -= LEADING;
    }

    /// The notes at the foot, below a short rule.
    fn notes(&mut self, notes: &[SetNote]) {
        if notes.is_empty() {
            return;
        }
        let lines: usize = notes.iter().map(|note| note.lines.len()).sum();
        let mut y = 120.0 + NOTE_LEADING * lines as f64;
        self.write(&format!("q\n1 0 0 1 {X} {} cm\n0 0 m\n56.693 0 l\nS\nQ", y + 8.0));
        for note in notes {
            self.begin("Note");
            self.text(&note.number.to_string(), (X, y + 2.744), 4.4901, Font::Plain);
            for words in &note.lines {
                self.text(words, (X + 6.2363, y), NOTE, Font::Plain);
                y -= NOTE_LEADING;
            }
            self.end();
        }
    }

    fn foot(&mut self, paper: &Paper, index: usize, pages: usize) {
        if index == 0 {
            let mut lines = vec![paper.id.clone()];
            if paper.is_reply() {
                lines.push("ISSN 0921 - 7398".to_owned());
            }
            lines.push(format!("’s-Gravenhage {}", year(paper)));
            for (line, words) in lines.iter().enumerate() {
                self.text(words, (MARGIN, 82.2614 - 6.406 * line as f64), 5.862, Font::Plain);
            }
        }
        let series = if paper.is_reply() { "Aanhangsel" } else { "Vragen" };
        let words = format!("Tweede Kamer, vergaderjaar {}, {series}", dashed(paper));
        self.begin("Artifact");
        self.text(&words, (X, 69.4488), 9.0595, Font::Plain);
        if pages > 1 {
            self.text(&(index + 1).to_string(), (531.0, 69.4488), 9.0595, Font::Plain);
        }
        self.end();
    }

    fn alone(&mut self, mark: &str, words: &str, at: (f64, f64), size: f64, font: Font) {
        self.begin(mark);
        self.text(words, at, size, font);
        self.end();
    }

    fn begin(&mut self, mark: &str) {
        if mark == "Artifact" {
            self.write("/Artifact<</Type/Layout>>BDC");
        } else {
            self.write(&format!("/{mark}<</MCID {}>>BDC", self.marks));
            self.marks += 1;
        }
    }

    fn end(&mut self) {
        self.write("EMC");
    }

    /// Words in a text object of their own.
    fn text(&mut self, words: &str, (x, y): (f64, f64), size: f64, font: Font) {
        let name = if font == Font::Bold { "F1" } else { "F2" };
        self.write(&format!("BT\n/{name} 1 Tf\n{size:.4} 0 0 {size:.4} {x:.4} {y:.4} Tm"));
        self.content.push(b'[');
        shown(words, &mut self.content);
        self.write("]TJ\nET");
    }

    fn write(&mut self, words: &str) {
        self.content.extend_from_slice(words.as_bytes());
        self.content.push(b'\n');
    }
}

/// `1, 2`
fn listed(marks: &[u32]) -> String {
    marks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// `(Kostic)389(\xB4)-56(-Blom)`: an accent that the font has no letter for stands over its letter, set back.
fn shown(words: &str, content: &mut Vec<u8>) {
    content.push(b'(');
    for sign in words.chars() {
        if let Some((letter, accent)) = parted(sign) {
            let back = width(letter, false).midpoint(width(accent, false));
            let ahead = width(letter, false).saturating_sub(back);
            content.push(encoded(letter));
            content.extend_from_slice(format!("){back}(").as_bytes());
            content.push(encoded(accent));
            content.extend_from_slice(format!(")-{ahead}(").as_bytes());
            continue;
        }
        if matches!(sign, '(' | ')' | '\\') {
            content.push(b'\\');
        }
        content.push(encoded(sign));
    }
    content.push(b')');
}

/// A letter that the encoding does not have, as the letter and the accent.
const fn parted(sign: char) -> Option<(char, char)> {
    match sign {
        'ć' => Some(('c', '´')),
        'ş' => Some(('s', '¸')),
        _ => None,
    }
}

/// The signs of `WinAnsiEncoding` that stand elsewhere in Unicode.
const SIGNS: &[(u8, char)] = &[
    (0x80, '€'),
    (0x85, '…'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
];

fn encoded(sign: char) -> u8 {
    let known = SIGNS.iter().find(|(_, known)| *known == sign).map(|(code, _)| *code);
    known.or_else(|| u8::try_from(sign).ok()).unwrap_or(b'?')
}

fn decoded(code: u8) -> char {
    SIGNS.iter().find(|(known, _)| *known == code).map_or(char::from(code), |(_, sign)| *sign)
}

/// How wide a sign is, in thousandths of its height: near enough to Univers.
fn width(sign: char, is_bold: bool) -> u32 {
    let plain = match sign {
        'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | '‘' | '!' | '/' | '-' => 278,
        'f' | 't' | '(' | ')' | '[' | ']' | '´' | '¸' => 333,
        'r' => 389,
        'm' | 'M' => 944,
        'w' => 833,
        'W' | '—' => 1000,
        _ if sign.is_uppercase() => 680,
        _ => 556,
    };
    if is_bold && sign != ' ' { plain + 60 } else { plain }
}

fn length(words: &str, size: f64) -> f64 {
    let units: u32 =
        words.chars().map(|sign| width(parted(sign).map_or(sign, |(letter, _)| letter), false)).sum();
    f64::from(units) * size / 1000.0
}
