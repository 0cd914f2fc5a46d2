//! The readers, each fed with bytes as a file would be, or with bytes inside the container that it opens.

use kamervragen::{Format, Options, parse_bytes, read_record};

use crate::office_writer::{self, OPENDOCUMENT};
use crate::pdf_writer::PdfWriter;
use crate::promises;

/// Parts the inputs that are several parts of a container.
pub(super) const BORDER: u8 = 0x1C;

/// The parts of a Word document that its reader opens, the main one first.
pub(super) const WORD_PARTS: [&str; 7] = [
    "word/document.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/_rels/document.xml.rels",
    "word/header1.xml",
];

/// The parts of an OpenDocument text that its reader opens.
pub(super) const OPENDOCUMENT_PARTS: [&str; 2] = ["content.xml", "styles.xml"];

fn holds(bytes: &[u8], options: &Options) {
    if let Err(broken) = promises::kept(bytes, options) {
        panic!("{broken}");
    }
}

fn as_form(bytes: &[u8], format: Format) {
    holds(bytes, &Options::default().with_format(format));
}

/// Bytes of which nobody said what they are.
pub(super) fn any(bytes: &[u8]) {
    holds(bytes, &Options::default());
}

pub(super) fn plain(bytes: &[u8]) {
    as_form(bytes, Format::Plain);
}

pub(super) fn markdown(bytes: &[u8]) {
    as_form(bytes, Format::Markdown);
}

pub(super) fn op_xml(bytes: &[u8]) {
    as_form(bytes, Format::OpXml);
}

pub(super) fn html(bytes: &[u8]) {
    as_form(bytes, Format::Html);
}

pub(super) fn docx(bytes: &[u8]) {
    as_form(bytes, Format::Docx);
}

pub(super) fn odt(bytes: &[u8]) {
    as_form(bytes, Format::Docx);
}

pub(super) fn pdf(bytes: &[u8]) {
    as_form(bytes, Format::Pdf);
}

/// A record on its own, and beside a document.
pub(super) fn metadata_xml(bytes: &[u8]) {
    let alone = read_record(bytes);
    assert_eq!(alone, read_record(bytes), "another record for the same input");
    let text = "812\nVragen van het lid Ydema (Waterpartij) aan de Minister van Financiën over fruit (ingezonden 3 mei \
                2031).\nVraag 1\nKent u dit?\nAntwoord 1\nJa.\n";
    let options = Options::default().with_metadata_xml(bytes);
    holds(text.as_bytes(), &options);
    let document = parse_bytes(text.as_bytes(), &options).expect("a document, whatever its record");
    let told = document.diagnostics.iter().any(|found| found.code.as_str() == "unreadable-record");
    assert_eq!(told, alone.is_err(), "a record that is read alone is read beside a document");
    if let Ok(record) = alone {
        assert_eq!(document.metadata.record, record, "entries of the record are lost");
    }
}

/// The parts of a Word document.
pub(super) fn docx_parts(bytes: &[u8]) {
    let parts: Vec<_> = WORD_PARTS.into_iter().zip(bytes.split(|byte| *byte == BORDER)).collect();
    as_form(&office_writer::packed(&parts), Format::Docx);
}

/// The parts of an OpenDocument text.
pub(super) fn odt_parts(bytes: &[u8]) {
    let mut parts = vec![("mimetype", OPENDOCUMENT.as_bytes())];
    parts.extend(OPENDOCUMENT_PARTS.into_iter().zip(bytes.split(|byte| *byte == BORDER)));
    as_form(&office_writer::packed(&parts), Format::Docx);
}

/// A question on a page, behind which all else stands.
const HEAD: &[u8] = b"BT /F 8.5 Tf 221 760 Td 9.6 TL (Vraag 1) Tj T* (Kent u dit?) Tj T* ";

/// The content of a page, and of a form on it.
pub(super) fn pdf_content(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |byte| *byte == BORDER);
    let mut writer = PdfWriter::default();
    writer.pages(1);
    writer.stream(4, "", &[HEAD, parts.next().unwrap_or_default()].concat());
    writer.stream(6, "/Type /XObject /Subtype /Form", parts.next().unwrap_or_default());
    as_form(&writer.finish(), Format::Pdf);
}

/// A font as its dictionary describes it, and its table of characters.
pub(super) fn pdf_font(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |byte| *byte == BORDER);
    let mut writer = PdfWriter::default();
    writer.pages(1);
    writer.raw(8, parts.next().unwrap_or_default());
    writer.object(3, "<</Font <</F 5 0 R /W 8 0 R>>>>");
    let mut content = [HEAD, b"/W 9 Tf <"].concat();
    (0..=255_u8).for_each(|code| content.extend(format!("{code:02x}").bytes()));
    content.extend(b"> Tj T* /F 9 Tf (Ja?) Tj");
    writer.stream(4, "", &content);
    writer.stream(6, "", parts.next().unwrap_or_default());
    as_form(&writer.finish(), Format::Pdf);
}
