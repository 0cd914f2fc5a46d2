//! How to read an input.

use crate::model::Format;

/// How to read an input: all fields have safe defaults.
///
/// # Examples
///
/// ```
/// use kamervragen::{Format, Options};
///
/// let options = Options::default().with_name("ah-tk-20202021-2290.md").with_format(Format::Markdown);
/// assert_eq!(options.format(), Some(Format::Markdown));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    name: Option<String>,
    format: Option<Format>,
    segments: bool,
    max_bytes: usize,
    max_unpacked_bytes: usize,
    max_depth: usize,
    max_questions: usize,
    max_notes: usize,
    max_pdf_operations: usize,
    metadata: Option<Result<Vec<u8>, String>>,
}

impl Options {
    /// The largest input that is read unless [`with_max_bytes`](Self::with_max_bytes) says otherwise: 256 MiB, some
    /// thousand times the largest publication.
    pub const DEFAULT_MAX_BYTES: usize = 256 << 20;

    /// How much is unpacked of a document unless [`with_max_unpacked_bytes`](Self::with_max_unpacked_bytes) says
    /// otherwise: 64 MiB, some hundred times the largest Word document of this kind.
    pub const DEFAULT_MAX_UNPACKED_BYTES: usize = 64 << 20;

    /// How many elements may stand inside each other unless [`with_max_depth`](Self::with_max_depth) says otherwise: 512,
    /// where pages of people nest some thirty.
    pub const DEFAULT_MAX_DEPTH: usize = 512;

    /// How many questions a document may have unless [`with_max_questions`](Self::with_max_questions) says otherwise:
    /// 100,000.
    pub const DEFAULT_MAX_QUESTIONS: usize = 100_000;

    /// How many footnotes a document may have unless [`with_max_notes`](Self::with_max_notes) says otherwise: 100,000.
    pub const DEFAULT_MAX_NOTES: usize = 100_000;

    /// How many operations of a PDF are carried out unless [`with_max_pdf_operations`](Self::with_max_pdf_operations) says
    /// otherwise: five million, some thousand times those of the longest publication.
    pub const DEFAULT_MAX_PDF_OPERATIONS: usize = 5_000_000;

    /// Gives the input a name: its ending helps to tell the form, and the document keeps it.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Insists on a form instead of finding it from the bytes.
    #[must_use]
    pub const fn with_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// Asks for the account of every character in [`Document::segments`](crate::Document::segments).
    #[must_use]
    pub const fn with_segments(mut self, segments: bool) -> Self {
        self.segments = segments;
        self
    }

    /// Sets the largest input that is read, in bytes.
    #[must_use]
    pub const fn with_max_bytes(mut self, max_bytes: usize) -> Self {
        self.max_bytes = max_bytes;
        self
    }

    /// Sets how many bytes may be unpacked of a document that is packed: of all parts together. Word and OpenDocument
    /// texts that hold more are refused; of a PDF what comes later is left out, with a diagnostic.
    ///
    /// # Examples
    ///
    /// ```
    /// use kamervragen::Options;
    ///
    /// let options = Options::default().with_max_unpacked_bytes(1 << 20);
    /// assert_eq!(options.max_unpacked_bytes(), 1_048_576);
    /// ```
    #[must_use]
    pub const fn with_max_unpacked_bytes(mut self, max_unpacked_bytes: usize) -> Self {
        self.max_unpacked_bytes = max_unpacked_bytes;
        self
    }

    /// Sets how many elements may stand inside each other in XML, a web page, or a part of a Word document.
    ///
    /// No more than [`DEFAULT_MAX_DEPTH`](Self::DEFAULT_MAX_DEPTH) is ever allowed: the time that a web page takes grows
    /// with its size and its depth.
    ///
    /// # Examples
    ///
    /// ```
    /// use kamervragen::{Options, parse_bytes};
    ///
    /// let page = "<html><body><div><div><p>Vraag 1</p><p>Kent u dit?</p></div></div></body></html>";
    /// let error = parse_bytes(page.as_bytes(), &Options::default().with_max_depth(3)).unwrap_err();
    /// assert_eq!(error.code(), "too-deep");
    /// ```
    #[must_use]
    pub const fn with_max_depth(mut self, max_depth: usize) -> Self {
        let most = Self::DEFAULT_MAX_DEPTH;
        self.max_depth = if max_depth < most { max_depth } else { most };
        self
    }

    /// Sets how many questions a document may have, and how many answers: each number in a label counts (`Vraag 1 t/m 9`
    /// is nine).
    ///
    /// # Examples
    ///
    /// ```
    /// use kamervragen::{Options, parse_bytes};
    ///
    /// let text = "Vraag 1 t/m 9\nKent u dit?\n";
    /// let error = parse_bytes(text.as_bytes(), &Options::default().with_max_questions(8)).unwrap_err();
    /// assert_eq!(error.to_string(), "expected at most 8 questions, but found more");
    /// ```
    #[must_use]
    pub const fn with_max_questions(mut self, max_questions: usize) -> Self {
        self.max_questions = max_questions;
        self
    }

    /// Sets how many footnotes a document may have.
    #[must_use]
    pub const fn with_max_notes(mut self, max_notes: usize) -> Self {
        self.max_notes = max_notes;
        self
    }

    /// Sets how many operations of a PDF are carried out: each word that is set, each change of font or place. They stand
    /// for its time, which would differ from one run to the next; what comes after them is left out, with a
    /// diagnostic.
    #[must_use]
    pub const fn with_max_pdf_operations(mut self, max_pdf_operations: usize) -> Self {
        self.max_pdf_operations = max_pdf_operations;
        self
    }

    /// Gives the publisher's record of the input, as it stands in the file `metadata.xml` beside a publication.
    ///
    /// Its facts join those of the document: see [`Metadata::record`](crate::Metadata::record). A record that cannot
    /// be read gives the document a diagnostic, and is no error.
    ///
    /// # Examples
    ///
    /// ```
    /// use kamervragen::{Options, parse_bytes};
    ///
    /// let record = r#"<metadata_gegevens>
    ///   <metadata name="OVERHEIDop.vraagnummer" scheme="" content="2031Z00417"/>
    /// </metadata_gegevens>"#;
    /// let options = Options::default().with_metadata_xml(record);
    /// let document = parse_bytes("Vraag 1\nKent u dit?\nAntwoord 1\nJa.\n".as_bytes(), &options)?;
    /// assert_eq!(document.metadata.case_numbers, ["2031Z00417"]);
    /// assert_eq!(document.metadata.record[0].name, "OVERHEIDop.vraagnummer");
    /// # Ok::<(), kamervragen::Error>(())
    /// ```
    #[must_use]
    pub fn with_metadata_xml(mut self, record: impl Into<Vec<u8>>) -> Self {
        self.metadata = Some(Ok(record.into()));
        self
    }

    /// Says that there is a record beside the input but that it could not be fetched, and why: the document gets the
    /// same diagnostic as with a record that cannot be read.
    #[must_use]
    pub fn with_unreadable_metadata(mut self, reason: impl Into<String>) -> Self {
        self.metadata = Some(Err(reason.into()));
        self
    }

    /// The name of the input.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The form that is insisted on.
    #[must_use]
    pub const fn format(&self) -> Option<Format> {
        self.format
    }

    /// Whether the account of every character is asked for.
    #[must_use]
    pub const fn segments(&self) -> bool {
        self.segments
    }

    /// The largest input that is read, in bytes.
    #[must_use]
    pub const fn max_bytes(&self) -> usize {
        self.max_bytes
    }

    /// How many bytes may be unpacked of a document that is packed.
    #[must_use]
    pub const fn max_unpacked_bytes(&self) -> usize {
        self.max_unpacked_bytes
    }

    /// How many elements may stand inside each other.
    #[must_use]
    pub const fn max_depth(&self) -> usize {
        self.max_depth
    }

    /// How many questions a document may have, and how many answers.
    #[must_use]
    pub const fn max_questions(&self) -> usize {
        self.max_questions
    }

    /// How many footnotes a document may have.
    #[must_use]
    pub const fn max_notes(&self) -> usize {
        self.max_notes
    }

    /// How many operations of a PDF are carried out.
    #[must_use]
    pub const fn max_pdf_operations(&self) -> usize {
        self.max_pdf_operations
    }

    /// The publisher's record of the input.
    #[must_use]
    pub fn metadata_xml(&self) -> Option<&[u8]> {
        self.metadata.as_ref()?.as_deref().ok()
    }

    /// The record, or why it could not be fetched.
    pub(crate) fn metadata(&self) -> Option<Result<&[u8], &str>> {
        self.metadata.as_ref().map(|found| found.as_deref().map_err(String::as_str))
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            name: None,
            format: None,
            segments: false,
            max_bytes: Self::DEFAULT_MAX_BYTES,
            max_unpacked_bytes: Self::DEFAULT_MAX_UNPACKED_BYTES,
            max_depth: Self::DEFAULT_MAX_DEPTH,
            max_questions: Self::DEFAULT_MAX_QUESTIONS,
            max_notes: Self::DEFAULT_MAX_NOTES,
            max_pdf_operations: Self::DEFAULT_MAX_PDF_OPERATIONS,
            metadata: None,
        }
    }
}
