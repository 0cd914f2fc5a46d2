//! The one document that a command line names: its bytes, and how they are to be read.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use kamervragen::{Document, Options, Severity};

use crate::Status;
use crate::args::InputArgs;
use crate::finding::Finding;
use crate::outputs::whole::STANDARD;
use crate::reading::{self, Failure};
use crate::record;

/// A document that is there to be read.
pub(crate) struct Input<'a> {
    file: &'a Path,
    options: Options,
}

impl<'a> Input<'a> {
    /// The document that `args` name, with the record beside it.
    ///
    /// # Errors
    ///
    /// When there is no such file, or no record where one is named.
    pub(crate) fn find(args: &'a InputArgs) -> Result<Self> {
        let file = args.file.as_path();
        let mut options = args.limits.within(Options::default());
        if let Some(format) = args.format {
            options = options.with_format(format);
        }
        if file != Path::new(STANDARD) {
            let path = file.display();
            let there = fs::metadata(file).with_context(|| format!("cannot find `{path}`"))?;
            if there.is_dir() {
                bail!("`{path}` is a folder: this command reads one document, `convert` reads folders");
            }
            if let Some(name) = file.file_name() {
                options = options.with_name(name.to_string_lossy());
            }
            options = record::with_record_beside(options, file);
        }
        if let Some(record) = &args.metadata {
            let bytes = fs::read(record).with_context(|| format!("cannot read `{}`", record.display()))?;
            options = options.with_metadata_xml(bytes);
        }
        Ok(Self { file, options })
    }

    /// The same, to be read with the account of every character if `segments` says so.
    pub(crate) fn with_segments(self, segments: bool) -> Self {
        Self { options: self.options.with_segments(segments), ..self }
    }

    pub(crate) fn document(&self) -> Result<Document, Failure> {
        reading::document_of(&self.bytes()?, &self.options)
    }

    /// The text to which the spans of the document refer.
    pub(crate) fn text(&self) -> Result<String, Failure> {
        reading::text_of(&self.bytes()?, &self.options)
    }

    /// The document, and the text to which its spans refer.
    pub(crate) fn document_and_text(&self) -> Result<(Document, String), Failure> {
        let bytes = self.bytes()?;
        Ok((reading::document_of(&bytes, &self.options)?, reading::text_of(&bytes, &self.options)?))
    }

    fn bytes(&self) -> Result<Vec<u8>, Failure> {
        if self.file == Path::new(STANDARD) {
            reading::read_all(io::stdin().lock(), 0, self.options.max_bytes())
        } else {
            reading::read_file(self.file, self.options.max_bytes())
        }
    }

    /// Says aloud why there is no document.
    pub(crate) fn fail(&self, failure: &Failure) -> Status {
        say(&Finding::of_failure(&self.path(), failure));
        Status::Flawed
    }

    /// Says aloud the findings that make the exit code 1: the output holds them all, but who looks only at the exit
    /// code is to know why.
    pub(crate) fn judge(&self, document: &Document) -> Status {
        let mut status = Status::Clean;
        for diagnostic in document.diagnostics.iter().filter(|found| found.severity == Severity::Error) {
            say(&Finding::of_diagnostic(&self.path(), diagnostic));
            status = Status::Flawed;
        }
        status
    }

    fn path(&self) -> Cow<'a, str> {
        self.file.to_string_lossy()
    }
}

fn say(finding: &Finding<'_>) {
    // Nothing is left to tell where standard error is closed.
    let _ = writeln!(io::stderr(), "{finding}");
}
