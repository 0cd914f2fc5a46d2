//! What a fuzzer throws bytes at: a target for each reader and for each grammar.
//!
//! A target asserts what holds for any bytes. `fuzz/` runs the targets under libFuzzer, `tests/targets.rs` runs the same
//! ones on the compiler that builds all else.

mod grammars;
mod mutate;
mod readers;
mod seeds;

pub use mutate::Mutator;

/// What a fuzzer throws bytes at.
pub struct Target {
    /// Its name: that of its program in `fuzz/fuzz_targets/`.
    pub name: &'static str,
    /// The dictionary with which it gets far, in `fuzz/dictionaries/`.
    pub dictionary: &'static str,
    /// Reads the bytes, and panics where a promise is broken.
    pub run: fn(&[u8]),
    seeds: fn() -> Vec<Vec<u8>>,
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target::new("any", "markup", readers::any, seeds::documents),
    Target::new("plain", "text", readers::plain, || seeds::of_form("plain")),
    Target::new("markdown", "text", readers::markdown, || seeds::of_form("markdown")),
    Target::new("op_xml", "markup", readers::op_xml, || seeds::of_form("op-xml")),
    Target::new("html", "markup", readers::html, || seeds::of_form("html")),
    Target::new("metadata_xml", "markup", readers::metadata_xml, seeds::records),
    Target::new("docx", "office", readers::docx, || seeds::ending("docx")),
    Target::new("docx_parts", "office", readers::docx_parts, seeds::docx_parts),
    Target::new("odt", "office", readers::odt, || seeds::ending("odt")),
    Target::new("odt_parts", "office", readers::odt_parts, seeds::odt_parts),
    Target::new("pdf", "pdf", readers::pdf, || seeds::ending("pdf")),
    Target::new("pdf_content", "pdf", readers::pdf_content, seeds::pdf_content),
    Target::new("pdf_font", "pdf", readers::pdf_font, seeds::pdf_fonts),
    Target::new("date", "text", grammars::date, || seeds::of_table("dates")),
    Target::new("numbers", "text", grammars::numbers, seeds::labels),
    Target::new("people", "text", grammars::people, || seeds::of_table("people")),
    Target::new("offices", "text", grammars::offices, || seeds::of_table("offices")),
    Target::new("heading", "text", grammars::heading, || seeds::of_table("headings")),
    Target::new("letter", "text", grammars::letter, || seeds::of_table("headings")),
    Target::new("pointer", "text", grammars::pointer, seeds::labels),
    Target::new("identifiers", "text", grammars::identifiers, || seeds::of_table("identifiers")),
    Target::new("references", "text", grammars::references, || seeds::of_table("references")),
    Target::new("urls", "text", grammars::urls, || seeds::of_table("urls")),
    Target::new("session_year", "text", grammars::session_year, || seeds::of_table("session_years")),
];

impl Target {
    const fn new(
        name: &'static str,
        dictionary: &'static str,
        run: fn(&[u8]),
        seeds: fn() -> Vec<Vec<u8>>,
    ) -> Self {
        Self { name, dictionary, run, seeds }
    }

    /// Where a fuzzer begins: inputs made from the fixtures, and those that broke a promise once.
    #[must_use]
    pub fn seeds(&self) -> Vec<Vec<u8>> {
        let seeds = [seeds::found(self.name), (self.seeds)()].concat();
        assert!(!seeds.is_empty(), "{} has no seeds", self.name);
        seeds
    }

    /// The words in the dictionary.
    #[must_use]
    pub fn words(&self) -> Vec<Vec<u8>> {
        seeds::words(self.dictionary)
    }
}

/// Runs the target of that name on an input; panics where a promise is broken.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.unwrap_or_else(|| panic!("no target `{name}`")).run)(bytes);
}
