//! All stages and their order.
//!
//! ```text
//! bytes -> Source -> [Block] -> [Row] -> [Part] -> Document (+ diagnostics)
//! ```
//!
//! The record of the publisher, found beside or inside the document, joins on the last step.

use std::borrow::Cow;

use crate::assemble::{SourceFacts, assemble};
use crate::check::check;
use crate::model::{Diagnostic, DiagnosticCode, Document, Format, RecordEntry};
#[cfg(feature = "docx")]
use crate::read::docx;
#[cfg(feature = "html")]
use crate::read::html;
#[cfg(feature = "pdf")]
use crate::read::pdf;
use crate::read::{Reading, detect, markdown, plain};
#[cfg(feature = "xml")]
use crate::read::{metadata_xml, op_xml};
use crate::recognise::{furniture, labels, outline, rows};
use crate::record::Record;
use crate::source::{self, Source, decode, locate, place_of};
use crate::{Error, ErrorKind, Options};

/// Reads a document from text.
///
/// The form (plain text or Markdown) is found from the text.
///
/// # Errors
///
/// [`Error`] when no document could be made: the text is empty, or holds nothing of the kind.
///
/// # Examples
///
/// ```
/// let document = kamervragen::parse("Vraag 1\nKent u het bericht?\n\nAntwoord 1\nJa.\n")?;
/// assert_eq!(document.answers[0].text, "Ja.");
///
/// let error = kamervragen::parse("De sluis was gisteren dicht.").unwrap_err();
/// assert_eq!(error.code(), "no-questions");
/// # Ok::<(), kamervragen::Error>(())
/// ```
pub fn parse(text: &str) -> Result<Document, Error> {
    parse_str(text, &Options::default())
}

/// Reads a document from text in any form.
///
/// Other than [`parse_bytes`], it asks for no character set: what a page or an XML file declares is of no matter for
/// text that is decoded already.
///
/// # Errors
///
/// [`Error`] when no document could be made.
///
/// # Examples
///
/// ```
/// use kamervragen::{Options, parse_str};
///
/// let document = parse_str("Vraag 1\nKent u dit?\n", &Options::default().with_name("kv-tk-2031Z00417.txt"))?;
/// assert_eq!(document.source.name.as_deref(), Some("kv-tk-2031Z00417.txt"));
/// # Ok::<(), kamervragen::Error>(())
/// ```
pub fn parse_str(text: &str, options: &Options) -> Result<Document, Error> {
    check_size(text.as_bytes(), options)?;
    document(source::of_text(text)?, text.as_bytes(), options)
}

/// Reads a document from bytes in any form.
///
/// The form and the character set are found from the bytes; the name in the options helps where they leave it open.
///
/// # Errors
///
/// [`Error`] when no document could be made.
///
/// # Examples
///
/// ```
/// use kamervragen::{Format, Options, parse_bytes};
///
/// let options = Options::default().with_name("ah-tk-20302031-812.md");
/// let document = parse_bytes(b"**Vraag 1**\n\nKent u dit?<sup>1</sup>\n\n<sup>1</sup> De Krant.\n", &options)?;
/// assert_eq!(document.source.format, Format::Markdown);
/// assert_eq!(document.questions[0].notes, ["1"]);
/// # Ok::<(), kamervragen::Error>(())
/// ```
pub fn parse_bytes(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    check_size(bytes, options)?;
    if let Some(format) = container(bytes, options) {
        let reading = read_container(bytes, format, options)?;
        return assembled(reading, "", Vec::new(), format, bytes, options);
    }
    document(decode(bytes)?, bytes, options)
}

/// Reads a publisher's record on its own, as it stands in the file `metadata.xml` beside a publication.
///
/// # Errors
///
/// The diagnostic that a document would have of it, when it cannot be read.
///
/// # Examples
///
/// ```
/// use kamervragen::read_record;
///
/// let xml = r#"<metadata_gegevens><metadata name="DC.title" scheme="" content="Sluizen"/></metadata_gegevens>"#;
/// let record = read_record(xml.as_bytes()).unwrap();
/// assert_eq!((record[0].name.as_str(), record[0].content.as_str()), ("DC.title", "Sluizen"));
///
/// let error = read_record(b"<html><body>Not found</body></html>").unwrap_err();
/// assert_eq!(error.code.as_str(), "unreadable-record");
/// ```
pub fn read_record(bytes: &[u8]) -> Result<Vec<RecordEntry>, Diagnostic> {
    record_in(bytes, &mut Vec::new()).map(|record| record.to_model())
}

fn document(source: Source<'_>, bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let Source { text, start, mut diagnostics } = source;
    if text[start..].trim().is_empty() {
        return Err(ErrorKind::Empty.into());
    }
    let (format, contradicts) = form_of(&text[start..], options);
    if contradicts {
        let message = format!("the content was read as {}, against the ending of the name", format.as_str());
        diagnostics.push(Diagnostic::new(DiagnosticCode::GuessedFormat, None, message));
    }
    let reading = read(&text, start, format, options)?;
    if reading.text.is_some() {
        // A place in the file is none in the text taken out of it.
        for diagnostic in &mut diagnostics {
            diagnostic.span = None;
        }
    }
    assembled(reading, &text, diagnostics, format, bytes, options)
}

/// Makes the document of what a reader handed over.
fn assembled(
    reading: Reading<'_>,
    text: &str,
    mut diagnostics: Vec<Diagnostic>,
    format: Format,
    bytes: &[u8],
    options: &Options,
) -> Result<Document, Error> {
    let Reading { blocks, record: record_inside, text: taken, diagnostics: found } = reading;
    diagnostics.extend(found);
    let text = taken.as_deref().unwrap_or(text);
    let mut imprint = furniture::Imprint::default();
    let rows = furniture::take_out(rows::lay_out(&blocks), &mut imprint);
    let rows = labels::part_inline_answers(rows);
    let outline = outline::outline(&rows, options)?;
    let source = SourceFacts::new(text, options.name(), format, bytes, options.segments());
    let mut record = record_beside(options, &mut diagnostics);
    record.extend(record_inside);
    let mut document = assemble(&rows, outline, &imprint, &record, &source)?;
    document.diagnostics.extend(diagnostics);
    let findings = check(&document);
    document.diagnostics.extend(findings);
    document.diagnostics.sort_by_key(|diagnostic| diagnostic.span.map(|span| span.start));
    locate(text, &mut document.diagnostics);
    Ok(document)
}

/// The record that the caller has for the document; empty where there is none, or none that can be read.
fn record_beside(options: &Options, diagnostics: &mut Vec<Diagnostic>) -> Record<'static> {
    let read = match options.metadata() {
        None => return Record::default(),
        Some(Ok(bytes)) if bytes.len() > options.max_bytes() => {
            let error = ErrorKind::TooLarge { found: bytes.len(), limit: options.max_bytes() };
            Err(unreadable_record(&error.to_string()))
        }
        Some(Ok(bytes)) => record_in(bytes, diagnostics),
        Some(Err(reason)) => Err(unreadable_record(reason)),
    };
    read.unwrap_or_else(|diagnostic| {
        diagnostics.push(diagnostic);
        Record::default()
    })
}

/// The record in a file; what was guessed of its character set is told without a place, since no place in the file is
/// one in the document.
fn record_in(bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Result<Record<'static>, Diagnostic> {
    let source = decode(bytes).map_err(|error| unreadable_record(&error.kind.to_string()))?;
    let told =
        |found: Diagnostic| Diagnostic::new(found.code, None, format!("in the record, {}", found.message));
    diagnostics.extend(source.diagnostics.into_iter().map(told));
    let what = |found: String| unreadable_record(&format!("expected `metadata_gegevens`, but found {found}"));
    #[cfg(feature = "xml")]
    let record = metadata_xml::read(&source.text[source.start..]);
    #[cfg(not(feature = "xml"))]
    let record = Err("a form that this build does not read".to_owned());
    record.map_err(what)
}

fn unreadable_record(reason: &str) -> Diagnostic {
    Diagnostic::new(DiagnosticCode::UnreadableRecord, None, format!("the record was left out: {reason}"))
}

/// The text to which the spans of a document refer: the input itself where it is UTF-8, else what it decodes to; of a
/// web page, a Word document or a PDF the text that is taken out of it.
///
/// # Errors
///
/// [`Error`] when the input is no text.
///
/// # Examples
///
/// ```
/// use kamervragen::{Options, parse_bytes, source_text};
///
/// let bytes = b"Vraag 1\nKent u Cura\xE7ao?\n";
/// let document = parse_bytes(bytes, &Options::default())?;
/// let text = source_text(bytes, &Options::default())?;
/// assert_eq!(document.questions[0].span.of(&text), Some("Vraag 1\nKent u Curaçao?"));
/// # Ok::<(), kamervragen::Error>(())
/// ```
pub fn source_text<'b>(bytes: &'b [u8], options: &Options) -> Result<Cow<'b, str>, Error> {
    check_size(bytes, options)?;
    if let Some(format) = container(bytes, options) {
        return Ok(Cow::Owned(read_container(bytes, format, options)?.text.unwrap_or_default()));
    }
    let Source { text, start, .. } = decode(bytes)?;
    let (format, _) = form_of(&text[start..], options);
    if format != Format::Html {
        return Ok(text);
    }
    let taken = read(&text, start, format, options)?.text;
    Ok(taken.map_or(text, Cow::Owned))
}

/// The form of a text, and whether it speaks against the ending of the name.
fn form_of(text: &str, options: &Options) -> (Format, bool) {
    options.format().map_or_else(|| detect::of_text(text, options.name()), |format| (format, false))
}

/// Reads a text in its form, from `start` on.
#[cfg_attr(
    not(any(feature = "xml", feature = "html")),
    allow(unused_variables, reason = "text that is no markup has no depth")
)]
fn read<'t>(text: &'t str, start: usize, format: Format, options: &Options) -> Result<Reading<'t>, Error> {
    match format {
        Format::Markdown => Ok(Reading::of(markdown::read(text, start))),
        Format::Plain => Ok(Reading::of(plain::read(text, start))),
        #[cfg(feature = "xml")]
        Format::OpXml => op_xml::read(text, start, options.max_depth()).map_err(|error| placed(error, text)),
        #[cfg(feature = "html")]
        Format::Html => html::read(text, start, options.max_depth()).map_err(|error| placed(error, text)),
        format => Err(ErrorKind::UnsupportedFormat { format }.into()),
    }
}

/// Takes the text out of a form that is no text itself.
#[cfg_attr(
    not(all(feature = "docx", feature = "pdf")),
    allow(unused_variables, reason = "a form whose reader is left out is refused unread")
)]
fn read_container(bytes: &[u8], format: Format, options: &Options) -> Result<Reading<'static>, Error> {
    match format {
        #[cfg(feature = "docx")]
        Format::Docx => docx::read(bytes, options),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::read(bytes, options),
        format => Err(ErrorKind::UnsupportedFormat { format }.into()),
    }
}

/// The form of an input that is no text.
fn container(bytes: &[u8], options: &Options) -> Option<Format> {
    match options.format() {
        Some(format) => Some(format).filter(|format| !is_text(*format)),
        None => detect::by_signature(bytes),
    }
}

fn check_size(bytes: &[u8], options: &Options) -> Result<(), Error> {
    let (found, limit) = (bytes.len(), options.max_bytes());
    if found > limit { Err(ErrorKind::TooLarge { found, limit }.into()) } else { Ok(()) }
}

/// An error with line and column of its place.
fn placed(error: Error, text: &str) -> Error {
    let place = error.span.map(|span| place_of(text, span.start));
    let (line, column) = place.unzip();
    Error { line, column, ..error }
}

const fn is_text(format: Format) -> bool {
    matches!(format, Format::Markdown | Format::Plain | Format::OpXml | Format::Html)
}
