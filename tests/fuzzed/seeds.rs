//! Where a fuzzer begins: the fixtures, taken apart as far as a target wants them.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use lopdf::Document;
use serde_json::Value;
use zip::ZipArchive;

use super::readers::{BORDER, OPENDOCUMENT_PARTS, WORD_PARTS};
use crate::cases::{Case, cases, root};

/// The most bytes of a seed: a fuzzer learns more from many short inputs than from a long one.
const LONGEST: usize = 16 << 10;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz")
}

fn all() -> Vec<Case> {
    [("documents", "json"), ("recovered", "json"), ("invalid", "error")]
        .into_iter()
        .flat_map(|(folder, expectation)| cases(folder, expectation))
        .collect()
}

fn short(bytes: Vec<u8>) -> Option<Vec<u8>> {
    (bytes.len() <= LONGEST).then_some(bytes)
}

pub(super) fn documents() -> Vec<Vec<u8>> {
    all().into_iter().filter_map(|case| short(case.bytes)).collect()
}

/// The documents of a folder, and those of other folders whose names end alike.
pub(super) fn of_form(form: &str) -> Vec<Vec<u8>> {
    let ending = match form {
        "plain" => "txt",
        "markdown" => "md",
        "op-xml" => "xml",
        form => form,
    };
    ending_in(ending).into_iter().filter_map(short).collect()
}

/// The files with that ending, whatever their size: one cut in half is no container.
pub(super) fn ending(ending: &str) -> Vec<Vec<u8>> {
    ending_in(ending)
}

fn ending_in(ending: &str) -> Vec<Vec<u8>> {
    let matches = |case: &Case| case.path.extension().is_some_and(|found| found == ending);
    all().into_iter().filter(matches).map(|case| case.bytes).collect()
}

pub(super) fn records() -> Vec<Vec<u8>> {
    let found = cases("records", "json").into_iter().filter_map(|case| case.record).collect::<Vec<_>>();
    found.into_iter().filter_map(short).collect()
}

pub(super) fn docx_parts() -> Vec<Vec<u8>> {
    taken_apart("docx", &WORD_PARTS)
}

pub(super) fn odt_parts() -> Vec<Vec<u8>> {
    taken_apart("odt", &OPENDOCUMENT_PARTS)
}

/// The named parts of containers, with a border between them.
fn taken_apart(ending: &str, parts: &[&str]) -> Vec<Vec<u8>> {
    let open = |bytes: Vec<u8>| {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let part = |name: &&str| {
            let mut content = Vec::new();
            if let Ok(mut part) = archive.by_name(name) {
                part.read_to_end(&mut content).ok()?;
            }
            Some(content)
        };
        Some(parts.iter().map(part).collect::<Option<Vec<_>>>()?.join(&BORDER))
    };
    ending_in(ending).into_iter().filter_map(open).filter(|parts| parts.len() > BORDER.into()).collect()
}

/// The content of the pages of the PDFs.
pub(super) fn pdf_content() -> Vec<Vec<u8>> {
    let written: [&[u8]; 2] = [
        b"/P <</MCID 7>> BDC (woord) Tj /F 5 Tf 3 Ts (1) Tj EMC q 1 0 0 1 9 9 cm /X Do Q\x1C/Span BMC (ja) Tj EMC",
        b"[(a) -3000 (b)] TJ 9 Tc 2 Tw 80 Tz 12 TL T* (c) ' 1 2 (d) \" BI /W 1 ID a EI",
    ];
    let pages = ending_in("pdf").into_iter().filter_map(|bytes| Document::load_mem(&bytes).ok()).flat_map(
        |document| {
            let content = |page| Some(document.get_page_content(page)).filter(|content| !content.is_empty());
            document.page_iter().filter_map(content).collect::<Vec<_>>()
        },
    );
    pages
        .map(|content| content[..content.len().min(LONGEST)].to_vec())
        .chain(written.map(<[u8]>::to_vec))
        .collect()
}

/// Descriptions of fonts, with the table of characters behind a border.
pub(super) fn pdf_fonts() -> Vec<Vec<u8>> {
    let written: [&[u8]; 5] = [
        b"<</Type /Font /Subtype /Type1 /BaseFont /Univers-Bold /Encoding /WinAnsiEncoding>>\x1C",
        b"<</Type /Font /FirstChar 32 /Widths [250 333 408] /Encoding <</BaseEncoding /MacRomanEncoding /Differences [65 /eacute /f_i 70 /uni20AC]>>>>\x1C",
        b"<</Type /Font /Subtype /Type0 /ToUnicode 6 0 R /DescendantFonts [<</DW 500 /W [3 [250 300] 9 12 600]>>]>>\x1C1 beginbfrange <0000> <00FF> <0041> endbfrange",
        b"<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R>>\x1C1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <00660069> <02> <D83DDE00> endbfchar",
        b"<</Type /Font /ToUnicode 6 0 R /FontDescriptor <</Flags 262144 /FontName /Times-Italic /ItalicAngle -12>>>>\x1C2 beginbfrange <00> <02> [<0041> <0042> <0043>] <10> <20> <0061> endbfrange",
    ];
    written.map(<[u8]>::to_vec).to_vec()
}

/// Labels and pointers.
pub(super) fn labels() -> Vec<Vec<u8>> {
    [
        "4 en 5",
        "4, 5, 7 en 8",
        "2 t/m 6",
        "7–9 en 11–13",
        "1,2,3,4 en 5",
        "2l",
        "1a en 1b",
        "9 10",
        "3Klopt het",
        "1 tot en met 3",
        "Zie antwoord vraag 4.",
        "Zie het antwoord op de vragen 2 en 3.",
        "Deze stappen zijn toegelicht in de antwoorden op de vragen 4 en 5.",
    ]
    .map(|label| label.as_bytes().to_vec())
    .to_vec()
}

/// The inputs in a table of `fixtures/fields`.
pub(super) fn of_table(name: &str) -> Vec<Vec<u8>> {
    let table = fs::read(root().join("fields").join(name).with_extension("json")).unwrap();
    let mut inputs = Vec::new();
    collect(&serde_json::from_slice(&table).unwrap(), &mut inputs);
    inputs
}

fn collect(value: &Value, inputs: &mut Vec<Vec<u8>>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, inputs)),
        Value::Object(fields) => match &fields.get("input") {
            Some(Value::String(input)) => inputs.push(input.clone().into_bytes()),
            Some(lines) => inputs.push(lines.to_string().into_bytes()),
            None => fields.values().for_each(|value| collect(value, inputs)),
        },
        _ => {}
    }
}

/// What broke a promise of that target once.
pub(super) fn found(target: &str) -> Vec<Vec<u8>> {
    let Ok(folder) = fs::read_dir(folder().join("found").join(target)) else { return Vec::new() };
    let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|file| fs::read(file).unwrap()).collect()
}

/// The words of a dictionary as libFuzzer reads it: a line a word, in quotation marks, with `\xAB` for a byte.
pub(super) fn words(dictionary: &str) -> Vec<Vec<u8>> {
    let file = folder().join("dictionaries").join(dictionary).with_extension("dict");
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| unquoted(line).unwrap_or_else(|| panic!("{}: {line}", file.display()))).collect()
}

fn unquoted(line: &str) -> Option<Vec<u8>> {
    let mut rest = line.strip_prefix('"')?.strip_suffix('"')?.as_bytes();
    let mut word = Vec::new();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'\\' {
            word.push(byte);
            continue;
        }
        let (&escaped, after) = rest.split_first()?;
        rest = after;
        if escaped == b'x' {
            let (digits, after) = rest.split_at_checked(2)?;
            word.push(u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?);
            rest = after;
        } else {
            word.push(escaped);
        }
    }
    Some(word)
}
