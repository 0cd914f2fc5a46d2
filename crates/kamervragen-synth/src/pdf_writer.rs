//! Writes PDFs object by object, so that a test can make what no program would.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A PDF in the making.
#[derive(Debug)]
pub struct PdfWriter {
    bytes: Vec<u8>,
    /// The number of each object, and where it begins; the last of a number counts.
    places: BTreeMap<usize, usize>,
}

impl Default for PdfWriter {
    fn default() -> Self {
        Self { bytes: b"%PDF-1.5\n".to_vec(), places: BTreeMap::new() }
    }
}

impl PdfWriter {
    /// An object of text.
    pub fn object(&mut self, number: usize, body: &str) {
        self.raw(number, body.as_bytes());
    }

    /// A stream as it is, with what else its dictionary holds: `/Type /XObject`.
    pub fn stream(&mut self, number: usize, dictionary: &str, content: &[u8]) {
        let head = format!("<</Length {} {dictionary}>>\nstream\n", content.len());
        self.raw(number, &[head.as_bytes(), content, b"\nendstream"].concat());
    }

    /// A stream packed by Flate.
    pub fn packed(&mut self, number: usize, dictionary: &str, content: &[u8]) {
        self.stream(number, &format!("/Filter /FlateDecode {dictionary}"), &packed(content));
    }

    /// A page tree in object 1 with pages from object 100 on, each with the resources in object 3 and the content in
    /// object 4, a font in object 5, and the catalog in object 2.
    pub fn pages(&mut self, pages: usize) {
        self.object(2, "<</Type /Catalog /Pages 1 0 R>>");
        let mut kids = String::new();
        for page in 100..100 + pages {
            let _ = write!(kids, "{page} 0 R ");
            self.object(page, "<</Type /Page /Parent 1 0 R /Resources 3 0 R /Contents 4 0 R>>");
        }
        self.object(1, &format!("<</Type /Pages /Count {pages} /Kids [{kids}]>>"));
        self.object(3, "<</Font <</F 5 0 R>> /XObject <</X 6 0 R /Y 7 0 R>>>>");
        self.object(5, "<</Type /Font /Subtype /Type1 /BaseFont /Univers /Encoding /WinAnsiEncoding>>");
    }

    /// The whole file, whose catalog is object 2.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        let start = self.bytes.len();
        let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
        for (number, place) in &self.places {
            let _ = write!(table, "{number} 1\n{place:010} 00000 n \n");
        }
        let size = self.places.last_key_value().map_or(1, |(number, _)| number + 1);
        let _ = write!(table, "trailer\n<</Size {size} /Root 2 0 R>>\nstartxref\n{start}\n%%EOF\n");
        self.bytes.extend_from_slice(table.as_bytes());
        self.bytes
    }

    /// An object as it is.
    pub fn raw(&mut self, number: usize, body: &[u8]) {
        self.places.insert(number, self.bytes.len());
        self.bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        self.bytes.extend_from_slice(body);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }
}

/// What Flate makes of bytes.
#[must_use]
#[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "memory takes what is written")]
pub fn packed(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}
