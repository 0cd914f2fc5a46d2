//! Packs Word and OpenDocument texts part by part, so that a test can make what no program would.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A container of these parts: names, and what they hold.
#[must_use]
#[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "memory takes what is written")]
pub fn packed<T: AsRef<[u8]>>(parts: &[(&str, T)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        archive.start_file(*name, options).expect("a name stands once");
        archive.write_all(text.as_ref()).expect("memory takes all");
    }
    archive.finish().expect("memory takes all").into_inner()
}

/// A Word document with that body.
#[must_use]
pub fn word(body: &str) -> Vec<u8> {
    packed(&[("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"))])
}

/// An OpenDocument text with that body.
#[must_use]
pub fn opendocument(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    packed(&[("mimetype", OPENDOCUMENT), ("content.xml", &content)])
}

/// What the part `mimetype` of an OpenDocument text holds.
pub const OPENDOCUMENT: &str = "application/vnd.oasis.opendocument.text";
