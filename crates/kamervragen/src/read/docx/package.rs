//! The zip archive around a document, unpacked within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::broken;
use crate::source::decode;
use crate::{Error, ErrorKind};

/// The kinds of OpenDocument file that hold running text.
const TEXTS: [&str; 3] = [
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.text-master",
    "application/vnd.oasis.opendocument.text-template",
];

pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may be unpacked in all.
    limit: usize,
    /// How many bytes are unpacked so far.
    unpacked: usize,
    /// How many elements of a part may stand inside each other.
    pub(super) deepest: usize,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8], limit: usize, deepest: usize) -> Result<Self, Error> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error, None))?;
        Ok(Self { archive, limit, unpacked: 0, deepest })
    }

    /// Whether it holds an OpenDocument text; a Word document otherwise.
    pub(super) fn is_opendocument(&mut self) -> Result<bool, Error> {
        if self.has("mimetype") {
            let kind = self.part("mimetype")?.unwrap_or_default();
            let kind = kind.trim();
            if TEXTS.contains(&kind) {
                return self.not_encrypted().map(|()| true);
            }
            if kind.starts_with("application/vnd.") {
                return Err(broken(format!("it is of the kind `{kind}`")));
            }
        }
        if self.has("word/document.xml") || self.has("_rels/.rels") {
            return Ok(false);
        }
        if self.has("content.xml") {
            return self.not_encrypted().map(|()| true);
        }
        Err(broken("the zip archive holds no text"))
    }

    /// The parts of an encrypted OpenDocument file are rubbish, and its list of parts says so.
    fn not_encrypted(&mut self) -> Result<(), Error> {
        let manifest = self.part("META-INF/manifest.xml")?.unwrap_or_default();
        let encrypted = ["encryption-data", "encrypted-key"].iter().any(|word| manifest.contains(word));
        if encrypted { Err(broken("it is encrypted")) } else { Ok(()) }
    }

    fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of a part; `None` when there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Error> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error, Some(name))),
        };
        let size = usize::try_from(part.size()).unwrap_or(usize::MAX);
        let total = self.unpacked.saturating_add(size);
        if total > self.limit {
            return Err(ErrorKind::TooLarge { found: total, limit: self.limit }.into());
        }
        let mut bytes = Vec::new();
        // One byte more than is declared tells that the declaration is false.
        let read = part.take(size as u64 + 1).read_to_end(&mut bytes);
        if bytes.len() > size {
            return Err(broken(format!("its part `{name}` is larger than it says")));
        }
        read.map_err(|error| broken(format!("its part `{name}` is damaged: {}", lower(&error.to_string()))))?;
        self.unpacked = total;
        let source = decode(&bytes).map_err(|_| broken(format!("its part `{name}` is no text")))?;
        let start = source.start;
        let mut text = source.text.into_owned();
        text.drain(..start);
        Ok(Some(text))
    }
}

fn damaged(error: &ZipError, part: Option<&str>) -> Error {
    let name = part.map(|name| format!(" (`{name}`)")).unwrap_or_default();
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            broken("it is encrypted")
        }
        ZipError::InvalidArchive(found) => {
            broken(format!("the zip archive is damaged{name}: {}", lower(found)))
        }
        error => broken(format!("the zip archive is damaged{name}: {}", lower(&error.to_string()))),
    }
}

/// A message of another program in our own style.
fn lower(message: &str) -> String {
    let mut signs = message.trim_end_matches('.').chars();
    signs.next().map(|first| first.to_lowercase().chain(signs).collect()).unwrap_or_default()
}
