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
    metadata: Option<Result<Vec<u8>, String>>,
}

impl Options {
    /// The largest input that is read unless [`with_max_bytes`](Self::with_max_bytes) says otherwise: 256 MiB, some
    /// thousand times the largest publication.
    pub const DEFAULT_MAX_BYTES: usize = 256 << 20;

    /// How much is unpacked of a document unless [`with_max_unpacked_bytes`](Self::with_max_unpacked_bytes) says
    /// otherwise: 64 MiB, some hundred times the largest Word document of this kind.
    pub const DEFAULT_MAX_UNPACKED_BYTES: usize = 64 << 20;

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

    /// Sets how many bytes may be unpacked of a document that is packed, as Word and OpenDocument texts are: of all its
    /// parts together.
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
            metadata: None,
        }
    }
}
